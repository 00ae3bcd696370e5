/** Checks of what the shop's pages hold and show, and of its manners towards the API. */
import { valueAt } from '../../../harness/json-path.ts';
import type { Screen } from '../../../pages/shop.ts';
import { CLOCK_SLACK, every, type Check, met, notExercised, notMet, show } from '../reading/finding.ts';
import { sameAmount } from '../reading/observation.ts';

const SECRET_TOKEN = /«(?:secretKey|clientSecret):[0-9a-f]{8}»/;
const CLIENT_SECRET = /«clientSecret:/;

/** Pages on which there is a checkout. */
const CHECKOUT_SCREENS: readonly Screen[] = ['payment', 'review', 'confirmation'];

export const pageChecks = {
  'SRC-06': (seen) =>
    every(
      seen.sdkCalls.filter(({ method }) => method === 'new DigitalRiver'),
      'the page made no SDK object',
      ({ args: [key] }) =>
        key === seen.publicKeyToken
          ? undefined
          : `the SDK must be made with the public key, it was made with ${show(key)}`,
    ),

  'RDR-09': (seen) => {
    // a page that stays may write its own address anew, which no request tells of; nor does one of a fragment
    const own = [...seen.navigations, ...seen.visits].filter(({ url }) => seen.isShop(url));
    const given = seen.sourceCalls.flatMap((call) =>
      [seen.method.wire.returnUrl, seen.method.wire.cancelUrl].flatMap((path) => {
        const url = path && valueAt(seen.payload(call), path);
        return typeof url === 'string' ? [{ id: call.id, url }] : [];
      }),
    );
    return every([...own, ...given], 'no page was opened', ({ url }) =>
      SECRET_TOKEN.test(url) ? `the address ${url} holds a secret` : undefined,
    );
  },

  'SEC-01': (seen) => {
    if (seen.visits.length === 0) return notExercised('no page was seen');
    const leak = seen.leaks.find(({ kind }) => kind === 'secretKey');
    return leak ? notMet(`the secret key is in the browser: ${leak.where}`) : met(...seen.visits.slice(0, 1));
  },

  'SEC-02': (seen) =>
    every(
      seen.sdkCalls.filter(({ args, result }) => CLIENT_SECRET.test(JSON.stringify([args, result]))),
      'no page held a client secret',
      ({ page, method }) =>
        page.startsWith('https:')
          ? undefined
          : `a page that holds a client secret must be served over TLS, ${page} is not (${method})`,
    ),

  'UI-01': (seen) => {
    const [call] = seen.sourceCalls;
    if (!call) return notExercised('no source was made');
    // Drop-in asks for them itself, and says so
    if (valueAt(call.result, 'consents.termsOfSale') === true) return met(call);
    const { termsAcceptedAt } = seen.notes;
    if (termsAcceptedAt === undefined) return notMet('a source was made without any terms to accept', call);
    const asked = seen.requestOf(call)?.startedAt ?? call.at;
    return Math.min(asked, call.at) >= termsAcceptedAt
      ? met(call)
      : notMet('a source was made before the shopper accepted the terms', call);
  },

  'UI-02': (seen) => {
    const { shownTotal } = seen.notes;
    if (!shownTotal) return notExercised('no review page was seen');
    const latest = seen.containers.findLast(
      ({ sender, finishedAt }) => sender === 'shop' && finishedAt <= shownTotal.at,
    );
    if (!latest) return notExercised('the shop was told no totals');
    const { total } = latest;
    return sameAmount(total, shownTotal.total, seen.shopper.currency)
      ? met(latest)
      : notMet(
          `the review page must show the latest total ${show(total)}, it shows ${shownTotal.total}`,
          latest,
        );
  },

  'UI-03': (seen) => {
    const entities = seen.containers.flatMap(({ entity }) => entity ?? []);
    const pages = seen.visits.filter(({ screen }) => CHECKOUT_SCREENS.includes(screen));
    if (entities.length === 0) return notExercised('no checkout names its selling entity');
    return every(pages, 'no page of the checkout was seen', ({ url, screen, at }) => {
      // an element mounted once stays while a shop of one document goes from screen to screen
      const stayed = (since: number): boolean =>
        since <= at && !seen.navigations.some((left) => left.at > since && left.at <= at);
      const here = seen.sdkCalls.filter((call) => call.page === url.split('?')[0] || stayed(call.at));
      const made = here.filter(
        ({ method, args: [type] }) =>
          method === 'createElement' && String(type).toLowerCase() === 'compliance',
      );
      if (made.length === 0 || !here.some(({ method }) => method === 'mount compliance'))
        return `the ${screen} page must have a compliance element, it has none`;
      const given = made.map(({ args: [, options] }) => valueAt(options, 'compliance.entity'));
      return given.includes(entities.at(-1))
        ? undefined
        : `the compliance element of the ${screen} page must be of ${show(entities.at(-1))}, it is of ${given.map(show).join(', ')}`;
    });
  },

  'UI-04': ({ orders, ordersMade, notes }) =>
    every(orders, 'nothing was ordered', ({ startedAt }) => {
      const since = ordersMade.findLast((order) => order.startedAt < startedAt)?.startedAt ?? 0;
      return notes.disclosuresAccepted?.some((at) => at >= since && at <= startedAt)
        ? undefined
        : "an order was made before the shopper had accepted the seller's disclosure";
    }),

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
    return every(repeated, 'no call met a rate limit and was made again', ({ limit, next }) => {
      const wanted = Number(limit.response?.headers['retry-after'] ?? 0) * 1_000;
      const paused = next.startedAt - limit.finishedAt;
      return paused >= wanted - CLOCK_SLACK
        ? undefined
        : `a 429 asked for a pause of ${wanted} ms, the call was made again after ${paused.toFixed(0)} ms`;
    });
  },

  'TOL-01': (seen) => {
    const changed = seen.exchanges.filter(({ intervention }) => intervention !== undefined);
    if (changed.length === 0) return notExercised('the API said nothing unknown');
    const end = seen.visits.find(({ screen }) => screen === 'confirmation');
    const last = seen.visits.at(-1);
    return end
      ? met(...changed.slice(0, 3), end)
      : notMet(
          `unknown members and values kept the shopper from paying: the last page was ${last?.screen ?? 'none'}`,
          ...changed.slice(0, 3),
        );
  },
} satisfies Record<string, Check>;
