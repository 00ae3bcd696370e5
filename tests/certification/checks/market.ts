/**
 * Checks of everything that depends on the market: language, names and addresses in any script, and decimals of
 * amounts.
 */
import { memberPaths } from '../../../contract/payload.ts';
import { valueAt } from '../../../harness/json-path.ts';
import { every, type Check, type Mismatch, notExercised, show } from '../reading/finding.ts';
import { idIn, inRequest, inResponse } from '../reading/observation.ts';
import { isInScale } from '../reading/writing.ts';

/** The first member that differs from the shopper's input. */
function changed(written: unknown, given: unknown, below: string): Mismatch | undefined {
  for (const path of memberPaths(written)) {
    const [wanted, is] = [valueAt(written, path), valueAt(given, path)];
    if (wanted !== '' && is !== wanted)
      return [`${below}.${path} as the shopper typed it: ${show(wanted)}`, show(is)];
  }
  return undefined;
}

/** The first address line that is missing or in another script; corrections by address validation are allowed. */
function garbled(written: unknown, given: unknown, below: string): Mismatch | undefined {
  const isForeign = (text: string): boolean => /[^\p{ASCII}]/u.test(text);
  for (const path of memberPaths(written)) {
    const [wanted, is] = [valueAt(written, path), valueAt(given, path)];
    if (typeof wanted !== 'string' || wanted === '') continue;
    if (typeof is !== 'string' || is === '' || (isForeign(wanted) && !isForeign(is)))
      return [`${below}.${path} with every line, each in its original script: ${show(wanted)}`, show(is)];
  }
  return undefined;
}

/** Members with amounts in checkouts, sources and orders. */
const AMOUNT = /(^|\.)(price|aggregatePrice|amount|subtotal|total\w*|amountContributed|amountRemaining\w*)$/;

/** The first amount with too many decimals for its currency: that of the object around it, or else the given one. */
function tooFine(body: unknown, around: string, path = ''): Mismatch | undefined {
  if (body === null || typeof body !== 'object') {
    const isAmount = AMOUNT.test(path) && (typeof body === 'number' || typeof body === 'string');
    return isAmount && Number.isFinite(Number(body)) && !isInScale(body, around)
      ? [`${path} with the decimal places of ${around}`, show(body)]
      : undefined;
  }
  // an amount may be an object with currency and value
  const isMoney = 'currency' in body && 'value' in body;
  const currency = 'currency' in body && typeof body.currency === 'string' ? body.currency : around;
  for (const [name, value] of Object.entries(body)) {
    const at = isMoney && name === 'value' ? `${path}.amount` : path ? `${path}.${name}` : name;
    const found = tooFine(value, currency, at);
    if (found !== undefined) return found;
  }
  return undefined;
}

export const marketChecks = {
  'MKT-01': (seen) => {
    const locale = seen.purchases.map((one) => one.locale).findLast((said) => typeof said === 'string');
    if (typeof locale !== 'string') return notExercised('the checkout has no locale');
    const language = (text: string): string => text.toLowerCase().split(/[-_]/)[0] ?? '';
    return every(
      seen.sdkCalls.filter(({ method }) => method === 'new DigitalRiver'),
      'the page created no SDK object',
      ({ args }) => {
        const given = valueAt(args[1], 'locale');
        return typeof given === 'string' && language(given) === language(locale)
          ? undefined
          : [`the SDK object created with ${locale}, the locale of the checkout`, show(given)];
      },
    );
  },

  'MKT-02': (seen) => {
    const { owner } = seen.shopper;
    const calls = seen.sourceCalls.filter((call) => seen.payload(call).owner !== undefined);
    if (calls.length > 0)
      return every(calls, 'no source was requested', (call) => {
        const given = seen.payload(call).owner;
        const { address, ...person } = owner;
        return (
          changed(person, given, 'owner') ?? garbled(address, valueAt(given, 'address'), 'owner.address')
        );
      });
    return every(
      seen.purchases.filter(({ billTo, shipTo }) => billTo !== undefined || shipTo !== undefined),
      'no address of the payer was sent',
      ({ billTo, shipTo }) =>
        garbled(owner.address, (billTo ?? shipTo)?.address, `${billTo ? 'billing' : 'shipping'} address`),
    );
  },

  'MKT-03': (seen) =>
    every(seen.purchases, 'no checkout was requested', ({ request }) => tooFine(request.body, seen.currency)),

  'MKT-04': (seen) => {
    const made = seen.sourceRequests.filter(
      (request) => inRequest(request, 'owner') !== undefined && (request.response?.status ?? 500) < 300,
    );
    return every(made, 'no source with an owner was made', (request) => {
      const id = inResponse(request, 'id');
      const read = seen.sourcesRead('harness').find((exchange) => idIn(exchange) === id);
      const owner = inRequest(request, 'owner');
      const wrong = changed(owner, inResponse(request, 'owner'), 'owner');
      if (wrong || read?.response?.status !== 200) return wrong;
      // the API description's owner has no phone number, and neither have the samples
      const told = { ...Object(owner), phoneNumber: valueAt(owner, 'phoneNumber') };
      if (inResponse(read, 'owner.phoneNumber') === undefined) delete told.phoneNumber;
      return changed(told, inResponse(read, 'owner'), 'owner');
    });
  },

  'MKT-05': (seen) => {
    const answers = [...seen.containers, ...seen.sourceRequests, ...seen.api.orders, ...seen.api.orderReads];
    return every(answers, 'the provider sent no amounts', ({ response }) =>
      tooFine(response?.body, seen.currency),
    );
  },
} satisfies Record<string, Check>;
