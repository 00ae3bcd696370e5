/** Checks of the SDK's lists of payment methods, banks and stores. */
import type { Exchange } from '../../../harness/exchange.ts';
import { valueAt } from '../../../harness/json-path.ts';
import { every, type Check, show } from '../reading/finding.ts';
import { queryOf } from '../reading/exchanges.ts';
import { type Observation, inResponse } from '../reading/observation.ts';

type Listed = Readonly<Record<string, unknown>>;

const FILTERS = {
  supportsStorage: 'storage',
  supportsRecurring: 'recurring',
  supportsFreeTrial: 'freeTrial',
} as const;

/** Only answered requests: leaving a page cancels its requests. */
const listings = (seen: Observation): Exchange[] =>
  seen
    .calls('GET', /\/payments\/payment-methods$/, 'browser')
    .filter(({ response }) => response !== undefined);

function methodsIn(answer: unknown): Listed[] {
  const methods = valueAt(answer, 'paymentMethods');
  return Array.isArray(methods) ? methods.map((entry) => Object(entry) as Listed) : [];
}

/** Whether a request uses no other currency than the method's. */
function inMarket(seen: Observation, request: Exchange): boolean {
  const currency = queryOf(request).get('currency');
  return currency === null || currency === seen.method.wire.markets[0].currency;
}

const filterOf = (request: Exchange): keyof typeof FILTERS | undefined =>
  (['supportsStorage', 'supportsRecurring', 'supportsFreeTrial'] as const).find((name) =>
    queryOf(request).has(name),
  );

function list(exchange: Exchange): Listed[] | undefined {
  const { body } = exchange.response ?? {};
  return Array.isArray(body) ? body.map((entry) => Object(entry) as Listed) : undefined;
}

const lacking = (entry: Listed, members: readonly string[]): string | undefined =>
  members.find((member) => typeof entry[member] !== 'string' || entry[member] === '');

export const offerChecks = {
  'LST-01': (seen) => {
    const { wire } = seen.method;
    const asked = listings(seen).filter(
      (request) => inMarket(seen, request) && filterOf(request) === undefined,
    );
    return every(asked, 'no payment methods were requested', ({ response }) => {
      const entry = methodsIn(response?.body).find(({ type }) => type === wire.type);
      if (!entry) return [`${wire.type} listed in its market`, 'not listed'];
      if (entry.flow !== wire.flow) return [`${wire.type} listed with flow ${wire.flow}`, show(entry.flow)];
      // variants share the entry of their type
      if (wire.id !== wire.type) return undefined;
      const wrong = Object.entries(FILTERS).find(
        ([flag, member]) => typeof entry[flag] === 'boolean' && entry[flag] !== wire.supports[member],
      );
      return (
        wrong && [
          `${wire.type} listed with ${wrong[0]} ${show(wire.supports[wrong[1]])}`,
          show(entry[wrong[0]]),
        ]
      );
    });
  },

  'LST-02': (seen) =>
    every(
      listings(seen).filter((request) => !inMarket(seen, request)),
      'no payment methods were requested for another currency',
      ({ response }) =>
        methodsIn(response?.body).some(({ type }) => type === seen.method.wire.type)
          ? [`${seen.method.wire.type} not listed for a currency that it does not support`, 'listed']
          : undefined,
    ),

  'LST-03': (seen) => {
    const calls = seen.sdkCalls.filter(
      ({ method, settledAt }) => method === 'retrieveAvailablePaymentMethods' && settledAt !== undefined,
    );
    return every(calls, 'no payment methods were requested from the SDK', (call) => {
      const until = call.settledAt ?? Number.POSITIVE_INFINITY;
      const request = listings(seen).find(({ startedAt }) => startedAt >= call.at && startedAt <= until);
      if (!request) return ['a request of the SDK to the API', 'none'];
      const query = queryOf(request);
      for (const [name, value] of Object.entries(Object(call.args[0] ?? {}) as Listed)) {
        if (query.get(name) !== String(value))
          return [`${name} ${show(value)} in the SDK's request`, show(query.get(name) ?? undefined)];
      }
      const types = (answer: unknown): string =>
        methodsIn(answer)
          .map(({ type }) => String(type))
          .join(', ');
      return types(call.result) === types(request.response?.body)
        ? undefined
        : [`the methods that the API listed: ${types(request.response?.body)}`, types(call.result)];
    });
  },

  'LST-04': (seen) => {
    const { wire } = seen.method;
    const asked = listings(seen).flatMap((request) => {
      const filter = filterOf(request);
      return filter ? [{ id: request.id, request, filter }] : [];
    });
    return every(
      asked,
      'no payment methods were requested with a filter for a supported feature',
      ({ request, filter }) => {
        const entries = methodsIn(request.response?.body);
        const unsupported = entries.find((entry) => entry[filter] === false);
        if (unsupported)
          return [`only methods with ${filter} true`, `${show(unsupported.type)} with ${filter} false`];
        const isListed = entries.some(({ type }) => type === wire.type);
        const supported = wire.supports[FILTERS[filter]];
        if (wire.id !== wire.type || isListed === supported) return undefined;
        return [
          `${wire.type} ${supported ? '' : 'not '}listed for ${filter}`,
          isListed ? 'listed' : 'not listed',
        ];
      },
    );
  },

  'LST-07': (seen) =>
    every(
      listings(seen).filter((request) => queryOf(request).has('sessionId')),
      'no payment methods were requested for a session',
      (request) => {
        const member = (name: string): unknown => inResponse(request, `sessionInformation.${name}`);
        // the country is known only once the shopper has an address
        if (typeof member('currency') !== 'string')
          return ['sessionInformation with the currency of the session', show(member('currency'))];
        // the documented sample has it as a string
        const amount = member('amount');
        return ['string', 'number'].includes(typeof amount) && Number(amount) > 0
          ? undefined
          : ['sessionInformation with the amount of the session', show(amount)];
      },
    ),

  'LST-08': (seen) =>
    every(
      listings(seen).filter((request) => inResponse(request, 'sessionInformation.amount') !== undefined),
      "no list of payment methods for a session contained the session's amount",
      (request) => {
        const amount = inResponse(request, 'sessionInformation.amount');
        return typeof amount === 'string'
          ? undefined
          : ['sessionInformation with the amount as text, as "450.00"', show(amount)];
      },
    ),

  'LST-05': (seen) =>
    every(
      seen.calls('GET', /\/payments\/online-banking\/banks$/, 'browser'),
      'no banks were requested',
      (request) => {
        const banks = list(request);
        if (!banks) return ['a list of banks', show(request.response?.body)];
        if (!inMarket(seen, request))
          return banks.length === 0 ? undefined : ['no banks for another currency', `${banks.length} banks`];
        if (banks.length === 0) return ["banks in the method's market", 'none'];
        const missing = banks.map((bank) => lacking(bank, ['bankCode', 'bankName'])).find(Boolean);
        return missing ? [`every bank with a ${missing}`, `a bank without a ${missing}`] : undefined;
      },
    ),

  'LST-06': (seen) =>
    every(
      seen.calls('GET', /\/payments\/konbini\/stores$/, 'browser'),
      'no stores were requested',
      (request) => {
        const stores = list(request) ?? [];
        const missing = stores
          .map((store) => lacking(store, ['storeId', 'storeName', 'localizedStoreName']))
          .find(Boolean);
        if (missing) return [`every store with a ${missing}`, `a store without a ${missing}`];
        const { detailsKey, payloads } = seen.method.wire;
        const wanted = valueAt(payloads.withSession, `${detailsKey}.storeId`);
        return stores.some(({ storeId }) => storeId === wanted)
          ? undefined
          : [`store ${show(wanted)} listed`, 'not listed'];
      },
    ),
} satisfies Record<string, Check>;
