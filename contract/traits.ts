/**
 * The only way to select payment methods. Scenarios, rules and faults name the traits of the methods they are
 * for; no other code selects methods by their properties.
 */
import type { Dialect, Flow, Method, PaymentFlow, TriggerEffect } from './method.ts';
import { taxMarket } from './tax-identifiers.ts';

type Predicate = (method: Method, dialect: Dialect) => boolean;

const named = {
  /** The shop sends the payload itself; other methods are paid by a button of the SDK. */
  paidByShopButton: ({ wire }) => wire.createdBy === 'createSource',
  cardFields: ({ wire }) => wire.elements.includes('cardnumber'),
  listsBanks: ({ wire }) => wire.elements.includes('onlinebanking'),
  listsStores: ({ wire }) => wire.elements.includes('konbini'),
  canBeSaved: ({ wire }) => wire.supports.storage,
  recurring: ({ wire }) => wire.supports.recurring,
  throughElements: ({ wire }, dialect) => wire.supports.elements.includes(dialect),
  throughDropIn: ({ wire }, dialect) => wire.supports.dropIn.includes(dialect),
  besideStoreCredit: ({ wire }, dialect) => wire.supports.storeCredit.includes(dialect),
  hasTriggers: (method, dialect) => triggersOf(method, dialect).length > 0,
  /** A document shows its payload without a session. */
  sampleWithoutSession: ({ wire }) => wire.payloads.withoutSession !== null,
  /** The migration to sessions removes members of its payload. */
  removesMembers: ({ wire }) => wire.members.removed.length > 0,
  /** The migration removes members below its details object. */
  removesDetails: ({ wire }) =>
    wire.members.removed.some((member) => member.startsWith(`${wire.detailsKey}.`)),
  /** Documents also use another name for its details object. */
  hasDetailsAlias: ({ wire }) => wire.detailsKeyAlternates.length > 0,
  requiresLastName: ({ wire }) => wire.members.required.includes('owner.lastName'),
  /** The sample shopper's last name contains letters that are not ASCII. */
  foreignLastName: ({ wire }) => /[^\x20-\x7e]/.test(wire.markets[0].owner.lastName),
  showsIban: ({ expected }) => expected.instructions.includes('iban'),
  returnsOverTls: ({ wire }) => wire.returnsOverTls,
  tellsSubscriptionTimes: ({ expected }) => expected.subscriptionTimes === true,
  testTaxIdentifier: (method) => taxMarket(method) !== undefined,
} satisfies Record<string, Predicate>;

/** A named trait, or a value of the method's entry: its flow, or a test trigger in the dialect. */
export type TraitName =
  keyof typeof named | `flow:${Flow}` | `paymentFlow:${PaymentFlow}` | `trigger:${TriggerEffect}`;

/** A condition on a method in a dialect. */
export type Trait =
  | TraitName
  | { readonly all: readonly Trait[] }
  | { readonly any: readonly Trait[] }
  | { readonly not: Trait };

/** Every method. */
export const ANY_METHOD: Trait = { all: [] };

export function hasTrait(trait: Trait, method: Method, dialect: Dialect): boolean {
  if (typeof trait === 'string') return hasNamed(trait, method, dialect);
  if ('all' in trait) return trait.all.every((one) => hasTrait(one, method, dialect));
  if ('any' in trait) return trait.any.some((one) => hasTrait(one, method, dialect));
  return !hasTrait(trait.not, method, dialect);
}

/** A condition in words, for messages, e.g. `flow:redirect and not cardFields`. */
export function describeTrait(trait: Trait): string {
  if (typeof trait === 'string') return trait;
  if ('not' in trait) return `not ${describeTrait(trait.not)}`;
  const [parts, word] = 'all' in trait ? [trait.all, ' and '] : [trait.any, ' or '];
  const texts = parts.map((part) =>
    typeof part === 'string' || 'not' in part ? describeTrait(part) : `(${describeTrait(part)})`,
  );
  return texts.length === 0 ? 'any method' : texts.join(word);
}

/** The test triggers that a method has in a dialect. */
export function triggersOf({ wire }: Method, dialect: Dialect): Method['wire']['triggers'] {
  return wire.triggers.filter(({ dialects }) => dialects?.includes(dialect) ?? true);
}

/** Methods with a test trigger of one of these effects. */
export function triggering(...effects: readonly TriggerEffect[]): Trait {
  return { any: effects.map((effect) => `trigger:${effect}` as const) };
}

function hasNamed(name: TraitName, method: Method, dialect: Dialect): boolean {
  if (isOwnName(name)) {
    const predicate: Predicate = named[name];
    return predicate(method, dialect);
  }
  const [kind, value] = name.split(':');
  if (kind === 'flow') return method.wire.flow === value;
  if (kind === 'paymentFlow') return method.wire.paymentFlow === value;
  return triggersOf(method, dialect).some(({ effect }) => effect === value);
}

function isOwnName(name: TraitName): name is keyof typeof named {
  return Object.hasOwn(named, name);
}
