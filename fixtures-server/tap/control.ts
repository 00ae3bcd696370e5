/** The tap's control endpoints: the harness reads a test's exchanges and arranges its interventions here. */
import { timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { ReplayedSignature } from '../../harness/exchange.ts';
import { type Intervention, isOutage } from '../../harness/intervention.ts';
import { HARNESS_APPLICATION } from '../../harness/tap-client.ts';
import { TEST_TOKEN_HEADER } from '../../harness/test-token.ts';
import { now } from './answers.ts';
import { type Budget, pauseAsked } from './budget.ts';
import type { Answer } from './forward.ts';
import type { Log } from './log.ts';
import type { Delivery } from './test-log.ts';
import { GATEWAY_ERRORS, type Health, type Passage } from './passage.ts';
import type { Subscriptions } from './subscriptions.ts';
import type { Turns } from './turns.ts';
import { forged, type Replay } from './webhooks.ts';

interface Context {
  readonly log: Log;
  readonly runKey: string;
  readonly apiUrl: string;
  readonly passage: Passage;
  /** Sends a request to the provider. */
  readonly ask: (request: Call, call?: number) => Promise<Answer>;
  readonly budget: Budget | undefined;
  readonly subscriptions: Subscriptions;
  readonly turns: Turns;
  readonly deliver: (token: string, delivery: Delivery, replay: ReplayedSignature) => Promise<Answer>;
}
interface Call {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}
interface Reply {
  readonly status: number;
  readonly body?: unknown;
}

// the harness is the only caller, so only mistakes that would have no visible effect are checked
const InterventionForm = z.looseObject({
  id: z.string(),
  match: z.looseObject({ method: z.string(), path: z.string() }),
});
const QuestionForm = z.object({
  method: z.string(),
  path: z.string().startsWith('/'),
  body: z.unknown().optional(),
});
const PermitForm = z.object({
  permit: z.string(),
  status: z.number().optional(),
  retryAfter: z.string().optional(),
});
const TurnForm = z.object({ seconds: z.number() });
const GuestForm = z.object({ turn: z.string(), mark: z.string().min(8) });
const ClaimForm = z.object({ ids: z.array(z.string()), words: z.array(z.string()) });
const AtOnceForm = z.object({ exchanges: z.array(z.string()) });
const ReplayForm = z.looseObject({ exchange: z.string(), signature: z.enum(['none', 'wrong', 'missing']) });

export async function answerControl(context: Context, { method, url, headers, body }: Call): Promise<Reply> {
  if (!same(headers.authorization ?? '', `Bearer ${context.runKey}`))
    return { status: 401, body: { message: 'the control key of the tap is expected' } };
  const token = url.searchParams.get('test') ?? '';
  const test = context.log.test(token);
  switch (`${method} ${url.pathname}`) {
    case 'GET /__tap/exchanges':
      return {
        status: 200,
        body: {
          exchanges: test.exchanges,
          secrets: test.masker.secrets,
          paused: context.budget?.pausedSince(test.startedAt) ?? 0,
          eventTypes: context.subscriptions.types,
        },
      };
    case 'DELETE /__tap/exchanges':
      context.log.forget(token);
      return { status: 204 };
    case 'POST /__tap/turns': {
      const { seconds } = TurnForm.parse(JSON.parse(body.toString()));
      return { status: 200, body: { taken: context.turns.take(token, seconds) } };
    }
    case 'DELETE /__tap/turns':
      context.turns.give(token);
      return { status: 204 };
    case 'POST /__tap/guests':
      context.log.begins(token, GuestForm.parse(JSON.parse(body.toString())));
      return { status: 204 };
    case 'POST /__tap/claims':
      context.log.claim(token, ClaimForm.parse(JSON.parse(body.toString())));
      return { status: 204 };
    case 'GET /__tap/doubts':
      return { status: 200, body: { calls: context.log.doubtful(token) } };
    case 'POST /__tap/one-at-a-time':
      context.turns.oneAtATime();
      return { status: 204 };
    case 'POST /__tap/interventions':
      test.interventions.add(InterventionForm.parse(JSON.parse(body.toString())) as unknown as Intervention);
      return { status: 204 };
    case 'GET /__tap/interventions':
      return { status: 200, body: test.interventions.applied() };
    case 'POST /__tap/replays': {
      const replay = ReplayForm.parse(JSON.parse(body.toString())) as unknown as Replay;
      const delivery = test.deliveries.get(replay.exchange);
      if (!delivery)
        return { status: 404, body: { message: `no webhook was recorded as ${replay.exchange}` } };
      const { status } = await context.deliver(token, forged(delivery, replay), replay.signature);
      return { status: 200, body: { status } };
    }
    case 'POST /__tap/replays-at-once': {
      const { exchanges } = AtOnceForm.parse(JSON.parse(body.toString()));
      const sent = exchanges.flatMap((exchange) => test.deliveries.get(exchange) ?? []);
      await Promise.all(sent.map((delivery) => context.deliver(token, delivery, 'none')));
      return { status: 204 };
    }
    case 'POST /__tap/ask':
      return askAsShopper(context, token, QuestionForm.parse(JSON.parse(body.toString())));
    case 'POST /__tap/permits':
      return { status: 200, body: { permit: (await context.budget?.acquire()) ?? '' } };
    case 'POST /__tap/permits/returned': {
      const { permit, status, retryAfter } = PermitForm.parse(JSON.parse(body.toString()));
      context.budget?.release(permit, status === undefined ? undefined : pauseAsked(status, retryAfter));
      return { status: 204 };
    }
    case 'POST /__tap/settled':
      await context.passage.settled();
      return { status: 204 };
    case 'GET /__tap/health':
      // called before every test: the provider is asked only after a failed call
      return { status: 200, body: await context.passage.health(() => health(context)) };
    default:
      return { status: 404, body: { message: `unknown control call: ${method} ${url.pathname}` } };
  }
}

/**
 * Sends a request to the provider with the credentials of the last call of the test's shop: the token stays in
 * the tap, and the answer is masked.
 */
async function askAsShopper(
  { log, apiUrl, passage }: Context,
  token: string,
  { method, path, body }: z.output<typeof QuestionForm>,
): Promise<Reply> {
  const { shopper } = log.test(token);
  if (!shopper) return { status: 409, body: { message: 'the shop has not requested a shopper yet' } };
  const url = new URL(apiUrl + path);
  const { exchange } = await passage.through({
    method,
    path: path.split('?')[0] ?? path,
    url,
    headers: {
      authorization: shopper,
      'content-type': 'application/json',
      [TEST_TOKEN_HEADER]: token,
      'upstream-application-id': `${HARNESS_APPLICATION}/ask`,
    },
    body: Buffer.from(body === undefined ? '' : JSON.stringify(body)),
    startedAt: now(),
  });
  return exchange.response
    ? { status: 200, body: exchange.response }
    : { status: 502, body: { message: `no answer: ${exchange.error}` } };
}

/** Whether the provider can be reached at all: any answer except a gateway error. */
async function health({ apiUrl, ask, passage }: Context): Promise<Health> {
  try {
    const { status } = await ask(
      { method: 'GET', url: new URL(apiUrl), headers: {}, body: Buffer.alloc(0) },
      3_000,
    );
    // one 429 is not an outage; but after several 429 answers, a 429 to the probe is an outage
    const unable = GATEWAY_ERRORS.includes(status) || (passage.isFailing && isOutage(status));
    return unable ? { reachable: false, error: `status ${status}` } : { reachable: true };
  } catch (error) {
    return { reachable: false, error: String((error as NodeJS.ErrnoException).code ?? error) };
  }
}

function same(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
