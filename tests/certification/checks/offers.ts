/** Checks of the SDK's lists, and of the effects of the documented test triggers. */
import { stands } from '../../../contract/lifecycle.ts';
import type { TriggerEffect } from '../../../contract/method.ts';
import { LATER_EFFECTS } from '../../../contract/rules/offers.ts';
import type { Exchange } from '../../../harness/exchange.ts';
import { valueAt } from '../../../harness/json-path.ts';
import {
  every,
  type Finding,
  type Check,
  met,
  type Mismatch,
  notExercised,
  notMet,
  reading,
  show,
} from '../reading/finding.ts';
import type { OrderResponse } from '../reading/api-facts.ts';
import type { PlayedTrigger } from '../recording/notes.ts';
import { type Observation, inRequest, statesOf, inResponse } from '../reading/observation.ts';

type Listed = Readonly<Record<string, unknown>>;

const FILTERS = {
  supportsStorage: 'storage',
  supportsRecurring: 'recurring',
  supportsFreeTrial: 'freeTrial',
} as const;

function queryOf({ request }: Exchange): URLSearchParams {
  return new URLSearchParams(request.url.split('?')[1]);
}

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

/** Judges every played trigger that has one of these effects. */
function played(
  seen: Observation<'triggersPlayed'>,
  effects: readonly TriggerEffect[],
  judge: (trigger: PlayedTrigger, request: Exchange) => Mismatch | undefined,
): Finding {
  const all = (seen.notes.triggersPlayed ?? []).filter(({ effect }) => effects.includes(effect));
  const requests: Exchange[] = [];
  for (const trigger of all) {
    const request = seen.sourceRequests.find((asked) => inRequest(asked, 'sessionId') === trigger.session);
    if (!request?.response) {
      const call = seen.sourceCalls.find((wanted) => seen.payload(wanted).sessionId === trigger.session);
      const came = request ? `no answer (${request.error ?? 'no reason given'})` : show(call?.result);
      return notExercised(`no source was requested with ${trigger.name}; createSource returned ${came}`);
    }
    const wrong = judge(trigger, request);
    if (wrong !== undefined) return notMet(`${wrong[0]} (${trigger.name})`, wrong[1], request);
    requests.push(request);
  }
  return requests.length > 0 ? met(...requests) : notExercised('no such trigger was played');
}

/** The mismatch for a trigger that must cause a challenge. */
function unchallenged({ effect }: PlayedTrigger, request: Exchange): Mismatch | undefined {
  if (!effect.startsWith('challenges') || inResponse(request, 'state') === 'requires_action')
    return undefined;
  return ['a source in the state requires_action', show(inResponse(request, 'state'))];
}

const isUsable = (request: Exchange): boolean =>
  (request.response?.status ?? 500) < 300 && inResponse(request, 'state') !== 'failed';

/** The latest reading of the order of a trigger's checkout; undefined if no order was made. */
function orderOf(seen: Observation, { checkout }: PlayedTrigger): OrderResponse | undefined {
  const asked = seen.harnessOrders.find(({ container, made }) => container === checkout && made);
  return asked && (seen.ordersRead.findLast(({ order }) => order.id === asked.order.id) ?? asked);
}

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
      'no methods were requested in another currency',
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
          return [`a request of the SDK with ${name} ${show(value)}`, show(query.get(name) ?? undefined)];
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
    return every(asked, 'no methods were requested by a supported feature', ({ request, filter }) => {
      const entries = methodsIn(request.response?.body);
      const astray = entries.find((entry) => entry[filter] === false);
      if (astray) return [`only methods with ${filter} true`, `${show(astray.type)} with ${filter} false`];
      const isListed = entries.some(({ type }) => type === wire.type);
      const supported = wire.supports[FILTERS[filter]];
      if (wire.id !== wire.type || isListed === supported) return undefined;
      return [
        `${wire.type} ${supported ? '' : 'not '}listed for ${filter}`,
        isListed ? 'listed' : 'not listed',
      ];
    });
  },

  'LST-07': (seen) =>
    every(
      listings(seen).filter((request) => queryOf(request).has('sessionId')),
      'no methods were requested with a session',
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
      'no amount of a session was given with its methods',
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
        return missing ? [`every bank with a ${missing}`, 'a bank without it'] : undefined;
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
        if (missing) return [`every store with a ${missing}`, 'a store without it'];
        const { detailsKey, payloads } = seen.method.wire;
        const wanted = valueAt(payloads.withSession, `${detailsKey}.storeId`);
        return stores.some(({ storeId }) => storeId === wanted)
          ? undefined
          : [`store ${show(wanted)} listed`, 'not listed'];
      },
    ),

  'TRG-01': reading(['triggersPlayed'], (seen) =>
    played(seen, ['sourceFails'], (_trigger, request) =>
      isUsable(request) ? ['a source that fails', `state ${show(inResponse(request, 'state'))}`] : undefined,
    ),
  ),

  'TRG-02': reading(['triggersPlayed'], (seen) =>
    played(seen, ['chargeFails', 'challengesThenChargeFails'], (trigger, request) => {
      const unasked = unchallenged(trigger, request);
      if (unasked) return unasked;
      if (!isUsable(request)) return ['a source that is made before its charge fails', 'no usable source'];
      const order = orderOf(seen, trigger);
      return order && stands({ order: seen.lifecycle.paid.order }, statesOf(order))
        ? ['no order that counts as paid', `order state ${show(order.order.state)}`]
        : undefined;
    }),
  ),

  'TRG-03': reading(['triggersPlayed'], (seen) =>
    played(seen, LATER_EFFECTS, (trigger, request) => {
      const unasked = unchallenged(trigger, request);
      if (unasked) return unasked;
      if (!isUsable(request)) return ['a usable source', `state ${show(inResponse(request, 'state'))}`];
      const order = orderOf(seen, trigger);
      const { success, afterOrder } = seen.lifecycle;
      const goesOn = [...success, afterOrder.delayed];
      return order && goesOn.some((wanted) => stands({ order: wanted.order }, statesOf(order)))
        ? undefined
        : ['an order in a successful or pending state', `order state ${show(order?.order.state)}`];
    }),
  ),
} satisfies Record<string, Check>;
