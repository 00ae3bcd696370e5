/** Checks of the pages shown to a shopper who returns late, twice, in another tab, or while the API does not answer. */
import {
  type Check,
  every,
  met,
  metUnless,
  notExercised,
  notMet,
  reading,
  show,
} from '../reading/finding.ts';
import { approvalIn } from '../reading/observation.ts';

/**
 * Pages that show the outcome of a payment; a page that asks for another payment also means that the first
 * payment failed.
 */
const FAILED = ['failure', 'payment'];
const TELLING = ['confirmation', ...FAILED];

export const returningChecks = {
  'RDR-21': reading(['decisions'], (seen) => {
    if (!approvalIn(seen)) return notExercised('the shopper approved nothing');
    const [outage] = seen.exchanges.filter(({ intervention }) =>
      intervention?.startsWith('stimulus-outcome-'),
    );
    if (!outage) return notExercised('the shop did not request the outcome while the API was unavailable');
    const known = [...seen.outcomes, ...seen.api.orderReads]
      .filter((answer) => answer.sender === 'shop' && seen.isSuccess(answer))
      .map(({ finishedAt }) => finishedAt);
    const until = Math.min(...known, Number.POSITIVE_INFINITY);
    const unsure = seen.visitsAfter(outage.startedAt).filter(({ at }) => at < until);
    const false_ = unsure.find(({ screen }) => TELLING.includes(screen));
    return metUnless(
      false_ && [
        'no page that shows an outcome although the shop could not read it',
        `the ${false_.screen} page`,
      ],
      outage,
      false_,
    );
  }),

  'RDR-22': reading(['decisions', 'reusedReturns'], (seen) => {
    const paid = seen.notes.reusedReturns?.find(({ screen }) => screen === 'paid');
    const confirmation = seen
      .visitsAfter(approvalIn(seen)?.at ?? Number.POSITIVE_INFINITY)
      .find(({ screen }) => screen === 'confirmation');
    if (!paid || !confirmation)
      return notExercised('the return URL was not opened again after a successful payment');
    const again = seen.visitsAfter(confirmation.at).filter(({ id }) => id !== confirmation.id);
    const false_ = again.find(({ screen }) => FAILED.includes(screen));
    if (again.length === 0)
      return notExercised('no page of the shop was recorded when the return URL was opened again');
    return false_
      ? notMet(
          'no failure page and no payment page when the return URL is opened again after a successful payment',
          `the ${false_.screen} page`,
          false_,
          confirmation,
        )
      : met(confirmation, ...again);
  }),

  'RDR-23': reading(['tabReturns'], (seen) => {
    const returns = seen.notes.tabReturns ?? [];
    return every(returns, 'the shopper did not return from the portal', ({ order, at, screen }) => {
      const next = returns.find((other) => other.at > at)?.at ?? Number.POSITIVE_INFINITY;
      const asked = seen.outcomes.filter(({ startedAt }) => startedAt >= at && startedAt < next);
      const own = asked.filter((answer) => String(answer.order.id) === order);
      const [other] = asked;
      if (other && own.length === 0)
        return [
          `the outcome of order ${show(order)}, which the shopper paid`,
          `of order ${show(other.order.id)}`,
        ];
      return screen === 'confirmation'
        ? undefined
        : [`confirmation page after order ${show(order)} was approved`, `the ${screen} page`];
    });
  }),
} satisfies Record<string, Check>;
