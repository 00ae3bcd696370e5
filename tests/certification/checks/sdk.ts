/** Checks of the SDK: its requests for given arguments, and its results for given answers. */
import { valueAt } from '../../../harness/json-path.ts';
import type { Exchange, SdkCall } from '../../../harness/exchange.ts';
import { memberPaths } from '../../../contract/payload.ts';
import {
  every,
  excluded,
  type Check,
  met,
  metWhen,
  notExercised,
  notMet,
  reading,
  show,
} from '../reading/finding.ts';
import { isFromButton, type Observation, inRequest, inResponse } from '../reading/observation.ts';
import { sameAmount } from '../reading/writing.ts';

interface Result {
  readonly source?: Readonly<Record<string, unknown>> | null;
  readonly error?: Readonly<Record<string, unknown>> | null;
}

/** createSource calls, each with its request and its result. */
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

/** The part of the shop's arguments that the SDK sends to the API, and the members to which SDK elements add data. */
function passedOn(
  seen: Observation,
  call: SdkCall,
): { payload: Readonly<Record<string, unknown>>; collected: string[] } {
  const given = seen.payload(call);
  // of a payment request, the SDK sends only the session; the rest is for display
  const payload = isFromButton(call) && !('type' in given) ? { sessionId: given.sessionId } : given;
  return { payload, collected: typeof call.args[0] === 'string' ? [seen.method.wire.detailsKey] : [] };
}

export const sdkChecks = {
  'SDK-01': (seen) =>
    every(created(seen), 'no source was requested', ({ call, request }) => {
      const { payload, collected } = passedOn(seen, call);
      for (const path of memberPaths(payload)) {
        if (path.includes('[]')) continue;
        if (
          JSON.stringify(valueAt(payload, path)) !== JSON.stringify(inRequest(request, path)) &&
          !isEmptied(payload, request, path, collected)
        ) {
          return [
            `${path} ${show(valueAt(payload, path))}, as given to the SDK`,
            show(inRequest(request, path)),
          ];
        }
      }
      return undefined;
    }),

  'SDK-08': (seen) =>
    every(created(seen), 'no source was requested', ({ call, request }) => {
      const { payload, collected } = passedOn(seen, call);
      const known = memberPaths(payload);
      const added = memberPaths(request.request.body).filter(
        (path) =>
          !known.includes(path) &&
          !path.startsWith('browserInfo') &&
          !(isFromButton(call) && (path === 'type' || path.startsWith(seen.method.wire.detailsKey))) &&
          !collected.some((key) => path.startsWith(`${key}.`)),
      );
      return added.length === 0 ? undefined : ['only members that the shop gave', `also ${added.join(', ')}`];
    }),

  'SDK-02': (seen) => {
    const calls = seen.exchanges.filter(
      ({ sender, response, request }) => sender === 'browser' && response && request.method !== 'OPTIONS',
    );
    const made = seen.sdkCalls.find(({ method }) => method === 'new DigitalRiver');
    return every(calls, 'the SDK made no calls', ({ request }) => {
      const given = request.headers.authorization ?? '';
      return given.replace(/^bearer /i, '') === made?.args[0] && /^bearer /i.test(given)
        ? undefined
        : ["the SDK's public key as bearer token", show(given)];
    });
  },

  'SDK-03': (seen) =>
    every(created(seen), 'no source was requested', ({ result, request }) => {
      const set = [result.source, result.error].filter((half) => half !== null && half !== undefined);
      if (set.length !== 1)
        return ['createSource with a source or an error', set.length === 0 ? 'neither' : 'both'];
      if (!result.source) return undefined;
      for (const member of ['id', 'type', 'state', 'sessionId', 'clientSecret']) {
        const [answered, handed] = [inResponse(request, member), result.source[member]];
        if (answered !== handed)
          return [`a source with ${member} ${show(answered)}, as the API answered`, show(handed)];
      }
      return undefined;
    }),

  'SDK-04': (seen) =>
    every(created(seen).filter(refused), 'no createSource call was refused', ({ result }) => {
      if (result.source)
        return ['createSource with an error, because the source was refused or failed', 'a source'];
      if (typeof result.error?.type !== 'string') return ['an error with a type', show(result.error)];
      return Array.isArray(result.error.errors) && result.error.errors.length > 0
        ? undefined
        : ['an error with a list of errors', show(result.error.errors)];
    }),

  'SDK-05': reading(['cardTyped'], (seen) => {
    if (!seen.notes.cardTyped) return notExercised('no card was typed');
    const leak = seen.leaks.find(({ kind }) => kind === 'cardNumber');
    return leak
      ? notMet("no card number on the shop's origin", `in ${leak.where}`, leak)
      : met(...seen.sourceRequests.slice(0, 1));
  }),

  'SDK-06': (seen) => {
    const calls = seen.sdkCalls.filter(
      ({ method, result }) => method === 'retrieveAvailablePaymentMethods' && result !== undefined,
    );
    if (calls.length === 0 && seen.sourceCalls.length > 0)
      return excluded('the shop requests no payment methods, which the documents leave to the shop');
    return every(calls, 'the shop requested no payment methods', (call) => {
      const asked = seen
        .calls('GET', /\/payments\/payment-methods$/, 'browser')
        .find(
          ({ startedAt }) =>
            startedAt >= call.at && startedAt <= (call.settledAt ?? Number.POSITIVE_INFINITY),
        );
      if (!asked) return undefined;
      const session = (call.args[0] as { sessionId?: unknown } | undefined)?.sessionId;
      const query = new URLSearchParams(asked.request.url.split('?')[1]).get('sessionId') ?? undefined;
      if (session !== query) return [`the methods of session ${show(session)} requested`, show(query)];
      const [named, handed] = [typesIn(asked.response?.body), typesIn(call.result)];
      const lost = named.filter((type) => !handed.includes(type));
      return lost.length === 0
        ? undefined
        : [`the methods that the API listed: ${named.join(', ')}`, `without ${lost.join(', ')}`];
    });
  },

  'SDK-07': reading(['instructions'], (seen) => {
    const mount = seen.sdkCalls.find(({ method }) => method === 'mount delayedpaymentinstructions');
    const { text, visible } = seen.notes.instructions ?? {};
    if (!mount || text === undefined) return notExercised('no instructions element was mounted');
    // the values are unknown, so they cannot be judged as empty
    if (!text && visible === undefined) return notExercised('the instructions were not found in the page');
    const made = seen.sdkCalls.findLast(
      ({ method, args: [type] }) =>
        method === 'createElement' && String(type).toLowerCase() === 'delayedpaymentinstructions',
    );
    const given = valueAt(made?.args[1], 'sourceId');
    const read = (exchange: Exchange): boolean =>
      exchange.response?.status === 200 && inResponse(exchange, 'id') === given;
    const source = seen.sourcesRead('harness').find(read);
    // the SDK can show only a source that it could read
    if (!source || !seen.calls('GET', /\/payments\/sources\/[^/]+$/, 'browser').some(read))
      return notExercised("the API did not answer with the source's details");
    const shown = squeeze(text);
    for (const member of seen.method.expected.instructions) {
      const value = inResponse(source, `${seen.method.wire.type}.${member}`);
      if (
        value !== undefined &&
        !shown.includes(squeeze(typeof value === 'string' ? value : JSON.stringify(value)))
      ) {
        return notMet(`instructions with ${member} ${show(value)}`, text || 'no text', mount, source);
      }
    }
    const amount = inResponse(source, 'amount');
    return metWhen(
      amountsIn(text).some((found) => sameAmount(found, amount, seen.currency)),
      `instructions with the amount ${show(amount)}`,
      text || 'no text',
      mount,
      source,
    );
  }),
} satisfies Record<string, Check>;

/** An empty details object that an element filled in is still part of the shop's payload. */
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

/** Every amount that a text may contain, with any separators for thousands and decimals. */
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
