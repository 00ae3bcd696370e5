/** Checks of the provider's portal: what a decision there changes, and where the shopper is sent. */
import { valueAt } from '../../../harness/json-path.ts';
import type { OrderResponse } from '../reading/api-facts.ts';
import {
  answerOf,
  type Check,
  met,
  metUnless,
  metWhen,
  notExercised,
  notMet,
  reading,
  show,
} from '../reading/finding.ts';
import { approvalIn, inResponse, refusalIn } from '../reading/observation.ts';
import { expects } from './provider-order.ts';

export const portalChecks = {
  'PRV-06': reading(
    ['decisions'],
    (seen) => {
      const decision = approvalIn(seen);
      if (!decision) return notExercised('the shopper approved nothing');
      const pending = seen.notes.trigger === 'chargeStaysPending';
      if (seen.method.wire.paymentFlow === 'redirect-then-submit') {
        const read = seen.sourcesRead().find(({ startedAt }) => startedAt >= decision.at);
        if (!read) return notExercised('the source was not read after the approval');
        const state = inResponse(read, 'state');
        return metWhen(
          state === 'chargeable' || state === 'consumed',
          'an approved source in the state chargeable or consumed',
          show(state),
          read,
        );
      }
      // an order that was not refreshed may still have its earlier state
      const read = seen.outcomes.find(({ startedAt }) => startedAt >= decision.at);
      if (!read) return notExercised('the order was not refreshed after the approval');
      const wrong = expects(
        pending ? 'an approved payment whose charge stays pending' : 'an approved payment',
        pending ? seen.lifecycle.processing : seen.lifecycle.paid,
        read,
      );
      return metUnless(wrong, read);
    },
    ['trigger'],
  ),

  'PRV-07': reading(['decisions'], (seen) => {
    const decision = refusalIn(seen);
    if (!decision) return notExercised('the shopper did not decline, cancel or leave the payment');
    const source = seen.sourcesRead('harness').find(({ startedAt }) => startedAt >= decision.at);
    if (source && inResponse(source, 'state') !== 'pending_redirect')
      return notMet(
        'a source that was not approved in the state pending_redirect',
        show(inResponse(source, 'state')),
        source,
      );
    if (seen.method.wire.paymentFlow === 'redirect-then-submit')
      return source ? met(source) : notExercised("the source was not read after the shopper's decision");
    const after = ({ startedAt }: OrderResponse): boolean => startedAt >= decision.at;
    if (seen.dialectFacts.unapprovedIsConflict) {
      const outcome = seen.api.outcomes.find(after);
      if (!outcome) return notExercised("the outcome was not requested after the shopper's decision");
      return metWhen(
        outcome.response?.status === 409,
        '409 when the outcome of a payment that was not approved is requested',
        answerOf(outcome.response),
        outcome,
        source,
      );
    }
    const order = seen.ordersRead.find(after);
    if (!order) return notExercised('the order was not read after the decision at the portal');
    return metUnless(expects('not approved', seen.lifecycle.abandoned, order), order, source);
  }),

  'PRV-08': reading(['decisions'], (seen) => {
    const decision = seen.notes.decisions?.[0];
    const [call] = seen.sourceCalls;
    if (!decision || !call || !['approve', 'decline', 'cancel'].includes(decision.choice))
      return notExercised('the shopper decided nothing at the portal');
    // a provider may redirect the shopper over several hosts before the return
    const went = seen.navigations.filter(({ at }) => at >= decision.at);
    const back = went.find(({ url }) => seen.isShop(url)) ?? went.at(-1);
    const { returnUrl, cancelUrl } = seen.method.wire;
    const allowed = [
      decision.choice === 'cancel' ? (cancelUrl ?? returnUrl) : returnUrl,
      ...(decision.choice === 'decline' ? [cancelUrl] : []),
    ].flatMap((path) => {
      const url = path && valueAt(seen.payload(call), path);
      return typeof url === 'string' ? [url] : [];
    });
    return metWhen(
      back !== undefined && allowed.some((url) => keeps(url, back.url)),
      `the shopper sent back to ${allowed.join(' or ')}`,
      back ? `sent to ${back.url}` : 'sent nowhere',
      call,
      decision,
      back,
    );
  }),
} satisfies Record<string, Check>;

/**
 * Whether a URL is the given one, with the shop's query. The provider may have added parameters, and the shop may use a name
 * several times.
 */
function keeps(given: string, got: string): boolean {
  const [wanted, seen] = [new URL(given), new URL(got)];
  const query = [...wanted.searchParams].every(([name, value]) =>
    seen.searchParams.getAll(name).includes(value),
  );
  return wanted.origin === seen.origin && wanted.pathname === seen.pathname && query;
}
