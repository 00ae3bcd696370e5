/** Checks of the way to the portal and back: the sequence of steps, the addresses, the refresh after the return. */
import { addressOf } from '../../../contract/address.ts';
import type { Endpoint } from '../../../contract/dialects/facts.ts';
import type { Exchange, Navigation } from '../../../harness/exchange.ts';
import { valueAt } from '../../../harness/json-path.ts';
import {
  at,
  type Check,
  CLOCK_SLACK,
  every,
  type Finding,
  met,
  metWhen,
  type Mismatch,
  notExercised,
  notMet,
  show,
} from '../reading/finding.ts';
import type { Observation } from '../reading/observation.ts';
import { chargeableBefore } from '../reading/sources.ts';

const UNSEEN = "no call of the shop's server to the API was recorded";

/** If no call of the shop's server was recorded, a missing call proves nothing. */
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
    return attachedFirst(attach, order, departure);
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
    return attachedFirst(attach, order, departure);
  },

  'RDR-03': (seen) => {
    const redirecting = seen.ordersMade.filter(
      ({ order }) => typeof order.redirectUrl === 'string' && addressOf(order.redirectUrl) !== undefined,
    );
    return every(redirecting, 'no order contained a redirect URL', ({ order, finishedAt }) =>
      sentTo(seen, String(order.redirectUrl), finishedAt),
    );
  },

  'RDR-13': (seen) => {
    const calls = seen.sourceCalls.flatMap((call) => {
      const url = valueAt(call.result, 'source.redirect.redirectUrl');
      return typeof url === 'string' ? [{ id: call.id, url, at: call.at }] : [];
    });
    return every(calls, 'no source contained a redirect URL', ({ url, at }) => sentTo(seen, url, at));
  },

  'RDR-04': (seen) => {
    const [back] = seen.returns;
    if (!back) return notExercised('the shopper never came back');
    if (!isServerSeen(seen)) return notExercised(UNSEEN);
    const shown = seen
      .visitsAfter(back.at)
      .find(({ screen }) => ['confirmation', 'failure', 'payment'].includes(screen));
    const refresh = seen.outcomes.find(({ startedAt }) => isBefore(back.at, startedAt));
    if (!shown)
      return refresh ? met(back, refresh) : notExercised('no page of the shop was recorded after the return');
    const call = endpoint(seen.dialectFacts.operations['order.outcome']);
    return at(
      { missing: { step: `${call} by the shop's back end`, after: back.id } },
      metWhen(
        refresh !== undefined && refresh.finishedAt <= shown.at,
        `the order refreshed (${call}) after the return and before the ${shown.screen} page is shown`,
        refresh
          ? `refreshed after the ${shown.screen} page was shown`
          : `not refreshed: the ${shown.screen} page without that call`,
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
            'attached before the shop knew it',
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
    return every(calls, 'no source was created with a return URL', ({ url }) =>
      url.startsWith('https:') ? undefined : ['a return URL with https', url],
    );
  },
} satisfies Record<string, Check>;

function attachedFirst(attach: Exchange, order: Exchange, departure: Navigation): Finding {
  return metWhen(
    attach.startedAt <= order.startedAt,
    'the source attached before the order',
    'the order was made before the source was attached',
    order,
    attach,
    departure,
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
