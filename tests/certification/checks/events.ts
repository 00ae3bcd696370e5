/** The events that reached the shop, and the finding for one that did not. */
import { isSubscribed } from '../../../harness/subscription.ts';
import { excluded, type Finding, notExercised } from '../reading/finding.ts';
import { inRequest, type Observation } from '../reading/observation.ts';

/** Genuine webhooks that the harness sent again. */
export function replayedOf(seen: Observation): Observation['exchanges'] {
  return seen.exchanges.filter(({ replay }) => replay === 'none');
}

/** Webhooks that the provider sent. */
export function deliveries(seen: Observation, type?: string): Observation['exchanges'] {
  return seen.exchanges.filter(
    (exchange) =>
      exchange.sender === 'provider' && (type === undefined || inRequest(exchange, 'type') === type),
  );
}

/** Finding for a missing event: if the shop did not subscribe to it, the rule is excluded. */
export function unsent(
  { eventTypes }: Observation,
  type: string,
  message = `the provider sent no ${type}`,
): Finding {
  return isSubscribed(eventTypes, type)
    ? notExercised(message)
    : excluded(`the shop's webhooks are not subscribed to ${type}`);
}

/** The event that the harness sends again. */
export function replayedType(seen: Observation): string {
  const { funded, awaitsFunds } = seen.dialectFacts.events;
  return seen.method.wire.flow === 'receiver' ? awaitsFunds : (funded ?? awaitsFunds);
}
