/** Checks of tax identifiers: asked for, checked by the SDK's element, kept with the customer, on the checkout. */
import type { Exchange, SdkCall } from '../../../harness/exchange.ts';
import { valueAt } from '../../../harness/json-path.ts';
import { CLOCK_SLACK, every, type Check, met, notExercised, notMet, show } from '../reading/finding.ts';
import { idIn, type Observation, inRequest, inResponse } from '../reading/observation.ts';
import { isText, memberSent } from './sent.ts';

const CREATE = /\/tax-identifiers$/;
const GIVE = /\/customers\/[^/]+\/tax-identifiers\/[^/]+$/;

export const taxChecks = {
  'TAX-01': ({ notes: { taxIdentifier }, visits, shopper: { country } }) => {
    if (!taxIdentifier) return notExercised('the shopper looked for no place for a tax identifier');
    return taxIdentifier.offered
      ? met(...visits.slice(-1))
      : notMet(`a shopper in ${country} must find a place for a tax identifier before the order`);
  },

  'TAX-02': (seen) => {
    if (seen.notes.taxIdentifier?.malformedAt === undefined)
      return notExercised('no malformed tax identifier was given');
    const made = seen.sdkCalls.find(
      ({ method, args: [type] }) =>
        method === 'createElement' && String(type).toLowerCase() === 'taxidentifier',
    );
    if (!made || !seen.sdkCalls.some(({ method }) => method === 'mount taxidentifier'))
      return notMet('tax identifiers must be asked for with the taxidentifier element, none was mounted');
    const { sessionId, country } = (valueAt(made.args[1], 'taxIdentifier') ?? {}) as Record<string, unknown>;
    const sessions = seen.containersMade.map(({ session }) => session.id);
    if (sessionId === undefined ? country !== seen.shopper.country : !sessions.includes(sessionId))
      return notMet(
        `the element must be made for the session of the checkout or the country, it was made for ${show(sessionId ?? country)}`,
        made,
      );
    const wrong = created(seen).find((create) => !isValid(changeBefore(seen, create)));
    return wrong
      ? notMet('a tax identifier went further that the element did not find valid', wrong)
      : met(made);
  },

  'TAX-03': (seen) => {
    const accepted = changes(seen).filter(isValid);
    if (accepted.length === 0) return notExercised('the element found no tax identifier valid');
    const make = created(seen).findLast(({ response }) => response?.status === 201);
    if (!make && created(seen).length > 0) return notExercised('no tax identifier that was sent was taken');
    if (!make)
      return notMet('no tax identifier was made of what the element found valid', ...accepted.slice(-1));
    const given = valueAt(changeBefore(seen, make)?.result, 'identifier');
    for (const member of ['type', 'value'] as const) {
      if (inRequest(make, member) !== valueAt(given, member))
        return notMet(
          `${member} must be ${show(valueAt(given, member))} as the element told it, it is ${show(inRequest(make, member))}`,
          make,
        );
    }
    const kept = seen.calls('POST', GIVE, 'shop').find((give) => idIn(give) === inResponse(make, 'id'));
    return kept ? met(make, kept) : notMet('the tax identifier was not attached to the customer', make);
  },

  'TAX-04': (seen) => {
    const make = created(seen).findLast(({ response }) => response?.status === 201);
    if (!make) return notExercised('no tax identifier was made');
    const id = inResponse(make, 'id');
    return every(seen.ordersMade, 'nothing was ordered', (order) => {
      const named = memberSent(seen, order, 'taxIdentifiers');
      const ids = Array.isArray(named) ? named.map((one: unknown) => valueAt(one, 'id')) : [];
      if (!ids.includes(id))
        return `the checkout must name the tax identifier ${show(id)}, it names ${show(ids)}`;
      const wanted = valueAt(changeBefore(seen, make)?.result, 'identifier.customerType');
      const type = memberSent(seen, order, 'customerType') ?? 'individual';
      return type === wanted
        ? undefined
        : `the checkout must be of customer type ${show(wanted)}, it is of ${show(type)}`;
    });
  },

  'TAX-05': (seen) => {
    const { taxIdentifier } = seen.notes;
    const ready = seen.sdkCalls.findLast(({ method }) => method === 'ready taxidentifier');
    if (!taxIdentifier?.malformedAt || !ready) return notExercised('no tax identifier element was filled in');
    if (valueAt(ready.result, 'hasTaxIdentifier') !== true)
      return notMet(
        `there are tax identifiers for purchases in ${seen.shopper.country}, hasTaxIdentifier must be true`,
        ready,
      );
    const until = taxIdentifier.malformedAt;
    const early = changes(seen).filter(({ at }) => at <= until);
    const taken = early.find(isValid);
    if (taken) return notMet(`${show(taxIdentifier.malformed)} was found valid`, taken);
    const amiss = early.find(({ result }) => !['invalid_tax_identifier', undefined].includes(codeIn(result)));
    if (amiss)
      return notMet(
        `${show(taxIdentifier.malformed)} must be told as invalid_tax_identifier, it is told as ${show(codeIn(amiss.result))}`,
        amiss,
      );
    const { value, type, customerType } = taxIdentifier.valid;
    const last = changes(seen).findLast(isValid);
    if (!last) return notMet(`${show(value)} must be found valid`, ...changes(seen).slice(-1));
    const given = valueAt(last.result, 'identifier');
    const right =
      valueAt(given, 'value') === value &&
      valueAt(given, 'type') === type &&
      valueAt(given, 'customerType') === customerType;
    return right
      ? met(ready, last)
      : notMet(`${show(value)} must be told as ${type}, ${customerType}; it is told as ${show(given)}`, last);
  },

  'TAX-06': (seen) => {
    const { valid } = seen.notes.taxIdentifier ?? {};
    const published = created(seen).filter((create) => inRequest(create, 'value') === valid?.value);
    return every(published, 'no published test identifier was made', (create) => {
      if (create.response?.status !== 201)
        return `it must be answered 201, it was answered ${create.response?.status ?? 'with nothing'}`;
      if (!isText(inResponse(create, 'id'))) return 'a tax identifier must have an id, it has none';
      for (const member of ['type', 'value'] as const) {
        if (inResponse(create, member) !== inRequest(create, member))
          return `its ${member} must be ${show(inRequest(create, member))}, it is ${show(inResponse(create, member))}`;
      }
      const state = inResponse(create, 'state');
      return state === 'verified'
        ? undefined
        : `a published test identifier must be verified, it is ${show(state)}`;
    });
  },

  'TAX-07': (seen) =>
    every(seen.calls('POST', GIVE, 'shop'), 'no tax identifier was attached to a customer', (give) => {
      if (give.response?.status !== 200)
        return `it must be answered 200, it was answered ${give.response?.status ?? 'with nothing'}`;
      const customer = idIn(give, 2);
      return inResponse(give, 'customerId') === customer
        ? undefined
        : `it must name its customer ${show(customer)}, it names ${show(inResponse(give, 'customerId'))}`;
    }),
} satisfies Record<string, Check>;

/** Tax identifiers that the shop asked for, whatever became of them. */
function created(seen: Observation): Exchange[] {
  return seen.calls('POST', CREATE, 'shop').filter(({ request: { url } }) => !/\/customers\//.test(url));
}

/** What the element told of what was typed. */
function changes(seen: Observation): SdkCall[] {
  return seen.sdkCalls.filter(({ method }) => method === 'change taxidentifier');
}

function changeBefore(seen: Observation, { startedAt }: Exchange): SdkCall | undefined {
  return changes(seen).findLast(({ at }) => at <= startedAt + CLOCK_SLACK);
}

function isValid(change: SdkCall | undefined): boolean {
  return valueAt(change?.result, 'complete') === true && valueAt(change?.result, 'error') === null;
}

/** What a change says is wrong; undefined while it says nothing. */
function codeIn(result: unknown): string | undefined {
  const code = valueAt(result, 'error.code');
  return typeof code === 'string' ? code : undefined;
}
