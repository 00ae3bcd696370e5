/**
 * Types of a payload's members, from the two payloads of the method's entry and from the members of every payload. The documents
 * also write numbers and booleans as strings, so both forms are accepted.
 */
import type { Wire } from './method.ts';
import { COMMON, type JsonType, NULLABLE_OWNER } from './payload-members.ts';

export interface Mistyped {
  readonly member: string;
  readonly expected: JsonType;
  readonly found: JsonType;
}

const WRITTEN_NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?$/;
const WRITTEN_BOOLEAN = /^(true|false)$/;

/** Maximum depth to which values are read. Documented payloads have at most six levels. */
const MOST_DEPTH = 50;

export function typeOf(value: unknown): JsonType {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'string') return 'text';
  return typeof value === 'number' || typeof value === 'boolean' ? (typeof value as JsonType) : 'object';
}

/** @param known paths of the members that a payload of the method may contain */
export function mistyped(wire: Wire, known: readonly string[], payload: unknown): Mistyped[] {
  const types = typesOf(wire, known);
  const found = new Map<string, Mistyped>();
  const nullable = NULLABLE_OWNER.filter((member) => !wire.members.required.includes(member));
  const look = (value: unknown, path: string, depth: number): void => {
    if (depth > MOST_DEPTH) return;
    const shown = value === null && nullable.includes(path) ? undefined : types.get(path);
    const [expected] = shown ?? [];
    if (expected && !shown?.some((type) => isLike(value, type))) {
      found.set(path, { member: path, expected: expected.type, found: typeOf(value) });
      return;
    }
    for (const [below, member] of membersOf(value, path)) look(member, below, depth + 1);
  };
  for (const [path, member] of membersOf(payload, '')) look(member, path, 1);
  return [...found.values()];
}

/** The documented type at a path, and for a string whether it contains a number or a boolean. */
interface Shown {
  readonly type: JsonType;
  readonly written?: 'number' | 'boolean';
}

function isLike(value: unknown, { type, written }: Shown): boolean {
  const is = typeOf(value);
  if (is === type || is === written) return true;
  if (typeof value !== 'string') return false;
  return (
    (type === 'number' && WRITTEN_NUMBER.test(value)) || (type === 'boolean' && WRITTEN_BOOLEAN.test(value))
  );
}

const shownTypes = new WeakMap<Wire, ReadonlyMap<string, readonly Shown[]>>();

function typesOf(wire: Wire, known: readonly string[]): ReadonlyMap<string, readonly Shown[]> {
  const cached = shownTypes.get(wire);
  if (cached) return cached;
  const types = new Map<string, Shown[]>();
  const show = (path: string, shown: Shown): void => {
    types.set(path, [...(types.get(path) ?? []), shown]);
  };
  const read = (value: unknown, path: string): void => {
    if (path) show(path, shownBy(value, path));
    for (const [below, member] of membersOf(value, path)) read(member, below);
  };
  read(wire.payloads.withSession, '');
  read(wire.payloads.withoutSession, '');
  for (const [path, type] of Object.entries(COMMON)) if (!types.has(path)) show(path, { type });
  for (const path of known) {
    const steps = path.split('.');
    // a path with members is an object; people and addresses have string members
    for (const count of steps.keys()) {
      const parent = steps.slice(0, count).join('.');
      if (parent && !parent.endsWith('[]') && !types.has(parent)) show(parent, { type: 'object' });
    }
    const isParent = known.some((other) => other.startsWith(`${path}.`));
    if (steps[0] === 'owner' && !isParent && !types.has(path)) show(path, { type: 'text' });
  }
  shownTypes.set(wire, types);
  return types;
}

function shownBy(value: unknown, path: string): Shown {
  const type = typeOf(value);
  // a postal code or a phone number is not a number, even if it consists of digits
  if (type !== 'text' || path.startsWith('owner.')) return { type };
  const text = String(value);
  if (WRITTEN_NUMBER.test(text)) return { type, written: 'number' };
  return WRITTEN_BOOLEAN.test(text) ? { type, written: 'boolean' } : { type };
}

/**
 * Paths of a payload's leaves, sorted, each once: `owner.address.line1`, `payPal.items[].name`; an empty object or list
 * is a leaf.
 */
export function memberPaths(value: unknown): string[] {
  const paths = new Set<string>();
  const read = (at: unknown, path: string, depth: number): void => {
    const below = depth < MOST_DEPTH ? membersOf(at, path) : [];
    if (below.length === 0 && path) paths.add(path);
    for (const [step, member] of below) read(member, step, depth + 1);
  };
  read(value, '', 0);
  return [...paths].sort();
}

/** The values at a path of {@link memberPaths}: none, one, or one for every item of a list. */
export function valuesAt(value: unknown, path: string): unknown[] {
  return path.split('.').reduce<unknown[]>(
    (at, step) => {
      const [name = '', ...lists] = step.split('[]');
      const named = at.flatMap((holder) =>
        holder !== null && typeof holder === 'object' && Object.hasOwn(holder, name)
          ? [(holder as Readonly<Record<string, unknown>>)[name]]
          : [],
      );
      return lists.reduce<unknown[]>(
        (values) => values.flatMap((item) => (Array.isArray(item) ? (item as unknown[]) : [])),
        named,
      );
    },
    [value],
  );
}

function membersOf(value: unknown, path: string): (readonly [path: string, value: unknown])[] {
  if (Array.isArray(value)) return value.map((item: unknown) => [`${path}[]`, item] as const);
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).map(([name, member]) => [path ? `${path}.${name}` : name, member] as const);
}
