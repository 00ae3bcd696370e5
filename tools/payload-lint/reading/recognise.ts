/** Recognizes objects in a file: an item to check, a created source, or neither. */
import { isDropinConfiguration } from '../../../contract/dropin-configuration.ts';
import type { Wire } from '../../../contract/method.ts';
import { knownMembers, readings } from '../../../contract/payload.ts';
import { valuesAt } from '../../../contract/payload-types.ts';

export type Kind = 'payload' | 'wallet request' | 'Drop-in configuration' | 'store credit';
export type JsonObject = Readonly<Record<string, unknown>>;

/** Position of an object. */
export interface Place {
  /** Whether it is the document itself, or an item of its top-level list. */
  readonly lone: boolean;
  /** Inside a request that creates a source: its body is a payload. */
  readonly creation: boolean;
  /** Inside a response: no page sent it. */
  readonly response: boolean;
}

/** A secondary source, created by a server with the secret key. */
const STORE_CREDIT = 'customerCredit';
/** Members that only a created source has. */
const MADE = ['clientSecret', 'createdTime', 'creationDate', 'flow', 'redirect', 'state'];
const IDS = ['id', 'sourceId'];

/** Names and types of objects that may be relevant; only these are parsed. */
export interface Marks {
  readonly members: ReadonlySet<string>;
  readonly types: ReadonlySet<string>;
}

const cache = new WeakMap<readonly Wire[], Marks>();

export function marksOf(wires: readonly Wire[]): Marks {
  const known = cache.get(wires);
  if (known) return known;
  const keys = wires.flatMap(({ detailsKey, detailsKeyAlternates }) => [detailsKey, ...detailsKeyAlternates]);
  const marks = {
    members: new Set(['amount', 'owner', 'billingAddress', ...keys, STORE_CREDIT]),
    types: new Set([...wires.map(({ type }) => type), STORE_CREDIT]),
  };
  cache.set(wires, marks);
  return marks;
}

/** Whether an object may be relevant, by member names and type only. */
export function isCandidate(
  names: readonly string[],
  type: string | undefined,
  marks: Marks,
  { lone, creation }: Place,
): boolean {
  // the body of a source creation is always a payload
  if (lone && creation) return true;
  if (hasSession(names)) return true;
  const isTyped = type !== undefined && (marks.types.has(type) || lone || creation);
  return (
    (isTyped && names.some((name) => marks.members.has(name))) ||
    ['country', 'currency', 'total'].every((name) => names.includes(name)) ||
    names.includes('options') ||
    names.includes('paymentMethodConfiguration')
  );
}

/** @returns undefined if it is irrelevant; `source` if it is a created source */
export function recognise(
  value: JsonObject,
  wires: readonly Wire[],
  place: Place,
): Kind | 'source' | undefined {
  const kind = kindOf(value, wires, place);
  if (kind === undefined) return undefined;
  if (place.response) return kind === 'payload' || kind === 'store credit' ? 'source' : undefined;
  const judged = kind === 'payload' || kind === 'store credit';
  return judged && !place.creation && wasMade(value, wires, place) ? 'source' : kind;
}

function kindOf(value: JsonObject, wires: readonly Wire[], { lone, creation }: Place): Kind | undefined {
  const { type } = value;
  const names = Object.keys(value);
  if (type === STORE_CREDIT) return 'store credit';
  if (isDropinConfiguration(value) && type === undefined) return 'Drop-in configuration';
  if (isWalletRequest(value) && type === undefined) return 'wallet request';
  const marks = marksOf(wires);
  const marked = names.filter((name) => marks.members.has(name) || hasSession([name]));
  if (lone && creation) return 'payload';
  if (marked.length === 0) return undefined;
  if (typeof type === 'string' && marks.types.has(type)) return 'payload';
  // many objects have a session id or a type: arguments of other SDK calls, events, fees, tokens
  const isTyped = typeof type === 'string';
  if (isTyped && (lone || creation)) return marked.some((name) => name !== 'amount') ? 'payload' : undefined;
  return (isTyped || lone || creation) && hasSession(names) && marked.length > 1 ? 'payload' : undefined;
}

function isWalletRequest({ country, currency, total }: JsonObject): boolean {
  const isTotal = total !== null && typeof total === 'object' && 'amount' in total;
  return typeof country === 'string' && typeof currency === 'string' && isTotal;
}

/**
 * Whether it is a created source, with members that only the provider sets. A failed source that a page sends again as payload
 * has them too; it has a return URL, or is the whole document without details of a created source.
 */
function wasMade(value: JsonObject, wires: readonly Wire[], { lone }: Place): boolean {
  const isMarked = MADE.some((name) => Object.hasOwn(value, name));
  const hasId = IDS.some((name) => typeof value[name] === 'string');
  if (!isMarked && !hasId) return false;
  if (Object.hasOwn(value, 'redirect')) return true;
  const variants = wires.filter(({ type }) => type === value.type);
  // a charge, for example
  if (hasId && variants.length === 0 && typeof value.type === 'string') return true;
  if (variants.some((wire) => carriesDetails(wire, value))) return true;
  if (variants.some((wire) => asksToReturn(wire, value))) return false;
  const isSent = hasSession(Object.keys(value));
  if (!isMarked) return !isSent;
  return !(lone && (isSent || !hasId));
}

function asksToReturn(wire: Wire, value: JsonObject): boolean {
  const { returnUrl } = wire;
  return (
    returnUrl !== null && readings(wire, value).some((reading) => valuesAt(reading, returnUrl).length > 0)
  );
}

/** Whether its details contain members that the provider sets. */
function carriesDetails(wire: Wire, value: JsonObject): boolean {
  const known = [...knownMembers(wire), ...wire.members.removed];
  const filled = Object.keys(wire.details)
    .map((name) => `${wire.detailsKey}.${name}`)
    .filter((member) => !known.includes(member));
  return readings(wire, value).some((reading) =>
    filled.some((member) => valuesAt(reading, member).length > 0),
  );
}

/** Whether it has a session id, in any letter case. */
export function hasSession(names: readonly string[]): boolean {
  return names.some((name) => /^(payment)?sessionid$/i.test(name));
}
