/** Checks of subscriptions through Drop-in, and of the methods that it lists for them. */
import type { Exchange, SdkCall } from '../../../harness/exchange.ts';
import { valueAt } from '../../../harness/json-path.ts';
import type { SubscriptionData } from '../reading/api-facts.ts';
import { queryOf } from '../reading/exchanges.ts';
import { every, type Check, reading, show, CLOCK_SLACK } from '../reading/finding.ts';
import { inResponse, type Observation } from '../reading/observation.ts';
import { isText, subscriptionInfosSent } from './sent.ts';

const METHODS = /\/payments\/payment-methods$/;
/** Drop-in returned a source. */
export const DROPIN_SOURCE = 'source dropin';

export const subscriptionDropinChecks = {
  'SUB-07': (seen) => {
    return every(callsOf(seen, 'createDropin'), 'Drop-in was not made', (call) => {
      const container = containerOf(seen, valueAt(call.args[0], 'sessionId'));
      if (container === undefined)
        return ['Drop-in made for the session of the checkout', show(valueAt(call.args[0], 'sessionId'))];
      return renews(subscriptionInfosSent(seen, container, call.at + CLOCK_SLACK))
        ? undefined
        : [
            'autoRenewal true on the checkout before Drop-in is created',
            'Drop-in was created before autoRenewal true was sent',
          ];
    });
  },

  'SUB-08': (seen) =>
    every(callsOf(seen, 'createDropin'), 'Drop-in was not made', ({ args: [config] }) => {
      // shown unless the shop disables it
      if (valueAt(config, 'options.showTermsOfSaleDisclosure') === false)
        return ['showTermsOfSaleDisclosure true or absent', 'false'];
      const usage = valueAt(config, 'options.usage');
      return usage === 'subscription' ? undefined : ['usage subscription', show(usage)];
    }),

  'SUB-11': (seen) =>
    every(callsOf(seen, 'ready dropin'), 'Drop-in did not become ready', ({ args: [config], result }) => {
      const session = valueAt(config, 'sessionId');
      const listed = lists(seen)
        .filter(({ sessionId }) => sessionId === session)
        .flatMap(({ methods }) => methods.map((method) => valueAt(method, 'type')));
      const shown = valueAt(result, 'paymentMethodTypes');
      const unlisted = Array.isArray(shown) ? shown.filter((type: unknown) => !listed.includes(type)) : [];
      return unlisted.length === 0
        ? undefined
        : [`only methods listed for session ${show(session)}`, `also ${unlisted.join(', ')}`];
    }),

  'SUB-12': reading(
    [],
    (seen) => {
      const asking = callsOf(seen, DROPIN_SOURCE).filter(({ args: [config], result, at }) => {
        const container = containerOf(seen, valueAt(config, 'sessionId'));
        return (
          valueAt(config, 'options.showTermsOfSaleDisclosure') !== false &&
          valueAt(result, 'source') !== undefined &&
          container !== undefined &&
          renews(subscriptionInfosSent(seen, container, at))
        );
      });
      return every(asking, 'Drop-in with the combined terms returned no source', ({ result, at }) => {
        if (!seen.dialectFacts.tellsConsents) {
          const acceptedAt = seen.notes.dropInTerms?.acceptedAt ?? Number.POSITIVE_INFINITY;
          return acceptedAt <= at && valueAt(result, 'consents.termsOfSale') !== false
            ? undefined
            : ['terms of sale accepted before Drop-in returns the source', 'not accepted'];
        }
        if (valueAt(result, 'consents.termsOfSale') !== true)
          return ['consents.termsOfSale true', show(valueAt(result, 'consents'))];
        return isText(valueAt(result, 'source.mandate.terms'))
          ? undefined
          : ['a source with the accepted terms in mandate.terms', 'a source without mandate.terms'];
      });
    },
    ['dropInTerms'],
  ),

  'SUB-13': (seen) => {
    const renewing = lists(seen).filter(({ sessionId, exchange }) => {
      const container = containerOf(seen, sessionId);
      return container !== undefined && renews(subscriptionInfosSent(seen, container, exchange.startedAt));
    });
    return every(
      renewing.map(({ exchange }) => exchange),
      'the payment methods of a subscription with auto-renewal were not requested',
      (exchange) => {
        const methods = methodsIn(exchange);
        const once = methods.find((method) => valueAt(method, 'supportsRecurring') !== true);
        if (methods.length === 0) return ['at least one listed payment method', 'none'];
        return once === undefined
          ? undefined
          : [
              'only methods with supportsRecurring true for a subscription',
              `${show(valueAt(once, 'type'))} with ${show(valueAt(once, 'supportsRecurring'))}`,
            ];
      },
    );
  },
} satisfies Record<string, Check>;

function callsOf(seen: Observation, method: string): SdkCall[] {
  // the documents write both createDropin and CreateDropIn
  return seen.sdkCalls.filter((call) => call.method.toLowerCase() === method.toLowerCase());
}

function containerOf(seen: Observation, session: unknown): string | undefined {
  return seen.containersMade.find((made) => made.session.id === session)?.container;
}

function renews(infos: readonly SubscriptionData[]): boolean {
  return infos.length > 0 && infos.every((info) => info?.autoRenewal === true);
}

interface List {
  readonly exchange: Exchange;
  readonly sessionId: string | undefined;
  readonly methods: readonly unknown[];
}

/** The provider's lists of payment methods, with or without a session; lists that arrived too late are left out. */
function lists(seen: Observation): List[] {
  const answered = seen.calls('GET', METHODS, 'browser').filter(({ response }) => response?.status === 200);
  return answered.map((exchange) => ({
    exchange,
    sessionId: queryOf(exchange).get('sessionId') ?? undefined,
    methods: methodsIn(exchange),
  }));
}

function methodsIn(exchange: Exchange): readonly unknown[] {
  const methods = inResponse(exchange, 'paymentMethods');
  return Array.isArray(methods) ? methods : [];
}
