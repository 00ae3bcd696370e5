/** Checks of redirects: the sequence of steps, the address, and how the shop handles the shopper's return. */
import type { Endpoint } from '../../../contract/dialects/facts.ts';
import type { Exchange } from '../../../harness/exchange.ts';
import { valueAt } from '../../../harness/json-path.ts';
import {
  answerOf,
  at,
  CLOCK_SLACK,
  every,
  type Finding,
  type Check,
  met,
  metUnless,
  metWhen,
  type Mismatch,
  notExercised,
  notMet,
  reading,
  show,
} from '../reading/finding.ts';
import {
  approvalIn,
  idIn,
  type Observation,
  inRequest,
  refusalIn,
  statesOf,
  inResponse,
} from '../reading/observation.ts';
import { confirmed } from './order.ts';

const UNSEEN = "no call of the shop's server was seen";

/** Without any call of it nothing can be said of what the shop left out. */
function isServerSeen({ exchanges }: Observation): boolean {
  return exchanges.some(({ sender }) => sender === 'shop');
}

export const redirectChecks = {
  'RDR-01': (seen) => {
    const [order] = seen.ordersMade;
    const [departure] = seen.departures;
    if (!departure)
      return order
        ? notExercised('the shopper was never sent to the provider')
        : notExercised('no order was made');
    if (!isServerSeen(seen)) return notExercised(UNSEEN);
    const attach = seen.attaches.find(({ finishedAt, done }) => done && isBefore(finishedAt, departure.at));
    if (!attach)
      return notMet(
        'the source attached before the redirect',
        'redirected without an attached source',
        departure,
      );
    if (!order || !isBefore(order.finishedAt, departure.at))
      return notMet('the order made before the redirect', 'redirected without an order', departure, order);
    return metWhen(
      attach.startedAt <= order.startedAt,
      'the source attached before the order',
      'the order was made first',
      order,
      attach,
      departure,
    );
  },

  'RDR-02': (seen) => {
    const [attach] = seen.attaches;
    const [order] = seen.orders;
    const [departure] = seen.departures;
    const early = [attach, order].find((step) => step && (!departure || step.startedAt < departure.at));
    if (early)
      return notMet(
        'the redirect before the source is attached and ordered',
        `${early.request.method} ${early.request.url} before the redirect`,
        early,
        departure,
      );
    if (!departure || !attach || !order) return notExercised('the payment did not reach an order');
    return metWhen(
      attach.startedAt <= order.startedAt,
      'the source attached before the order',
      'the order was made first',
      order,
      attach,
      departure,
    );
  },

  'RDR-03': (seen) => {
    const redirecting = seen.ordersMade.filter(
      ({ order }) => typeof order.redirectUrl === 'string' && URL.canParse(order.redirectUrl),
    );
    return every(redirecting, 'no order named a redirect', ({ order, finishedAt }) =>
      sentTo(seen, String(order.redirectUrl), finishedAt),
    );
  },

  'RDR-13': (seen) => {
    const calls = seen.sourceCalls.flatMap((call) => {
      const url = redirectOf(call.result);
      return url === undefined ? [] : [{ id: call.id, url, at: call.at }];
    });
    return every(calls, 'no source named a redirect', ({ url, at }) => sentTo(seen, url, at));
  },

  'RDR-04': (seen) => {
    const [back] = seen.returns;
    if (!back) return notExercised('the shopper never came back');
    if (!isServerSeen(seen)) return notExercised(UNSEEN);
    const shown = seen
      .visitsAfter(back.at)
      .find(({ screen }) => ['confirmation', 'failure', 'payment'].includes(screen));
    const refresh = seen.outcomes.find(({ startedAt }) => isBefore(back.at, startedAt));
    if (!shown) return refresh ? met(back, refresh) : notExercised('no page was seen after the return');
    const call = endpoint(seen.dialectFacts.operations['order.outcome']);
    return at(
      { missing: { step: `${call} by the shop's back end`, after: back.id } },
      metWhen(
        refresh !== undefined && refresh.finishedAt <= shown.at,
        `the order refreshed (${call}) after the return and before the ${shown.screen} page is shown`,
        refresh ? 'refreshed only afterwards' : `not refreshed: the ${shown.screen} page without that call`,
        back,
        shown,
        refresh,
        seen.ordersMade.findLast(({ startedAt }) => startedAt <= back.at),
      ),
    );
  },

  'RDR-14': (seen) => {
    const attached = seen.attaches.filter(({ startedAt }) => isBefore(seen.returns[0]?.at ?? 0, startedAt));
    return every(attached, 'no source was attached', (attach) =>
      chargeableBefore(seen, attach.source, attach.startedAt)
        ? undefined
        : [
            `source ${show(attach.source)} attached once the shop knows that it is chargeable`,
            'attached before',
          ],
    );
  },

  'RDR-18': (seen) => {
    const { returnUrl } = seen.method.wire;
    const calls = seen.sourceCalls.flatMap((call) => {
      const payload = seen.payload(call);
      // Drop-in makes the payload itself, and gets the return URL as an option
      const url = valueAt(payload, returnUrl ?? '') ?? valueAt(payload, 'options.redirect.returnUrl');
      return typeof url === 'string' ? [{ id: call.id, url }] : [];
    });
    return every(calls, 'no source was made with an address to return to', ({ url }) =>
      url.startsWith('https:') ? undefined : ['a return URL with https', url],
    );
  },

  'RDR-05': reading(['decisions'], (seen) => {
    const decision = approvalIn(seen);
    if (!decision) return notExercised('the shopper approved nothing');
    const answers = [...seen.outcomes, ...seen.ordersMade].filter(
      (answer) => answer.startedAt >= decision.at && seen.isSuccess(answer),
    );
    const [answer] = answers;
    if (answer) return metUnless(confirmed(seen, answer, 'an approved payment'), answer);
    if (seen.method.wire.paymentFlow !== 'redirect-then-submit')
      return notExercised('the provider never reported a success to the shop');
    const known = sourceIds(seen).find((source) => chargeableBefore(seen, source, Number.POSITIVE_INFINITY));
    const away = seen
      .visitsAfter(decision.at)
      .find(({ screen }) => screen === 'payment' || screen === 'failure');
    return known && away
      ? notMet(
          `confirmation page after the approval, as source ${show(known)} is chargeable`,
          `the ${away.screen} page`,
          away,
        )
      : notExercised('the provider never reported a success to the shop');
  }),

  'RDR-06': reading(['decisions'], (seen) => afterFailure(seen, 'a failed payment')),
  'RDR-07': reading(['decisions'], (seen) => afterFailure(seen, 'going back')),

  'RDR-16': reading(['decisions'], (seen) => {
    const decision = refusalIn(seen);
    if (!decision) return notExercised('the shopper did not decline');
    const until = nextAttempt(seen, decision.at);
    const [source] = sourceIds(seen);
    if (source && chargeableBefore(seen, source, until))
      return notExercised('the provider reported the source as chargeable');
    const during = ({ startedAt }: Exchange): boolean => startedAt >= decision.at && startedAt < until;
    const wrong = [...seen.attaches, ...seen.orders].find(during);
    if (wrong)
      return notMet(
        'no attach and no order for a payment that was not approved',
        `${wrong.request.method} ${wrong.request.url}`,
        wrong,
      );
    const visits = seen.visitsAfter(decision.at).filter(({ at }) => at < until);
    // a review page before the portal, or for a new payment, is no confirmation
    const anew = visits.find(({ screen }) => screen === 'payment')?.at ?? Number.POSITIVE_INFINITY;
    const isBeforePortal = seen.visits.some(({ screen, at }) => screen === 'review' && at < decision.at);
    const false_ = visits.find(
      ({ screen, at }) => screen === 'confirmation' || (screen === 'review' && at < anew && !isBeforePortal),
    );
    if (false_)
      return notMet(
        'no confirmation or review page for a payment that was not approved',
        `the ${false_.screen} page`,
        false_,
      );
    // a window at the provider shows no page of the shop
    return visits.length > 0 ? met(visits[0]) : notExercised('no page was seen after the shopper declined');
  }),

  'RDR-17': reading(['decisions'], (seen) => {
    if (!refusalIn(seen)) return notExercised('the shopper did not turn back');
    const [first, second] = seen.sourceCalls;
    if (!first || !second) return notExercised('no other source was made after the first');
    const [one, other] = [seen.payload(first).sessionId, seen.payload(second).sessionId];
    if (one !== other)
      return notMet(
        `another source for the same session ${show(one)}`,
        `session ${show(other)}`,
        first,
        second,
      );
    const [order] = seen.ordersMade;
    return order ? met(first, second, order) : notExercised('no order followed the second source');
  }),

  'RDR-08': reading(['reusedReturns'], (seen) => {
    const stray = seen.notes.reusedReturns ?? [];
    if (stray.length === 0)
      return notExercised('the return URL was not opened early, twice or by another user');
    for (const opened of stray) {
      const { screen, text, order } = opened;
      if (screen === 'confirmation' || (order !== undefined && text.includes(order))) {
        return notMet(
          'no confirmation page when the return URL is opened before payment or by another user',
          `the ${screen} page${order && text.includes(order) ? ` with order ${order}` : ''}`,
          opened,
        );
      }
    }
    const twice = seen.orders.find(({ startedAt }) => repeated(seen, startedAt));
    return twice
      ? notMet('no second order when the return URL is opened again', 'ordered again', twice)
      : met(...stray, ...seen.returns.slice(-1));
  }),

  'RDR-10': (seen) => {
    const pending = seen.outcomes.filter((refresh) => {
      const { order, session } = statesOf(refresh);
      return order === 'pending_payment' && (session === 'pending' || session === 'pending_funds');
    });
    return every(pending, 'no refreshed order was pending', (refresh) =>
      confirmed(seen, refresh, 'a payment that is being processed'),
    );
  },
} satisfies Record<string, Check>;

/** Submit then redirect, not paid: no confirmation, no second order for the old checkout, a new checkout at payment. */
function afterFailure(seen: Observation<'decisions'>, what: string): Finding {
  // an approved payment can fail too: its charge, or its source
  const decision = refusalIn(seen) ?? approvalIn(seen);
  if (!decision) return notExercised('the shopper made no decision at the portal');
  // the next source belongs to another payment
  const until = nextAttempt(seen, decision.at);
  const outcome = seen.outcomes.findLast(({ startedAt }) => startedAt >= decision.at && startedAt < until);
  if (outcome && seen.isSuccess(outcome)) return notExercised('the provider reported a success to the shop');
  const [order] = seen.ordersMade;
  const old = order?.container;
  const confirmation = seen
    .visitsAfter(decision.at)
    .find(({ screen, at }) => screen === 'confirmation' && at < until);
  if (confirmation)
    return notMet(
      'no confirmation page for a payment that was not made',
      `confirmation page (${outcome ? `order state: ${show(statesOf(outcome).order)}` : 'order not refreshed'})`,
      confirmation,
      outcome,
    );
  const again = seen.orders.find((other) => other.startedAt >= decision.at && other.container === old);
  if (again)
    return notMet(
      `no second order of checkout ${show(old)}`,
      `ordered again: ${answerOf(again.response)}`,
      again,
    );
  const payment = seen.visitsAfter(decision.at).find(({ screen }) => screen === 'payment');
  if (!payment) {
    const last = seen.visitsAfter(decision.at).at(-1);
    if (!last) return notExercised(`no page was seen after ${what}`);
    return notMet(`the payment page after ${what}`, `the ${last.screen} page`, decision, last, outcome);
  }
  const fresh = seen.containersMade.find(
    ({ startedAt, finishedAt }) => startedAt >= decision.at && finishedAt <= payment.at,
  );
  return metWhen(
    fresh !== undefined && fresh.container !== old,
    `a new checkout for the payment after ${what}`,
    `the old checkout ${show(old)}`,
    payment,
    fresh,
    outcome,
  );
}

/** A call in words: `POST /orders/…/refresh`. */
function endpoint({ method, path }: Endpoint): string {
  return `${method} ${path.replaceAll('[^/]+', '…').replace(/\$$/, '')}`;
}

/** Whether one event came before the other; navigations and exchanges have timestamps of different processes. */
function isBefore(first: number, second: number): boolean {
  return first <= second + CLOCK_SLACK;
}

/** Whether the main frame navigated to exactly this URL. */
function sentTo(seen: Observation, url: string, after: number): Mismatch | undefined {
  const departure = seen.departures.find(({ at }) => isBefore(after, at));
  if (!departure) return [`a redirect to ${url}`, 'no redirect'];
  // a browser removes the default port from a URL; the documented samples contain it
  return new URL(departure.url).href === new URL(url).href
    ? undefined
    : [`a redirect to exactly ${url}`, departure.url, { also: [departure] }];
}

/** Whether the shop learned before a time that a source is chargeable: from a read, the SDK or a webhook. */
function chargeableBefore(seen: Observation, source: string | undefined, at: number): boolean {
  if (source === undefined) return false;
  const reads = seen
    .sourcesRead('shop')
    .filter((read) => idIn(read) === source && inResponse(read, 'state') === 'chargeable');
  const hooks = seen.exchanges.filter(
    ({ sender, ...rest }) =>
      sender === 'provider' &&
      inRequest({ sender, ...rest }, 'type') === 'source.chargeable' &&
      inRequest({ sender, ...rest }, 'data.object.id') === source,
  );
  const looked = seen.sdkCalls.filter(({ method, result }) => {
    const found = (result as { source?: { id?: unknown; state?: unknown } } | undefined)?.source;
    return method === 'retrieveSource' && found?.id === source && found.state === 'chargeable';
  });
  return (
    [...reads, ...hooks].some(({ finishedAt }) => finishedAt <= at) ||
    looked.some((call) => (call.settledAt ?? at) < at)
  );
}

function sourceIds(seen: Observation): string[] {
  return seen.sourceCalls.flatMap(({ result }) => {
    const id = (result as { source?: { id?: unknown } } | undefined)?.source?.id;
    return typeof id === 'string' ? [id] : [];
  });
}

function redirectOf(result: unknown): string | undefined {
  const url = (result as { source?: { redirect?: { redirectUrl?: unknown } } } | undefined)?.source?.redirect
    ?.redirectUrl;
  return typeof url === 'string' ? url : undefined;
}

/** The time at which the shopper made the next source. */
function nextAttempt(seen: Observation, at: number): number {
  return seen.sourceCalls.find((call) => call.at > at)?.at ?? Number.POSITIVE_INFINITY;
}

/** Whether the order request at this time repeats an earlier one for the same checkout. */
function repeated(seen: Observation, at: number): boolean {
  const order = seen.orders.find(({ startedAt }) => startedAt === at);
  return seen.orders.some((earlier) => earlier.startedAt < at && earlier.container === order?.container);
}
