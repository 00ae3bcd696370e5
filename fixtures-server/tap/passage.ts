/** Handles one call: interventions, the provider's answer, the record. */
import type { Exchange, Sender } from '../../harness/exchange.ts';
import { inTime } from '../../harness/in-time.ts';
import { changes, concerns, type Interventions, isOutage } from '../../harness/intervention.ts';
import { poll } from '../../harness/poll.ts';
import { HARNESS_APPLICATION } from '../../harness/tap-client.ts';
import { isTestToken, TEST_TOKEN_HEADER } from '../../harness/test-token.ts';
import { changed, json, made } from './answers.ts';
import { learnCredentials } from './credentials.ts';
import type { Answer } from './forward.ts';
import { type Log, UNJOINED } from './log.ts';
import { record, type TapRequest } from './record.ts';

/** Statuses of a gateway that cannot reach the provider. */
export const GATEWAY_ERRORS = [502, 503, 504];

/** Milliseconds for which an answer waits for an event. */
const LONGEST_WAIT = 5_000;

const FAILURES_IN_A_ROW = 5;

/**
 * Milliseconds for which a call waits until it is joined to a test, if an intervention may apply to the call.
 */
const LONGEST_DOUBT = 1_500;

/** Milliseconds for which a provider counts as unreachable after a failed probe, without a further probe. */
const GONE_FOR = 30_000;

export interface Health {
  readonly reachable: boolean;
  readonly error?: string;
}

type SentCall = Parameters<Interventions['find']>[0];

export interface Passed {
  /** Absent if the connection must be closed without an answer. */
  readonly answer?: Answer;
  readonly exchange: Exchange;
}

export class Passage {
  /** Whether the provider's last call had no response, or a gateway error. */
  unreachable = false;
  #failures = 0;
  readonly #log: Log;
  readonly #ask: (seen: TapRequest) => Promise<Answer>;
  readonly #pending = new Set<Promise<unknown>>();
  #lastProbe: { readonly at: number; readonly health: Promise<Health> } | undefined;

  /** @param ask sends the request to the provider; throws the system's error if there is no answer */
  constructor(log: Log, ask: (seen: TapRequest) => Promise<Answer>) {
    this.#log = log;
    this.#ask = ask;
  }

  /** The provider answered no request for so long that one more failure counts as an outage. */
  get isFailing(): boolean {
    return this.#failures >= FAILURES_IN_A_ROW;
  }

  /** After a failed call, sends one probe, whose result is used for all callers. */
  async health(probe: () => Promise<Health>): Promise<Health> {
    if (!this.unreachable) return { reachable: true };
    const now = performance.now();
    if (!this.#lastProbe || now - this.#lastProbe.at > GONE_FOR)
      this.#lastProbe = { at: now, health: probe() };
    const health = await this.#lastProbe.health;
    if (health.reachable) this.#lastProbe = undefined;
    return health;
  }

  through(seen: TapRequest): Promise<Passed> {
    const passing = this.#through(seen);
    this.#pending.add(passing);
    const done = (): void => {
      this.#pending.delete(passing);
    };
    passing.then(done, done);
    return passing;
  }

  /** Waits for the pending calls, because their answers contain the ids of created objects. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#pending);
  }

  async #through(seen: TapRequest): Promise<Passed> {
    const sender: Sender = seen.headers['upstream-application-id']?.startsWith(HARNESS_APPLICATION)
      ? 'harness'
      : 'shop';
    const { method, path } = seen;
    const call = { method, path, sender, body: json(seen.body) };
    const token = await this.#joined(seen, call);
    const test = this.#log.test(token);
    learnCredentials(test, seen, sender === 'harness');
    const intervention = test.interventions.find(call);
    const by = intervention ? { intervention: intervention.id } : {};
    if (intervention?.respond) {
      test.interventions.count(intervention);
      const answer = made(intervention.respond);
      // a page may call the Commerce API: without the documented header it cannot read the answer
      if (seen.headers.origin !== undefined) answer.headers['access-control-allow-origin'] = '*';
      return { answer, exchange: record(test, seen, sender, { answer, ...by }) };
    }
    if (intervention?.drop === 'before') {
      test.interventions.count(intervention);
      return { exchange: record(test, seen, sender, { error: 'dropped', ...by }) };
    }
    let answer: Answer;
    try {
      answer = await this.#ask(seen);
      this.#failures = isOutage(answer.status) ? this.#failures + 1 : 0;
      this.unreachable = GATEWAY_ERRORS.includes(answer.status) || this.isFailing;
    } catch (error) {
      this.unreachable = true;
      this.#failures += 1;
      const code = String((error as NodeJS.ErrnoException).code ?? error);
      return {
        answer: unreachableAnswer(code),
        exchange: record(this.#log.test(token), seen, sender, { error: code }),
      };
    }
    if (answer.status < 400 && token !== UNJOINED) this.#log.join(token, json(answer.body));
    const touched = intervention && changes(intervention, answer.status) ? intervention : undefined;
    if (touched) {
      test.interventions.count(touched);
      answer = changed(answer, touched);
    }
    const late = intervention?.untilEvent !== undefined && concerns(intervention, answer.status);
    if (intervention?.untilEvent !== undefined && late) {
      test.interventions.count(intervention);
      // if no such event comes, the answer is only delayed
      await inTime(test.event(intervention.untilEvent), LONGEST_WAIT, () => new Error('no event came')).catch(
        () => undefined,
      );
    }
    const lost = intervention?.drop === 'after' && concerns(intervention, answer.status);
    const exchange = record(this.#log.test(token), seen, sender, {
      answer,
      ...(touched || lost || late ? by : {}),
      ...(lost ? { isLost: true } : {}),
    });
    if (!intervention || !lost) return { answer, exchange };
    test.interventions.count(intervention);
    return { exchange };
  }

  /**
   * Joins a call to its test: by the harness's token in the documented header, otherwise by the ids in the
   * call.
   */
  async #joined({ headers, body, path, url }: TapRequest, call: SentCall): Promise<string> {
    const header = headers[TEST_TOKEN_HEADER];
    if (isTestToken(header)) return header;
    const log = this.#log;
    const named = {
      text: body.toString(),
      body: call.body,
      path: `${path}/${[...url.searchParams.values()].join('/')}`,
    };
    const owner = (): string => log.ownerOf(named);
    let token = owner();
    if (!log.isOpen(token, named)) return token;
    const isWaitedFor = log.isWaitedFor(call);
    // the report about ids in the test's browser may arrive a moment later
    if (isWaitedFor)
      token = await poll(
        () => Promise.resolve(owner()),
        (found) => !log.isOpen(found, named),
        { timeout: LONGEST_DOUBT },
      );
    if (!log.isOpen(token, named)) return token;
    if (token === UNJOINED) token = log.keepApart(`${call.method} ${path}`);
    if (isWaitedFor) log.isLate(token);
    return token;
  }
}

function unreachableAnswer(code: string): Answer {
  const message = `The tap got no answer from the provider: ${code}.`;
  return made({
    status: 502,
    body: { type: 'bad_gateway', errors: [{ code: 'provider_unreachable', message }] },
  });
}
