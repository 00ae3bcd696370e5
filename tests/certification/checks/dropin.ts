/** Checks of what the shop does with what Drop-in and buttons hand over. */
import { valueAt } from '../../../harness/json-path.ts';
import type { SdkCall } from '../../../harness/exchange.ts';
import { every, type Finding, type Check, met, notExercised, notMet, show } from '../reading/finding.ts';
import type { Observation } from '../reading/observation.ts';

const DROPIN = 'source dropin';

export const dropinChecks = {
  'DRP-01': (seen) => {
    const given = seen.sdkCalls.filter(
      ({ method, result }) => method === DROPIN && valueAt(result, 'source'),
    );
    return every(given, 'Drop-in handed over no source', (call) => {
      const id = valueAt(call.result, 'source.id');
      const later = seen.sdkCalls.find(({ method, at }) => method === DROPIN && at > call.at)?.at;
      const attach = seen.attaches.find(
        ({ startedAt }) => startedAt >= call.at && startedAt < (later ?? Number.POSITIVE_INFINITY),
      );
      if (!attach) return 'the source that Drop-in handed over was not attached';
      if (attach.source !== id) return 'another source was attached than the one that Drop-in handed over';
      const early = seen.orders.some(({ startedAt }) => startedAt >= call.at && startedAt < attach.startedAt);
      return early ? 'an order was made before the source was attached' : undefined;
    });
  },

  'DRP-02': (seen) =>
    stopsAt(seen, 'cancel dropin', {
      never: 'nothing was cancelled in Drop-in',
      although: 'although the payment was cancelled',
      expected: 'after a payment was cancelled the payment page must say so',
    }),

  'DRP-03': (seen) =>
    stopsAt(seen, 'error dropin', {
      never: 'Drop-in told of no error',
      although: 'although Drop-in had told of an error',
      expected: 'after an error the shopper must be asked for another payment',
    }),

  'DRP-04': (seen) => {
    const given = seen.sdkCalls.filter(({ method }) => method === DROPIN);
    return every(given, 'Drop-in handed over no source', ({ args: [config], result }) => {
      const { wire } = seen.method;
      const source = valueAt(result, 'source');
      const members = { type: wire.type, sessionId: valueAt(config, 'sessionId') };
      for (const [name, wanted] of Object.entries(members)) {
        const value = valueAt(source, name);
        if (value !== wanted)
          return `the source must have the ${name} ${show(wanted)}, it has ${show(value)}`;
      }
      const state = valueAt(source, 'state');
      if (!statesOf(seen, config).includes(String(state)))
        return `the source must be ${statesOf(seen, config).join(' or ')}, it is ${show(state)}`;
      for (const flag of ['readyForStorage', 'supportsStorage'])
        if (typeof valueAt(result, flag) !== 'boolean')
          return `onSuccess must say ${flag}, it says ${show(valueAt(result, flag))}`;
      if (wire.id === wire.type && valueAt(result, 'supportsStorage') !== wire.supports.storage)
        return `supportsStorage must be ${wire.supports.storage}, it is ${show(valueAt(result, 'supportsStorage'))}`;
      const asked = valueAt(config, 'options.showTermsOfSaleDisclosure') === true;
      return !asked || valueAt(result, 'consents.termsOfSale') === true
        ? undefined
        : `onSuccess must tell the consents that were asked for, they are ${show(valueAt(result, 'consents'))}`;
    });
  },

  'DRP-05': (seen) => {
    const told = seen.sdkCalls.filter(({ method }) => /^(?:ready|error|cancel) dropin$/.test(method));
    if (!told.some(({ method }) => method === 'ready dropin')) return notExercised('Drop-in was not ready');
    const { type } = seen.method.wire;
    return every(told, 'Drop-in told nothing', ({ method, result }) => {
      if (method === 'ready dropin') {
        const types = valueAt(result, 'paymentMethodTypes');
        return Array.isArray(types) && types.includes(type)
          ? undefined
          : `onReady must name ${type}, it names ${show(types)}`;
      }
      const named = valueAt(result, 'paymentMethod');
      return named === type
        ? undefined
        : `on${method.startsWith('error') ? 'Error' : 'Cancel'} must name ${type}, it names ${show(named)}`;
    });
  },

  'DRP-06': (seen) => {
    const given = seen.sdkCalls.filter(
      ({ method, result }) => method === DROPIN && valueAt(result, 'source'),
    );
    if (!given.some(({ result }) => valueAt(result, 'readyForStorage') === true))
      return notExercised('the shopper agreed to nothing that is kept');
    return every(given, 'Drop-in handed over no source', (call) => {
      const id = valueAt(call.result, 'source.id');
      const attach = seen.attaches.find(({ source }) => source === id);
      const save = seen.saves.find(({ source }) => source === id);
      if (valueAt(call.result, 'readyForStorage') !== true)
        return save ? 'a source was saved that the shopper had not agreed to keep' : undefined;
      if (!save) return 'the shopper agreed that the source is kept, and it was not saved';
      return attach && attach.startedAt < save.finishedAt
        ? 'the source was attached to the checkout before it was saved'
        : undefined;
    });
  },

  'WAL-01': (seen) => {
    const given = seen.sourceCalls.filter(({ method }) => method.startsWith('source '));
    const [call] = given;
    if (!call) return notExercised('no button handed over a source');
    const ended = seen.sdkCalls.find(({ method, at }) => method.startsWith('complete ') && at >= call.at);
    if (!ended) return notMet('the sheet was never told that the payment is complete', call);
    const id = valueAt(call.result, 'source.id');
    const attached = seen.attaches.some(({ source, startedAt }) => source === id && startedAt <= ended.at);
    // what a sheet is told of a payment that failed is not documented
    if (!attached) return notExercised('the source that the button handed over was not attached');
    return ended.args[0] === 'success'
      ? met(call, ended)
      : notMet(`the sheet must be told success, it was told ${JSON.stringify(ended.args[0])}`, call, ended);
  },
} satisfies Record<string, Check>;

/** After a callback of Drop-in's that ends an attempt nothing is paid with, and the shopper is at the payment page. */
function stopsAt(
  seen: Observation,
  callback: string,
  { never, although, expected }: Readonly<Record<'never' | 'although' | 'expected', string>>,
): Finding {
  const called = seen.sdkCalls.filter(({ method }) => method === callback);
  return every(called, never, (call) => {
    const between = beforeNext(seen, call);
    if (seen.attaches.some(between)) return `a source was attached ${although}`;
    if (seen.orders.some(between)) return `an order was made ${although}`;
    const shown = seen.visitsAfter(call.at)[0]?.screen;
    return shown === 'payment' ? undefined : `${expected}; what followed was ${shown ?? 'nothing'}`;
  });
}

/** What happened after Drop-in had told something, and before it handed over the next source. */
function beforeNext(seen: Observation, told: SdkCall): (exchange: { startedAt: number }) => boolean {
  const next = seen.sdkCalls.find(({ method, at }) => method === DROPIN && at > told.at);
  const until = next?.at ?? Number.POSITIVE_INFINITY;
  return ({ startedAt }) => startedAt >= told.at && startedAt < until;
}

/** The states in which Drop-in may hand over a source. @param config what the shop made Drop-in with */
function statesOf({ method: { wire, expected } }: Observation, config: unknown): readonly string[] {
  if (wire.flow !== 'redirect') return [expected.sourceState];
  if (valueAt(config, 'options.redirect.disableAutomaticRedirects') !== true) return ['chargeable'];
  // a button of the provider's has the shopper approve in its sheet
  return wire.paymentFlow === 'redirect-then-submit'
    ? ['pending_redirect', 'chargeable']
    : ['pending_redirect'];
}
