/** The harness's own calls of the provider's API, through the tap, as the merchant's back end would make them. */
import type { RunContext } from '../../harness/run.ts';
import { isOutage } from '../../harness/intervention.ts';
import { isTooDeep, LIMITS, shown } from '../../harness/limits.ts';
import { EnvironmentError, HARNESS_APPLICATION } from '../../harness/tap-client.ts';
import { TEST_TOKEN_HEADER } from '../../harness/test-token.ts';
import type { Wire } from '../../contract/method.ts';

export interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

export class Api {
  readonly #run: RunContext;
  readonly #test: string;

  constructor(run: RunContext, test: string) {
    this.#run = run;
    this.#test = test;
  }

  checkout(id: string): Promise<Answer> {
    return this.call('GET', `/checkouts/${id}`);
  }
  order(id: string): Promise<Answer> {
    return this.call('GET', `/orders/${id}`);
  }
  source(id: string): Promise<Answer> {
    return this.call('GET', `/sources/${id}`);
  }

  /**
   * Creates a checkout for the harness, in the method's market.
   * @param more members in addition to the required ones
   * @throws EnvironmentError if the target refuses it: the scenario then proves nothing
   */
  async makeCheckout({ markets: [market] }: Wire, more: object = {}): Promise<Answer> {
    const answer = await this.call('POST', '/checkouts', {
      currency: market.currency,
      email: market.owner.email,
      locale: market.locale.replace('-', '_'),
      upstreamId: `${this.#run.id}-${this.#test}`,
      items: [
        {
          productDetails: {
            id: 'conformance-probe',
            skuGroupId: 'physical-goods',
            name: 'Conformance probe',
            countryOfOrigin: 'US',
          },
          price: market.price,
          quantity: 1,
        },
      ],
      ...more,
    });
    // an outage of the target is reported from its exchange
    if (answer.status !== 201 && !isOutage(answer.status))
      throw new EnvironmentError(
        `the provider refused a checkout that the harness itself requested: ${answer.status} ${shown(JSON.stringify(answer.body.errors ?? 'no errors'))}`,
      );
    return answer;
  }

  /**
   * Makes a call.
   * @param probe a wrong key to try on purpose, with its name
   * @throws EnvironmentError if there is no answer
   */
  async call(
    method: string,
    path: string,
    body?: unknown,
    probe?: { name: string; authorization: string | undefined },
  ): Promise<Answer> {
    const { targets, apiVersion, runKey, timeoutFactor } = this.#run;
    const authorization = probe ? probe.authorization : `Bearer ${targets.secretKey}`;
    const headers: Record<string, string> = {
      'content-type': 'application/json',
      'digitalriver-version': apiVersion,
      [TEST_TOKEN_HEADER]: this.#test,
      'upstream-application-id': `${HARNESS_APPLICATION}/${runKey.slice(0, 4)}`,
      ...(authorization === undefined ? {} : { authorization }),
      ...(probe ? { 'x-conformance-probe': probe.name } : {}),
    };
    try {
      const response = await fetch(targets.tapUrl + path, {
        method,
        headers,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(LIMITS.callMilliseconds * timeoutFactor),
      });
      return { status: response.status, body: objectIn(await response.text()) };
    } catch (error) {
      if (error instanceof SyntaxError)
        throw new EnvironmentError(`the provider's answer to ${method} ${path} is not JSON`);
      throw new EnvironmentError(`no answer to ${method} ${path}: ${String(error)}`);
    }
  }
}

/** @throws SyntaxError for text that is not JSON. JSON that is not an object counts as an object without members. */
function objectIn(text: string): Record<string, unknown> {
  if (!text) return {};
  if (isTooDeep(text)) throw new SyntaxError('too many levels');
  const value: unknown = JSON.parse(text);
  return value !== null && typeof value === 'object' ? { ...value } : {};
}

/**
 * Calls the embedded provider's control endpoint, for actions that in a sandbox only the support staff can do.
 */
export class Control {
  readonly #url: string;
  readonly #key: string;

  constructor(url: string, key: string) {
    this.#url = url;
    this.#key = key;
  }

  funds(source: string): Promise<void> {
    return this.post(`/sources/${source}/funds`);
  }
  expire(source: string): Promise<void> {
    return this.post(`/sources/${source}/expire`);
  }

  async post(path: string, body: unknown = {}): Promise<void> {
    const headers = { authorization: `Bearer ${this.#key}`, 'content-type': 'application/json' };
    const response = await fetch(this.#url + path, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(LIMITS.callMilliseconds),
    });
    if (!response.ok)
      throw new Error(`the control endpoint refused ${path}: ${response.status} ${await response.text()}`);
  }
}
