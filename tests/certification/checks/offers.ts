/** Checks of what the SDK lists before there is a source, and of what comes of the documented test triggers. */
import { stands } from '../../../contract/lifecycle.ts';
import type { TriggerEffect } from '../../../contract/method.ts';
import { LATER_EFFECTS } from '../../../contract/rules/offers.ts';
import type { Exchange } from '../../../harness/exchange.ts';
import { valueAt } from '../../../harness/json-path.ts';
import { every, type Finding, type Check, met, notExercised, notMet, show } from '../reading/finding.ts';
import type { OrderResponse } from '../reading/api-facts.ts';
import { type Notes, type Observation, inRequest, statesOf, inResponse } from '../reading/observation.ts';

type Listed = Readonly<Record<string, unknown>>;
type Played = NonNullable<Notes['triggersPlayed']>[number];

const FILTERS = {
  supportsStorage: 'storage',
  supportsRecurring: 'recurring',
  supportsFreeTrial: 'freeTrial',
} as const;

function queryOf({ request }: Exchange): URLSearchParams {
  return new URLSearchParams(request.url.split('?')[1]);
}

/** Answered: a page that is left takes its questions with it. */
const listings = (seen: Observation): Exchange[] =>
  seen
    .calls('GET', /\/payments\/payment-methods$/, 'browser')
    .filter(({ response }) => response !== undefined);

function methodsIn(answer: unknown): Listed[] {
  const methods = valueAt(answer, 'paymentMethods');
  return Array.isArray(methods) ? methods.map((entry) => Object(entry) as Listed) : [];
}

/** Whether a request asks in no other currency than the method's. */
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

/** Judges every trigger of some effects that was played. */
function played(
  seen: Observation,
  effects: readonly TriggerEffect[],
  judge: (trigger: Played, request: Exchange) => string | undefined,
): Finding {
  const all = (seen.notes.triggersPlayed ?? []).filter(({ effect }) => effects.includes(effect));
  const requests: Exchange[] = [];
  for (const trigger of all) {
    const request = seen.sourceRequests.find((asked) => inRequest(asked, 'sessionId') === trigger.session);
    if (!request?.response) {
      const call = seen.sourceCalls.find((wanted) => seen.payload(wanted).sessionId === trigger.session);
      const came = request ? `no answer, ${request.error ?? 'nor a reason'}` : show(call?.result);
      return notExercised(`no source was asked for with ${trigger.name}; createSource came to ${came}`);
    }
    const wrong = judge(trigger, request);
    if (wrong !== undefined) return notMet(`${trigger.name}: ${wrong}`, request);
    requests.push(request);
  }
  return requests.length > 0 ? met(...requests) : notExercised('no such trigger was played');
}

/** What is wrong where a trigger is to have the shopper challenged. */
function unchallenged({ effect }: Played, request: Exchange): string | undefined {
  if (!effect.startsWith('challenges') || inResponse(request, 'state') === 'requires_action')
    return undefined;
  return `the shopper must be challenged, the source is ${show(inResponse(request, 'state'))}`;
}

const isUsable = (request: Exchange): boolean =>
  (request.response?.status ?? 500) < 300 && inResponse(request, 'state') !== 'failed';

/** The order of a trigger's checkout, as it was told last; undefined where none was made. */
function orderOf(seen: Observation, { checkout }: Played): OrderResponse | undefined {
  const asked = seen.harnessOrders.find(({ container, made }) => container === checkout && made);
  return asked && (seen.ordersRead.findLast(({ order }) => order.id === asked.order.id) ?? asked);
}

export const offerChecks = {
  'LST-01': (seen) => {
    const { wire } = seen.method;
    const asked = listings(seen).filter(
      (request) => inMarket(seen, request) && filterOf(request) === undefined,
    );
    return every(asked, 'no payment methods were asked for', ({ response }) => {
      const entry = methodsIn(response?.body).find(({ type }) => type === wire.type);
      if (!entry) return `${wire.type} must be listed in its market, it is not`;
      if (entry.flow !== wire.flow)
        return `${wire.type} must be listed with flow ${wire.flow}, it has ${show(entry.flow)}`;
      // variants share the entry of their type
      if (wire.id !== wire.type) return undefined;
      const wrong = Object.entries(FILTERS).find(
        ([flag, member]) => typeof entry[flag] === 'boolean' && entry[flag] !== wire.supports[member],
      );
      return wrong && `${wire.type} must be listed with ${wrong[0]} ${show(wire.supports[wrong[1]])}`;
    });
  },

  'LST-02': (seen) =>
    every(
      listings(seen).filter((request) => !inMarket(seen, request)),
      'no methods were asked for in another currency',
      ({ response }) =>
        methodsIn(response?.body).some(({ type }) => type === seen.method.wire.type)
          ? `${seen.method.wire.type} is listed for a currency in which nobody pays`
          : undefined,
    ),

  'LST-03': (seen) => {
    const calls = seen.sdkCalls.filter(
      ({ method, settledAt }) => method === 'retrieveAvailablePaymentMethods' && settledAt !== undefined,
    );
    return every(calls, 'the SDK was asked for no methods', (call) => {
      const until = call.settledAt ?? Number.POSITIVE_INFINITY;
      const request = listings(seen).find(({ startedAt }) => startedAt >= call.at && startedAt <= until);
      if (!request) return 'the SDK answered without asking the API';
      const query = queryOf(request);
      for (const [name, value] of Object.entries(Object(call.args[0] ?? {}) as Listed)) {
        if (query.get(name) !== String(value))
          return `the SDK must ask with ${name} ${show(value)}, it asked with ${show(query.get(name) ?? undefined)}`;
      }
      const types = (answer: unknown): string =>
        methodsIn(answer)
          .map(({ type }) => String(type))
          .join(', ');
      return types(call.result) === types(request.response?.body)
        ? undefined
        : `the API named ${types(request.response?.body)}, the SDK returned ${types(call.result)}`;
    });
  },

  'LST-04': (seen) => {
    const { wire } = seen.method;
    const asked = listings(seen).flatMap((request) => {
      const filter = filterOf(request);
      return filter ? [{ id: request.id, request, filter }] : [];
    });
    return every(asked, 'no methods were asked for by what they support', ({ request, filter }) => {
      const entries = methodsIn(request.response?.body);
      const astray = entries.find((entry) => entry[filter] === false);
      if (astray) return `${show(astray.type)} is listed for ${filter}, which it says it does not support`;
      const isListed = entries.some(({ type }) => type === wire.type);
      const supported = wire.supports[FILTERS[filter]];
      if (wire.id !== wire.type || isListed === supported) return undefined;
      return `${wire.type} must ${supported ? '' : 'not '}be listed for ${filter}`;
    });
  },

  'LST-05': (seen) =>
    every(
      seen.calls('GET', /\/payments\/online-banking\/banks$/, 'browser'),
      'no banks were asked for',
      (request) => {
        const banks = list(request);
        if (!banks) return 'the banks must be a list';
        if (!inMarket(seen, request))
          return banks.length === 0 ? undefined : 'banks are listed for a currency in which nobody pays';
        if (banks.length === 0) return "the method's market must have banks, it has none";
        const missing = banks.map((bank) => lacking(bank, ['bankCode', 'bankName'])).find(Boolean);
        return missing && `every bank must have a ${missing}`;
      },
    ),

  'LST-06': (seen) =>
    every(
      seen.calls('GET', /\/payments\/konbini\/stores$/, 'browser'),
      'no stores were asked for',
      (request) => {
        const stores = list(request) ?? [];
        const missing = stores
          .map((store) => lacking(store, ['storeId', 'storeName', 'localizedStoreName']))
          .find(Boolean);
        if (missing) return `every store must have a ${missing}`;
        const { detailsKey, payloads } = seen.method.wire;
        const wanted = valueAt(payloads.withSession, `${detailsKey}.storeId`);
        return stores.some(({ storeId }) => storeId === wanted)
          ? undefined
          : `store ${show(wanted)} must be listed, it is not`;
      },
    ),

  'TRG-01': (seen) =>
    played(seen, ['sourceFails'], (_trigger, request) =>
      isUsable(request) ? `the source must fail, it is ${show(inResponse(request, 'state'))}` : undefined,
    ),

  'TRG-02': (seen) =>
    played(seen, ['chargeFails', 'challengesThenChargeFails'], (trigger, request) => {
      const unasked = unchallenged(trigger, request);
      if (unasked) return unasked;
      if (!isUsable(request)) return 'the source must be made before its charge fails, it is not';
      const order = orderOf(seen, trigger);
      return order && stands({ order: seen.lifecycle.paid.order }, statesOf(order))
        ? `no order may count as paid, this one is ${show(order.order.state)}`
        : undefined;
    }),

  'TRG-03': (seen) =>
    played(seen, LATER_EFFECTS, (trigger, request) => {
      const unasked = unchallenged(trigger, request);
      if (unasked) return unasked;
      if (!isUsable(request)) return `the source must be made, it is ${show(inResponse(request, 'state'))}`;
      const order = orderOf(seen, trigger);
      const { success, afterOrder } = seen.lifecycle;
      const goesOn = [...success, afterOrder.delayed];
      return order && goesOn.some((wanted) => stands({ order: wanted.order }, statesOf(order)))
        ? undefined
        : `the order must go on, it is ${show(order?.order.state)}`;
    }),
} satisfies Record<string, Check>;
