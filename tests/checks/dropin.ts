/** Checks of what the shop does with what Drop-in and buttons hand over. */
import { valueAt } from '../../harness/intervention.ts';
import { every, type Judge, met, notExercised, notMet } from '../support/finding.ts';

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

  'DRP-02': (seen) => {
    const turned = seen.sdkCalls.filter(({ method }) => method === 'cancel dropin');
    return every(turned, 'nothing was cancelled in Drop-in', (call) => {
      const until =
        seen.sdkCalls.find(({ method, at }) => method === DROPIN && at > call.at)?.at ??
        Number.POSITIVE_INFINITY;
      const between = ({ startedAt }: { startedAt: number }): boolean =>
        startedAt >= call.at && startedAt < until;
      if (seen.attaches.some(between)) return 'a source was attached although the payment was cancelled';
      if (seen.orders.some(between)) return 'an order was made although the payment was cancelled';
      const shown = seen.visitsAfter(call.at)[0]?.screen;
      return shown === 'payment'
        ? undefined
        : `after a payment was cancelled the payment page must say so; what followed was ${shown ?? 'nothing'}`;
    });
  },

  'WAL-01': (seen) => {
    const given = seen.sourcesWanted.filter(({ method }) => method.startsWith('source '));
    const [call] = given;
    if (!call) return notExercised('no button handed over a source');
    const ended = seen.sdkCalls.find(({ method, at }) => method.startsWith('complete ') && at >= call.at);
    if (!ended) return notMet('the sheet was never told that the payment is complete', call);
    const id = valueAt(call.result, 'source.id');
    const attached = seen.attaches.some(({ source, startedAt }) => source === id && startedAt <= ended.at);
    const right = attached ? 'success' : 'failure';
    return ended.args[0] === right
      ? met(call, ended)
      : notMet(`the sheet must be told ${right}, it was told ${JSON.stringify(ended.args[0])}`, call, ended);
  },
} satisfies Record<string, Judge>;
