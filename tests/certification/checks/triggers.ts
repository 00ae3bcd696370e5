/** Checks of the effects of the documented test triggers. */
import { stands } from '../../../contract/lifecycle.ts';
import type { TriggerEffect } from '../../../contract/method.ts';
import { LATER_EFFECTS } from '../../../contract/rules/offers.ts';
import type { Exchange } from '../../../harness/exchange.ts';
import type { OrderResponse } from '../reading/api-facts.ts';
import {
  type Finding,
  type Check,
  met,
  type Mismatch,
  notExercised,
  notMet,
  reading,
  show,
} from '../reading/finding.ts';
import { inRequest, inResponse, type Observation, statesOf } from '../reading/observation.ts';
import type { PlayedTrigger } from '../recording/notes.ts';

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
  return requests.length > 0 ? met(...requests) : notExercised('no test trigger with this effect was played');
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

export const triggerChecks = {
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
