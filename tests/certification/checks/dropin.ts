/** Checks of how the shop uses the results of Drop-in and buttons. */
import { addressOf } from '../../../contract/address.ts';
import { valueAt } from '../../../harness/json-path.ts';
import type { SdkCall } from '../../../harness/exchange.ts';
import {
  every,
  type Finding,
  type Check,
  met,
  type Mismatch,
  notExercised,
  notMet,
  show,
} from '../reading/finding.ts';
import type { Observation } from '../reading/observation.ts';

const DROPIN = 'source dropin';

const isAddress = (value: unknown): boolean => typeof value === 'string' && addressOf(value) !== undefined;

/** Judges the redirect options of each Drop-in for which the shop itself redirects the shopper. */
function redirecting(
  seen: Observation,
  judge: (options: { returnUrl?: unknown; cancelUrl?: unknown }) => Mismatch | undefined,
): Finding {
  const made = seen.sdkCalls.filter(
    ({ method, args: [config] }) =>
      /^createDropin$/i.test(method) &&
      valueAt(config, 'options.redirect.disableAutomaticRedirects') === true,
  );
  return every(made, 'the shop created no Drop-in with disableAutomaticRedirects', ({ args: [config] }) =>
    judge(Object(valueAt(config, 'options.redirect')) as { returnUrl?: unknown; cancelUrl?: unknown }),
  );
}

export const dropinChecks = {
  'DRP-01': (seen) => {
    const given = seen.sdkCalls.filter(
      ({ method, result }) => method === DROPIN && valueAt(result, 'source'),
    );
    return every(given, 'Drop-in passed no source to the shop', (call) => {
      const id = valueAt(call.result, 'source.id');
      const later = seen.sdkCalls.find(({ method, at }) => method === DROPIN && at > call.at)?.at;
      const attach = seen.attaches.find(
        ({ startedAt }) => startedAt >= call.at && startedAt < (later ?? Number.POSITIVE_INFINITY),
      );
      if (!attach) return [`source ${show(id)}, which Drop-in returned, attached`, 'no source was attached'];
      if (attach.source !== id)
        return [`source ${show(id)}, which Drop-in returned, attached`, `attached ${show(attach.source)}`];
      const early = seen.orders.some(({ startedAt }) => startedAt >= call.at && startedAt < attach.startedAt);
      return early
        ? ['the source attached before the order', 'the order was made before the source was attached']
        : undefined;
    });
  },

  'DRP-02': (seen) =>
    stopsAt(seen, 'cancel dropin', {
      never: 'nothing was cancelled in Drop-in',
      after: 'a cancelled payment',
    }),

  'DRP-03': (seen) =>
    stopsAt(seen, 'error dropin', {
      never: 'Drop-in reported no error',
      after: 'an error of Drop-in',
    }),

  'DRP-07': (seen) =>
    redirecting(seen, ({ returnUrl, cancelUrl }) => {
      if (isAddress(returnUrl) && isAddress(cancelUrl)) return undefined;
      return [
        'a returnUrl and a cancelUrl together with disableAutomaticRedirects',
        `${show(returnUrl)} and ${show(cancelUrl)}`,
      ];
    }),

  'DRP-08': (seen) =>
    redirecting(seen, ({ returnUrl, cancelUrl }) =>
      cancelUrl === undefined || returnUrl === cancelUrl
        ? undefined
        : [`the cancelUrl equal to the returnUrl ${show(returnUrl)}`, show(cancelUrl)],
    ),

  'DRP-04': (seen) => {
    const given = seen.sdkCalls.filter(({ method }) => method === DROPIN);
    return every(given, 'Drop-in passed no source to the shop', ({ args: [config], result }) => {
      const { wire } = seen.method;
      const source = valueAt(result, 'source');
      const members = { type: wire.type, sessionId: valueAt(config, 'sessionId') };
      for (const [name, wanted] of Object.entries(members)) {
        const value = valueAt(source, name);
        if (value !== wanted) return [`a source with ${name} ${show(wanted)}`, show(value)];
      }
      const state = valueAt(source, 'state');
      if (!statesOf(seen, config).includes(String(state)))
        return [`a source in the state ${statesOf(seen, config).join(' or ')}`, show(state)];
      for (const flag of ['readyForStorage', 'supportsStorage'])
        if (typeof valueAt(result, flag) !== 'boolean')
          return [`onSuccess with ${flag} true or false`, show(valueAt(result, flag))];
      if (wire.id === wire.type && valueAt(result, 'supportsStorage') !== wire.supports.storage)
        return [`supportsStorage ${wire.supports.storage}`, show(valueAt(result, 'supportsStorage'))];
      const asked = valueAt(config, 'options.showTermsOfSaleDisclosure') === true;
      return !asked || valueAt(result, 'consents.termsOfSale') === true
        ? undefined
        : ['onSuccess with the required consents', show(valueAt(result, 'consents'))];
    });
  },

  'DRP-05': (seen) => {
    const told = seen.sdkCalls.filter(({ method }) => /^(?:ready|error|cancel) dropin$/.test(method));
    if (!told.some(({ method }) => method === 'ready dropin'))
      return notExercised('Drop-in did not become ready');
    const { type } = seen.method.wire;
    return every(told, 'Drop-in reported nothing', ({ method, result }) => {
      if (method === 'ready dropin') {
        const types = valueAt(result, 'paymentMethodTypes');
        return Array.isArray(types) && types.includes(type)
          ? undefined
          : [`${type} among the methods of onReady`, show(types)];
      }
      const named = valueAt(result, 'paymentMethod');
      return named === type
        ? undefined
        : [`on${method.startsWith('error') ? 'Error' : 'Cancel'} that names ${type}`, show(named)];
    });
  },

  'DRP-06': (seen) => {
    const given = seen.sdkCalls.filter(
      ({ method, result }) => method === DROPIN && valueAt(result, 'source'),
    );
    if (!given.some(({ result }) => valueAt(result, 'readyForStorage') === true))
      return notExercised('the shopper gave no consent to save a payment method');
    return every(given, 'Drop-in passed no source to the shop', (call) => {
      const id = valueAt(call.result, 'source.id');
      const attach = seen.attaches.find(({ source }) => source === id);
      const save = seen.saves.find(({ source }) => source === id);
      if (valueAt(call.result, 'readyForStorage') !== true)
        return save
          ? ["a source without the shopper's consent not saved", `source ${show(id)} was saved`]
          : undefined;
      if (!save) return [`source ${show(id)} saved, as the shopper agreed`, 'not saved'];
      return attach && attach.startedAt < save.finishedAt
        ? ['the source saved before it is attached', 'attached before it was saved']
        : undefined;
    });
  },

  'WAL-01': (seen) => {
    const given = seen.sourceCalls.filter(({ method }) => method.startsWith('source '));
    const [call] = given;
    if (!call) return notExercised('no button returned a source');
    const ended = seen.sdkCalls.find(({ method, at }) => method.startsWith('complete ') && at >= call.at);
    if (!ended)
      return notMet("complete('success') called to close the sheet", 'complete was not called', call);
    const id = valueAt(call.result, 'source.id');
    const attached = seen.attaches.some(({ source, startedAt }) => source === id && startedAt <= ended.at);
    // no document says what the shop must pass to complete() after a failed payment
    if (!attached) return notExercised('the source that the button returned was not attached');
    return ended.args[0] === 'success'
      ? met(call, ended)
      : notMet(
          "complete('success') called to close the sheet",
          `complete(${show(ended.args[0])})`,
          call,
          ended,
        );
  },
} satisfies Record<string, Check>;

/** After a Drop-in callback that ends an attempt: nothing is attached or ordered, and the shopper is on the payment page. */
function stopsAt(
  seen: Observation,
  callback: string,
  { never, after }: Readonly<Record<'never' | 'after', string>>,
): Finding {
  const called = seen.sdkCalls.filter(({ method }) => method === callback);
  return every(called, never, (call): Mismatch | undefined => {
    const between = beforeNext(seen, call);
    if (seen.attaches.some(between)) return [`no source attached after ${after}`, 'a source was attached'];
    if (seen.orders.some(between)) return [`no order after ${after}`, 'an order was made'];
    const shown = seen.visitsAfter(call.at)[0]?.screen;
    return shown === 'payment'
      ? undefined
      : [`the payment page after ${after}`, shown === undefined ? 'no page' : `the ${shown} page`];
  });
}

/** Selects the exchanges between a callback of Drop-in and the next source that Drop-in returns. */
function beforeNext(seen: Observation, told: SdkCall): (exchange: { startedAt: number }) => boolean {
  const next = seen.sdkCalls.find(({ method, at }) => method === DROPIN && at > told.at);
  const until = next?.at ?? Number.POSITIVE_INFINITY;
  return ({ startedAt }) => startedAt >= told.at && startedAt < until;
}

/** Allowed states of a source returned by Drop-in. @param config the shop's configuration of Drop-in */
function statesOf({ method: { wire, expected } }: Observation, config: unknown): readonly string[] {
  if (wire.flow !== 'redirect') return [expected.sourceState];
  if (valueAt(config, 'options.redirect.disableAutomaticRedirects') !== true) return ['chargeable'];
  // if the method has a button of the provider, the shopper approves the payment in a sheet
  return wire.paymentFlow === 'redirect-then-submit'
    ? ['pending_redirect', 'chargeable']
    : ['pending_redirect'];
}
