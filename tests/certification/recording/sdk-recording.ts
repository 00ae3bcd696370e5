/** The calls of the shop's page to the SDK, and the SDK's calls to the API, as the pages report them. */
import type { Exchange, SdkCall } from '../../../harness/exchange.ts';
import { storedBody } from '../../../harness/limits.ts';
import type { Masker } from '../../../harness/masking.ts';
import type { Claims } from './claims.ts';
import type { Interceptor } from './interceptor.ts';
import type { PageReport } from './page-report.ts';

export type SdkReport = Exclude<PageReport, { kind: 'message' }>;

export class SdkRecording {
  readonly #exchanges = new Map<string, Exchange>();
  /** The reasons why calls got no answer, which the browser does not report to the page. */
  readonly #failures = new Map<string, string>();
  readonly #calls = new Map<string, SdkCall>();
  readonly #masker: Masker;
  readonly #claims: Claims | undefined;
  readonly #interceptor: Interceptor;
  readonly #id: (kind: string) => string;

  constructor(
    masker: Masker,
    claims: Claims | undefined,
    interceptor: Interceptor,
    id: (kind: string) => string,
  ) {
    this.#masker = masker;
    this.#claims = claims;
    this.#interceptor = interceptor;
    this.#id = id;
  }

  get calls(): SdkCall[] {
    return [...this.#calls.values()];
  }

  get exchanges(): Exchange[] {
    return [...this.#exchanges.values()].map((exchange) => {
      const { method, url } = exchange.request;
      const error = exchange.error === undefined ? undefined : this.#failures.get(`${method} ${url}`);
      return error === undefined ? exchange : { ...exchange, error };
    });
  }

  failed(method: string, url: string, error: string): void {
    this.#failures.set(`${method} ${url}`, error);
  }

  receive(report: SdkReport, frameUrl: string): void {
    switch (report.kind) {
      case 'call':
        this.#claims?.ofSdk({ args: report.args });
        this.#calls.set(report.id, {
          id: report.id,
          method: report.method,
          args: report.args,
          at: report.at,
          page: frameUrl.split('?')[0] ?? '',
        });
        return;
      case 'settled': {
        const call = this.#calls.get(report.id);
        if (!call) return;
        this.#masker.learn(report.result);
        const { result, threw } = report;
        this.#calls.set(report.id, {
          ...call,
          settledAt: report.at,
          ...(result === undefined ? {} : { result }),
          ...(threw === undefined ? {} : { threw }),
        });
        return;
      }
      case 'sent':
        this.#began(report);
        return;
      case 'answered':
        this.#ended(report);
        return;
      default:
        report satisfies never;
    }
  }

  #began({ id, at, method, url, headers, body: text }: SdkReport & { kind: 'sent' }): void {
    const { body } = storedBody(text);
    this.#claims?.ofSdk(body);
    this.#masker.learn(body);
    const request = { method, url, headers, ...(body === undefined ? {} : { body }) };
    this.#exchanges.set(id, {
      id: this.#id('browser'),
      sender: 'browser',
      startedAt: at,
      finishedAt: at,
      request,
    });
  }

  #ended({ id, at, response, error }: SdkReport & { kind: 'answered' }): void {
    const exchange = this.#exchanges.get(id);
    if (!exchange) return;
    const stored = storedBody(response?.body);
    this.#claims?.ofSdk(stored.body);
    this.#masker.learn(stored.body);
    const { method, url } = exchange.request;
    const intervention = this.#interceptor.interventionOn(method, url);
    this.#exchanges.set(id, {
      ...exchange,
      finishedAt: at,
      ...(response ? { response: { ...response, body: undefined, ...stored } } : {}),
      ...(error === undefined ? {} : { error }),
      ...(intervention === undefined ? {} : { intervention }),
    });
  }
}
