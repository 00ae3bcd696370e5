/**
 * Checks of tax identifiers: the shop asks for them, the SDK's element checks them, the customer keeps them,
 * and they are on the checkout.
 */
import type { Exchange, SdkCall } from '../../../harness/exchange.ts';
import { valueAt } from '../../../harness/json-path.ts';
import {
  answerOf,
  CLOCK_SLACK,
  every,
  excluded,
  type Check,
  type Finding,
  met,
  metWhen,
  notExercised,
  notMet,
  reading,
  show,
} from '../reading/finding.ts';
import { idIn, type Observation, inRequest, inResponse } from '../reading/observation.ts';
import { isText, memberSent, withPurchases } from './sent.ts';

/** A cart contains the number itself. */
const CREATE = /(\/tax-identifiers|\/carts\/active\/tax-registrations)$/;
const GIVE = /\/customers\/[^/]+\/tax-identifiers\/[^/]+$/;

export const taxChecks = {
  'TAX-01': reading(['taxIdentifier'], ({ notes: { taxIdentifier }, visits, shopper: { country } }) => {
    const page = visits.at(-1);
    if (!taxIdentifier || !page) return notExercised('the scenario did not look for a tax identifier field');
    return metWhen(
      taxIdentifier.offered,
      `a tax identifier field before the order, for a shopper in ${country}`,
      'none',
      page,
    );
  }),

  'TAX-02': reading(['taxIdentifier'], (seen) => {
    if (seen.notes.taxIdentifier?.malformedAt === undefined)
      return notExercised('no malformed tax identifier was given');
    const made = seen.sdkCalls.find(
      ({ method, args: [type] }) =>
        method === 'createElement' && String(type).toLowerCase() === 'taxidentifier',
    );
    const page = seen.visits.at(-1);
    if (!page) return notExercised('no page of the shop was recorded');
    if (!made && seen.dialectFacts.taxOnCart)
      return excluded('the shop created no tax identifier element, which the documents leave to the shop');
    if (!made || !seen.sdkCalls.some(({ method }) => method === 'mount taxidentifier'))
      return notMet('the taxidentifier element mounted', 'the page mounted no such element', page, made);
    const { sessionId, country } = (valueAt(made.args[1], 'taxIdentifier') ?? {}) as Record<string, unknown>;
    const sessions = seen.containersMade.map(({ session }) => session.id);
    if (sessionId === undefined ? country !== seen.shopper.country : !sessions.includes(sessionId))
      return notMet(
        'the element made for the session of the checkout or for the country',
        show(sessionId ?? country),
        made,
      );
    const wrong = created(seen).find((create) => !isValid(changeBefore(seen, create)));
    return wrong
      ? notMet(
          'only tax identifiers that the element reported as valid sent to the API',
          'a tax identifier that the element did not report as valid',
          wrong,
        )
      : met(made);
  }),

  'TAX-03': (seen) => {
    const accepted = changes(seen).findLast(isValid);
    if (!accepted) return notExercised('the element reported no tax identifier as valid');
    const make = created(seen).findLast(({ response }) => response?.status === 201);
    if (!make && created(seen).length > 0) return notExercised('the API accepted no tax identifier');
    if (!make) return notMet('a tax identifier created from the valid number', 'none', accepted);
    const given = valueAt(changeBefore(seen, make)?.result, 'identifier');
    for (const member of ['type', 'value'] as const) {
      if (inRequest(make, member) !== valueAt(given, member))
        return notMet(
          `${member} ${show(valueAt(given, member))}, as the tax identifier element of the SDK reported it`,
          show(inRequest(make, member)),
          make,
        );
    }
    const kept = seen.calls('POST', GIVE, 'shop').find((give) => idIn(give) === inResponse(make, 'id'));
    return kept
      ? met(make, kept)
      : notMet('the tax identifier attached to the customer', 'not attached', make);
  },

  'TAX-04': (seen) => {
    if (seen.dialectFacts.taxOnCart) return registeredOnCart(seen);
    const make = created(seen).findLast(({ response }) => response?.status === 201);
    if (!make) return notExercised('no tax identifier was made');
    const id = inResponse(make, 'id');
    return every(seen.ordersMade, 'nothing was ordered', (order) => {
      const named = memberSent(seen, order, 'taxIdentifiers');
      const ids = Array.isArray(named) ? named.map((one: unknown) => valueAt(one, 'id')) : [];
      if (!ids.includes(id))
        return withPurchases(seen, order, [`a checkout with the tax identifier ${show(id)}`, show(ids)]);
      const wanted = valueAt(changeBefore(seen, make)?.result, 'identifier.customerType');
      const type = memberSent(seen, order, 'customerType') ?? 'individual';
      return type === wanted ? undefined : [`a checkout with customerType ${show(wanted)}`, show(type)];
    });
  },

  'TAX-05': reading(['taxIdentifier'], (seen) => {
    const { taxIdentifier } = seen.notes;
    const ready = seen.sdkCalls.findLast(({ method }) => method === 'ready taxidentifier');
    if (!taxIdentifier?.malformedAt || !ready) return notExercised('no tax identifier element was filled in');
    if (valueAt(ready.result, 'hasTaxIdentifier') !== true)
      return notMet(
        `hasTaxIdentifier true for ${seen.shopper.country}`,
        show(valueAt(ready.result, 'hasTaxIdentifier')),
        ready,
      );
    const until = taxIdentifier.malformedAt;
    const early = changes(seen).filter(({ at }) => at <= until);
    const taken = early.find(isValid);
    if (taken)
      return notMet(`${show(taxIdentifier.malformed)} reported as invalid`, 'reported as valid', taken);
    const amiss = early.find(({ result }) => !['invalid_tax_identifier', undefined].includes(codeIn(result)));
    if (amiss)
      return notMet(
        `error invalid_tax_identifier for ${show(taxIdentifier.malformed)}`,
        show(codeIn(amiss.result)),
        amiss,
      );
    const { value, type, customerType } = taxIdentifier.valid;
    const last = changes(seen).findLast(isValid);
    if (!last)
      return notMet(`${show(value)} reported as valid`, 'reported as invalid', ready, changes(seen).at(-1));
    const given = valueAt(last.result, 'identifier');
    const right =
      valueAt(given, 'value') === value &&
      valueAt(given, 'type') === type &&
      valueAt(given, 'customerType') === customerType;
    return metWhen(right, `${show(value)} reported as ${type}, ${customerType}`, show(given), last, ready);
  }),

  'TAX-06': reading(['taxIdentifier'], (seen) => {
    const { valid } = seen.notes.taxIdentifier ?? {};
    const published = created(seen).filter((create) => inRequest(create, 'value') === valid?.value);
    return every(published, 'no published test identifier was created', (create) => {
      if (create.response?.status !== 201)
        return ['201 for a published test identifier', answerOf(create.response)];
      if (!isText(inResponse(create, 'id'))) return ['a tax identifier with an id', 'none'];
      for (const member of ['type', 'value'] as const) {
        if (inResponse(create, member) !== inRequest(create, member))
          return [`${member} ${show(inRequest(create, member))}`, show(inResponse(create, member))];
      }
      const state = inResponse(create, 'state');
      return state === 'verified'
        ? undefined
        : ['a published test identifier in the state verified', show(state)];
    });
  }),

  'TAX-07': (seen) =>
    every(seen.calls('POST', GIVE, 'shop'), 'no tax identifier was attached to a customer', (give) => {
      if (give.response?.status !== 200)
        return ['200 for an attached tax identifier', answerOf(give.response)];
      const customer = idIn(give, 2);
      return inResponse(give, 'customerId') === customer
        ? undefined
        : [`customerId ${show(customer)}`, show(inResponse(give, 'customerId'))];
    }),
} satisfies Record<string, Check>;

/**
 * Judges whether the last number that the element reported as valid is on the cart when the paying source is
 * applied.
 */
function registeredOnCart(seen: Observation): Finding {
  const accepted = valueAt(changes(seen).findLast(isValid)?.result, 'identifier');
  if (accepted === undefined) return notExercised('the element reported no tax identifier as valid');
  return every(seen.ordersMade, 'nothing was ordered', (order) => {
    const applied = seen.attaches.findLast(
      (one) => one.done && one.container === order.container && one.startedAt <= order.startedAt,
    );
    const until = applied?.startedAt ?? order.startedAt;
    const told = created(seen).findLast(
      ({ startedAt, response }) => startedAt <= until && response?.status === 200,
    );
    const registrations = inRequest(told, 'taxRegistrations');
    const values = (Array.isArray(registrations) ? registrations : []).map((one: unknown) =>
      valueAt(one, 'value'),
    );
    const value = valueAt(accepted, 'value');
    if (!values.includes(value))
      return [`a cart with the tax registration ${show(value)} before its source`, show(values)];
    const wanted = valueAt(accepted, 'customerType') === 'business' ? 'B' : 'I';
    const type = inRequest(told, 'customerType');
    return type === wanted ? undefined : [`a cart with customerType ${wanted}`, show(type)];
  });
}

/** The shop's requests to create a tax identifier, also refused ones. */
function created(seen: Observation): Exchange[] {
  return seen.calls('POST', CREATE, 'shop').filter(({ request: { url } }) => !/\/customers\//.test(url));
}

/** Events of the element about the typed text. */
function changes(seen: Observation): SdkCall[] {
  return seen.sdkCalls.filter(({ method }) => method === 'change taxidentifier');
}

function changeBefore(seen: Observation, { startedAt }: Exchange): SdkCall | undefined {
  return changes(seen).findLast(({ at }) => at <= startedAt + CLOCK_SLACK);
}

function isValid(change: SdkCall | undefined): boolean {
  return valueAt(change?.result, 'complete') === true && valueAt(change?.result, 'error') === null;
}

/** The error of a change event, or undefined. */
function codeIn(result: unknown): string | undefined {
  const code = valueAt(result, 'error.code');
  return typeof code === 'string' ? code : undefined;
}
