/** Checks of the content of the shop's pages, and of its API usage. */
import { addressOf } from '../../../contract/address.ts';
import type { SdkCall } from '../../../harness/exchange.ts';
import { valueAt } from '../../../harness/json-path.ts';
import type { Screen } from '../../../pages/shop.ts';
import {
  CLOCK_SLACK,
  every,
  type Check,
  met,
  metWhen,
  notExercised,
  notMet,
  reading,
  show,
} from '../reading/finding.ts';
import { sameAmount } from '../reading/writing.ts';

const SECRET_TOKEN = /«(?:secretKey|clientSecret):[0-9a-f]{8}»/;
const CLIENT_SECRET = /«clientSecret:/;

/** Pages of the checkout, on which a checkout exists. */
const CHECKOUT_SCREENS: readonly Screen[] = ['payment', 'review', 'confirmation'];

/** Whether a page shows the given links, which always include terms of sale and privacy policy. */
function showsTerms({ result }: SdkCall, links: readonly string[]): boolean {
  return ['termsOfSale', 'privacyPolicy'].every((name) => {
    const url = valueAt(result, `disclosure.${name}.url`);
    return typeof url === 'string' && links.includes(addressOf(url)?.href ?? '');
  });
}

export const pageChecks = {
  'SRC-06': (seen) =>
    every(
      seen.sdkCalls.filter(({ method }) => method === 'new DigitalRiver'),
      'the page created no SDK object',
      ({ args: [key] }) =>
        key === seen.publicKeyToken ? undefined : ['the SDK object created with the public key', show(key)],
    ),

  'RDR-09': (seen) => {
    // a script can change the page's address or fragment without a request
    const own = [...seen.navigations, ...seen.visits].filter(({ url }) => seen.isShop(url));
    const given = seen.sourceCalls.flatMap((call) =>
      [seen.method.wire.returnUrl, seen.method.wire.cancelUrl].flatMap((path) => {
        const url = path && valueAt(seen.payload(call), path);
        return typeof url === 'string' ? [{ id: call.id, url }] : [];
      }),
    );
    return every([...own, ...given], 'no page was opened', ({ url }) =>
      SECRET_TOKEN.test(url) ? ['no secret in the address of a page', url] : undefined,
    );
  },

  'SEC-01': (seen) => {
    if (seen.visits.length === 0) return notExercised('no page of the shop was recorded');
    const leak = seen.leaks.find(({ kind }) => kind === 'secretKey');
    return leak
      ? notMet('no secret key in the browser', `a secret key in: ${leak.where}`, leak)
      : met(...seen.visits.slice(0, 1));
  },

  'SEC-02': (seen) =>
    every(
      seen.sdkCalls.filter(({ args, result }) => CLIENT_SECRET.test(JSON.stringify([args, result]))),
      'no page contained a client secret',
      ({ page, method }) =>
        page.startsWith('https:')
          ? undefined
          : ['a page with a client secret served over TLS', `${page} (${method})`],
    ),

  'UI-01': reading(
    [],
    (seen) => {
      const [call] = seen.sourceCalls;
      if (!call) return notExercised('no source was made');
      // Drop-in asks for the terms itself, and reports the acceptance
      if (valueAt(call.result, 'consents.termsOfSale') === true) return met(call);
      const { terms } = seen.notes;
      // a button of the provider pays at once; otherwise the shopper can still change the payment until the redirect
      const paysAtOnce = seen.method.wire.createdBy === 'element';
      const [departure] = seen.departures;
      if (!paysAtOnce && !departure) return notExercised('the shopper was never sent to the provider');
      const [expected, at] = paysAtOnce
        ? [
            'terms accepted before the source is made',
            Math.min(seen.requestOf(call)?.startedAt ?? call.at, call.at),
          ]
        : ['terms accepted before the redirect', departure?.at ?? 0];
      const witness = paysAtOnce ? call : (departure ?? call);
      if (!terms) return notMet(expected, 'no page showed a checkbox for the terms', witness);
      return metWhen(at >= terms.acceptedAt, expected, 'accepted later', witness);
    },
    ['terms'],
  ),

  'UI-02': reading(['review'], (seen) => {
    const { review } = seen.notes;
    const [order] = seen.ordersMade;
    if (!review && order)
      return notMet(
        'the total on the last page before the order',
        "no total (the adapter's verb totals returned none)",
        order,
      );
    if (!review) return notExercised('no review page was seen');
    const latest = seen.containers.findLast(
      ({ sender, finishedAt }) => sender === 'shop' && finishedAt <= review.at,
    );
    if (!latest) return notExercised('the API sent the shop no totals');
    const { total } = latest;
    const currency = review.currency === undefined ? '' : ` ${seen.currency}`;
    return metWhen(
      sameAmount(total, review.total, seen.currency) && (review.currency ?? seen.currency) === seen.currency,
      `the latest total ${show(total)}${currency} on the review page`,
      [review.total, review.currency ?? []].flat().join(' '),
      latest,
    );
  }),

  'UI-03': (seen) => {
    const told = seen.containers.filter(({ entity }) => entity !== undefined);
    const pages = seen.visits.filter(({ screen }) => CHECKOUT_SCREENS.includes(screen));
    if (told.length === 0)
      return notExercised('no response of the API stated the selling entity of a checkout');
    return every(pages, 'no checkout page was seen', ({ url, screen, at, links = [] }) => {
      // in a shop with one document, a mounted element stays while the screens change
      const stayed = (since: number): boolean =>
        since <= at && !seen.navigations.some((left) => left.at > since && left.at <= at);
      const here = seen.sdkCalls.filter((call) => call.page === url.split('?')[0] || stayed(call.at));
      const made = here.filter(
        ({ method, args: [type] }) =>
          method === 'createElement' && String(type).toLowerCase() === 'compliance',
      );
      const isMounted = here.some(({ method }) => method === 'mount compliance');
      // two ways are documented: the element, or the shop's own footer with these texts and links
      const own = here.filter((call) => call.method === 'Compliance.getDetails' && showsTerms(call, links));
      if ((made.length === 0 || !isMounted) && own.length === 0)
        return [`a compliance element, or the links of Compliance.getDetails, on the ${screen} page`, 'none'];
      const given = [
        ...(isMounted ? made.map(({ args: [, options] }) => valueAt(options, 'compliance.entity')) : []),
        ...own.map(({ args: [wanted] }) => valueAt(wanted, 'businessEntityCode') ?? wanted),
      ];
      // before the first response that states it, the shop cannot know the selling entity
      const known = told.findLast(({ finishedAt }) => finishedAt <= at)?.entity;
      return known === undefined || given.includes(known)
        ? undefined
        : [`compliance links of ${show(known)} on the ${screen} page`, given.map(show).join(', ')];
    });
  },

  'UI-04': reading(['disclosures'], ({ orders, ordersMade, notes }) =>
    every(orders, 'nothing was ordered', ({ startedAt }) => {
      const since = ordersMade.findLast((order) => order.startedAt < startedAt)?.startedAt ?? 0;
      return notes.disclosures?.some((at) => at >= since && at <= startedAt)
        ? undefined
        : [
            "the seller's disclosure accepted before the order",
            'ordered, but the disclosure was not accepted',
          ];
    }),
  ),

  'LIM-01': (seen) => {
    const limited = seen.exchanges.filter(
      ({ sender, response }) => sender === 'shop' && response?.status === 429,
    );
    const repeated = limited.flatMap((limit) => {
      const next = seen.exchanges.find(
        (other) =>
          other !== limit &&
          other.sender === 'shop' &&
          other.startedAt >= limit.finishedAt &&
          other.request.method === limit.request.method &&
          other.request.url === limit.request.url,
      );
      return next ? [{ id: limit.id, limit, next }] : [];
    });
    return every(repeated, 'no call that was answered with 429 was repeated', ({ limit, next }) => {
      const wanted = Number(limit.response?.headers['retry-after'] ?? 0) * 1_000;
      const paused = next.startedAt - limit.finishedAt;
      return paused >= wanted - CLOCK_SLACK
        ? undefined
        : [`a pause of ${wanted} ms after a 429`, `repeated after ${paused.toFixed(0)} ms`, { also: [next] }];
    });
  },

  'TOL-01': (seen) => {
    const [changed, ...more] = seen.exchanges.filter(({ intervention }) => intervention !== undefined);
    if (!changed) return notExercised('the API sent no unknown members or values');
    const end = seen.visits.find(({ screen }) => screen === 'confirmation');
    const last = seen.visits.at(-1);
    return metWhen(
      end !== undefined,
      'confirmation page although the API sends unknown members and values',
      last ? `the ${last.screen} page` : 'no page',
      changed,
      ...more.slice(0, 2),
      end,
    );
  },
} satisfies Record<string, Check>;
