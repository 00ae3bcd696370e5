/** Checks of the shop's behaviour after the shopper approved, declined or returned again. */
import type { Exchange } from '../../../harness/exchange.ts';
import {
  answerOf,
  type Check,
  every,
  type Finding,
  met,
  metUnless,
  notExercised,
  notMet,
  reading,
  show,
} from '../reading/finding.ts';
import { approvalIn, type Observation, refusalIn, statesOf } from '../reading/observation.ts';
import { chargeableBefore, sourceIds } from '../reading/sources.ts';
import { confirmed } from './order.ts';

export const redirectOutcomeChecks = {
  'RDR-05': reading(['decisions'], (seen) => {
    const decision = approvalIn(seen);
    if (!decision) return notExercised('the shopper approved nothing');
    const answers = [...seen.outcomes, ...seen.ordersMade].filter(
      (answer) => answer.startedAt >= decision.at && seen.isSuccess(answer),
    );
    const [answer] = answers;
    if (answer) return metUnless(confirmed(seen, answer, 'an approved payment'), answer);
    if (seen.method.wire.paymentFlow !== 'redirect-then-submit')
      return notExercised('the provider did not report a success to the shop');
    const known = sourceIds(seen).find((source) => chargeableBefore(seen, source, Number.POSITIVE_INFINITY));
    const away = seen
      .visitsAfter(decision.at)
      .find(({ screen }) => screen === 'payment' || screen === 'failure');
    return known && away
      ? notMet(
          `confirmation page after the approval, because source ${show(known)} is chargeable`,
          `the ${away.screen} page`,
          away,
        )
      : notExercised('the provider did not report a success to the shop');
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
    // while the provider's window is open, no page of the shop is shown
    return visits.length > 0
      ? met(visits[0])
      : notExercised('no page of the shop was recorded after the shopper declined');
  }),

  'RDR-17': reading(['decisions'], (seen) => {
    if (!refusalIn(seen)) return notExercised('the shopper did not decline, cancel or leave the payment');
    const [first, second] = seen.sourceCalls;
    if (!first || !second) return notExercised('no second source was created');
    const [one, other] = [seen.payload(first).sessionId, seen.payload(second).sessionId];
    if (one !== other)
      return notMet(
        `another source for the same session ${show(one)}`,
        `session ${show(other)}`,
        first,
        second,
      );
    const [order] = seen.ordersMade;
    return order ? met(first, second, order) : notExercised('no order was made with the second source');
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

/** The answer of a refusal contains no order. */
function stateAfter(outcome: Observation['outcomes'][number]): string {
  const { order } = statesOf(outcome);
  return order === undefined
    ? `the API answered ${answerOf(outcome.response)}`
    : `order state: ${show(order)}`;
}

/** Submit then redirect, not paid: no confirmation, no second order for the old checkout, a new checkout for the next payment. */
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
      `confirmation page (${outcome ? stateAfter(outcome) : 'order not refreshed'})`,
      confirmation,
      outcome,
    );
  const again = seen.orders.find((other) => other.startedAt >= decision.at && other.container === old);
  if (again && again.startedAt < until)
    return notMet(
      `no second order of checkout ${show(old)}`,
      `ordered again: ${answerOf(again.response)}`,
      again,
    );
  const payment = seen.visitsAfter(decision.at).find(({ screen }) => screen === 'payment');
  if (!payment) {
    const last = seen.visitsAfter(decision.at).at(-1);
    if (!last) return notExercised(`no page of the shop was recorded after ${what}`);
    return notMet(`the payment page after ${what}`, `the ${last.screen} page`, decision, last, outcome);
  }
  const fresh = seen.containersMade.find(
    ({ startedAt, finishedAt, container }) =>
      startedAt >= decision.at && finishedAt <= until && container !== old,
  );
  if (fresh) return met(payment, fresh, outcome);
  // the shop may make it only when the shopper pays again
  if (until === Number.POSITIVE_INFINITY)
    return notExercised(`the shopper did not pay again after ${what}, and the shop made no new checkout`);
  return notMet(
    `a new checkout for the payment after ${what}`,
    `the old checkout ${show(old)}`,
    payment,
    again,
    outcome,
  );
}

/** The time at which the next source was requested. */
function nextAttempt(seen: Observation, at: number): number {
  return seen.sourceCalls.find((call) => call.at > at)?.at ?? Number.POSITIVE_INFINITY;
}

/** Whether the order request at this time repeats an earlier one for the same checkout. */
function repeated(seen: Observation, at: number): boolean {
  const order = seen.orders.find(({ startedAt }) => startedAt === at);
  return seen.orders.some((earlier) => earlier.startedAt < at && earlier.container === order?.container);
}
