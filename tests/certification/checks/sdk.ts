/** Checks of the SDK: what it sent given its arguments, and what it handed back given the answers. */
import { valueAt } from '../../../harness/json-path.ts';
import type { Exchange, SdkCall } from '../../../harness/exchange.ts';
import { memberPaths } from '../../../contract/payload.ts';
import { every, type Check, met, notExercised, notMet, show } from '../reading/finding.ts';
import { isFromButton, sameAmount, type Observation, inRequest, inResponse } from '../reading/observation.ts';

interface Result {
  readonly source?: Readonly<Record<string, unknown>> | null;
  readonly error?: Readonly<Record<string, unknown>> | null;
}

/** createSource calls with the request each led to and the result each came to. */
function created(seen: Observation): { id: string; call: SdkCall; request: Exchange; result: Result }[] {
  return seen.sourceCalls.flatMap((call) => {
    const request = seen.requestOf(call);
    return request?.response && call.result !== undefined
      ? [{ id: request.id, call, request, result: call.result as Result }]
      : [];
  });
}

const refused = ({ request }: { request: Exchange }): boolean =>
  (request.response?.status ?? 0) >= 400 || inResponse(request, 'state') === 'failed';

/** What of the shop's arguments goes on to the API, and below which members elements of the SDK's add to it. */
function passedOn(
  seen: Observation,
  call: SdkCall,
): { payload: Readonly<Record<string, unknown>>; collected: string[] } {
  const given = seen.payload(call);
  // of a payment request only the session goes on: the rest is for the shopper's eyes
  const payload = isFromButton(call) && !('type' in given) ? { sessionId: given.sessionId } : given;
  return { payload, collected: typeof call.args[0] === 'string' ? [seen.method.wire.detailsKey] : [] };
}

export const sdkChecks = {
  'SDK-01': (seen) =>
    every(created(seen), 'no source was asked for', ({ call, request }) => {
      const { payload, collected } = passedOn(seen, call);
      for (const path of memberPaths(payload)) {
        if (path.includes('[]')) continue;
        if (
          JSON.stringify(valueAt(payload, path)) !== JSON.stringify(inRequest(request, path)) &&
          !isEmptied(payload, request, path, collected)
        ) {
          return `the SDK must send ${path} as it was given, ${show(valueAt(payload, path))}; it sent ${show(inRequest(request, path))}`;
        }
      }
      return undefined;
    }),

  'SDK-08': (seen) =>
    every(created(seen), 'no source was asked for', ({ call, request }) => {
      const { payload, collected } = passedOn(seen, call);
      const known = memberPaths(payload);
      const added = memberPaths(request.request.body).filter(
        (path) =>
          !known.includes(path) &&
          !path.startsWith('browserInfo') &&
          !(isFromButton(call) && (path === 'type' || path.startsWith(seen.method.wire.detailsKey))) &&
          !collected.some((key) => path.startsWith(`${key}.`)),
      );
      return added.length === 0 ? undefined : `the SDK sent ${added.join(', ')}, which the shop did not give`;
    }),

  'SDK-02': (seen) => {
    const calls = seen.exchanges.filter(
      ({ sender, response, request }) => sender === 'browser' && response && request.method !== 'OPTIONS',
    );
    const made = seen.sdkCalls.find(({ method }) => method === 'new DigitalRiver');
    return every(calls, 'the SDK called nothing', ({ request }) => {
      const given = request.headers.authorization ?? '';
      return given.replace(/^bearer /i, '') === made?.args[0] && /^bearer /i.test(given)
        ? undefined
        : `the SDK must authorize itself with the public key it was made with, it sent ${show(given)}`;
    });
  },

  'SDK-03': (seen) =>
    every(created(seen), 'no source was asked for', ({ result, request }) => {
      const set = [result.source, result.error].filter((half) => half !== null && half !== undefined);
      if (set.length !== 1)
        return `createSource must resolve with a source or an error, it resolved with ${set.length === 0 ? 'neither' : 'both'}`;
      if (!result.source) return undefined;
      for (const member of ['id', 'type', 'state', 'sessionId', 'clientSecret']) {
        const [answered, handed] = [inResponse(request, member), result.source[member]];
        if (answered !== handed)
          return `the API answered ${member} ${show(answered)}, the SDK handed the shop ${show(handed)}`;
      }
      return undefined;
    }),

  'SDK-04': (seen) =>
    every(created(seen).filter(refused), 'no source was refused', ({ result }) => {
      if (result.source) return 'a source that was refused or failed was handed to the shop as a source';
      if (typeof result.error?.type !== 'string')
        return `the error of a refused source must have a type, it is ${show(result.error)}`;
      return Array.isArray(result.error.errors) && result.error.errors.length > 0
        ? undefined
        : 'the error of a refused source must list its errors';
    }),

  'SDK-05': (seen) => {
    if (!seen.notes.cardTyped) return notExercised('no card was typed');
    const leak = seen.leaks.find(({ kind }) => kind === 'cardNumber');
    return leak
      ? notMet(`the card number reached the shop's origin: ${leak.where}`)
      : met(...seen.sourceRequests.slice(0, 1));
  },

  'SDK-06': (seen) => {
    const calls = seen.sdkCalls.filter(
      ({ method, result }) => method === 'retrieveAvailablePaymentMethods' && result !== undefined,
    );
    return every(calls, 'the shop asked for no payment methods', (call) => {
      const asked = seen
        .calls('GET', /\/payments\/payment-methods$/, 'browser')
        .find(
          ({ startedAt }) =>
            startedAt >= call.at && startedAt <= (call.settledAt ?? Number.POSITIVE_INFINITY),
        );
      if (!asked) return undefined;
      const session = (call.args[0] as { sessionId?: unknown } | undefined)?.sessionId;
      const query = new URLSearchParams(asked.request.url.split('?')[1]).get('sessionId') ?? undefined;
      if (session !== query)
        return `the SDK must ask for the methods of session ${show(session)}, it asked for ${show(query)}`;
      const [named, handed] = [typesIn(asked.response?.body), typesIn(call.result)];
      const lost = named.filter((type) => !handed.includes(type));
      return lost.length === 0
        ? undefined
        : `the API named ${lost.join(', ')}, the SDK did not hand ${lost.length > 1 ? 'them' : 'it'} to the shop`;
    });
  },

  'SDK-07': (seen) => {
    const mount = seen.sdkCalls.find(({ method }) => method === 'mount delayedpaymentinstructions');
    const { instructions, instructionsVisible } = seen.notes;
    if (!mount || instructions === undefined) return notExercised('no instructions element was mounted');
    // wherever they are, nobody can say that they are empty
    if (!instructions && instructionsVisible === undefined)
      return notExercised('the instructions were not found in the page');
    const made = seen.sdkCalls.findLast(
      ({ method, args: [type] }) =>
        method === 'createElement' && String(type).toLowerCase() === 'delayedpaymentinstructions',
    );
    const given = valueAt(made?.args[1], 'sourceId');
    const read = (exchange: Exchange): boolean =>
      exchange.response?.status === 200 && inResponse(exchange, 'id') === given;
    const source = seen.sourcesRead('harness').find(read);
    // a source that the API does not show to the SDK cannot be shown by it
    if (!source || !seen.calls('GET', /\/payments\/sources\/[^/]+$/, 'browser').some(read))
      return notExercised("the API did not answer with the source's details");
    const shown = squeeze(instructions);
    for (const member of seen.method.expected.instructions) {
      const value = inResponse(source, `${seen.method.wire.type}.${member}`);
      if (
        value !== undefined &&
        !shown.includes(squeeze(typeof value === 'string' ? value : JSON.stringify(value)))
      ) {
        return notMet(
          `the instructions must show the source's ${member} ${show(value)}, they read: ${instructions || 'nothing'}`,
          mount,
          source,
        );
      }
    }
    const amount = inResponse(source, 'amount');
    return amountsIn(instructions).some((found) => sameAmount(found, amount, seen.shopper.currency))
      ? met(mount, source)
      : notMet(
          `the instructions must show the source's amount ${show(amount)}, they read: ${instructions || 'nothing'}`,
          mount,
          source,
        );
  },
} satisfies Record<string, Check>;

/** An empty details object that an element filled is still the shop's payload. */
function isEmptied(payload: unknown, request: Exchange, path: string, collected: readonly string[]): boolean {
  return (
    collected.includes(path) &&
    JSON.stringify(valueAt(payload, path)) === '{}' &&
    inRequest(request, path) !== undefined
  );
}

function typesIn(answer: unknown): string[] {
  const methods = (answer as { paymentMethods?: unknown } | undefined)?.paymentMethods;
  return Array.isArray(methods) ? methods.map(({ type }: { type?: unknown }) => String(type)) : [];
}

function squeeze(text: string): string {
  return text.replaceAll(/[\s\u00a0\u202f-]/g, '').toLowerCase();
}

/** Every amount a text may show, whichever way its locale writes thousands and decimals. */
function amountsIn(text: string): number[] {
  return (text.match(/\d[\d.,'\s\u00a0\u202f]*/g) ?? []).flatMap((found) => {
    const digits = found
      .trim()
      .replaceAll(/[\s\u00a0\u202f']/g, '')
      .replace(/[.,]$/, '');
    return [
      Number(digits.replaceAll(/[.,]/g, '')),
      Number(digits.replaceAll('.', '').replace(',', '.')),
      Number(digits.replaceAll(',', '')),
    ];
  });
}
