/** What a createSource payload with a session may hold, must hold and must not hold, by its method's entry. */
import type { Wire } from './method.ts';
import { COMMON, type Mistyped, mistyped } from './payload-types.ts';

export interface PayloadFindings {
  /** Members that the migration removes. */
  readonly removed: readonly string[];
  readonly missing: readonly string[];
  /** Members no document knows. */
  readonly unknown: readonly string[];
  /** Members whose value is of another type than in the documents. */
  readonly mistyped: readonly Mistyped[];
}

export function judgePayload(wire: Wire, payload: unknown): PayloadFindings {
  const sent = canonical(wire, payload);
  const present = memberPaths(sent);
  const { required, conditional, optional, removed } = wire.members;
  const known = [
    ...Object.keys(COMMON),
    ...required,
    ...optional,
    ...conditional.map(({ member }) => member),
  ];
  const isBelow = (path: string, members: readonly string[]): boolean =>
    members.some(
      (member) => path === member || path.startsWith(`${member}.`) || path.startsWith(`${member}[]`),
    );
  // an empty object is a path of its own; it holds a known member's place
  const holds = (path: string): boolean => known.some((member) => member.startsWith(`${path}.`));
  return {
    removed: removed.filter((member) => present.some((path) => isBelow(path, [member]))),
    missing: required.filter((member) => !present.some((path) => isBelow(path, [member]))),
    unknown: present.filter((path) => !isBelow(path, known) && !isBelow(path, removed) && !holds(path)),
    // what must go anyway need not be of a type
    mistyped: mistyped(wire, known, sent).filter(({ member }) => !isBelow(member, removed)),
  };
}

/**
 * Paths of a payload's leaves, sorted, each once: `owner.address.line1`, `payPal.items[].name`; an empty object or list
 * is a leaf.
 */
export function memberPaths(value: unknown, path = ''): string[] {
  const below = (): string[] => {
    if (Array.isArray(value)) return value.flatMap((item) => memberPaths(item, `${path}[]`));
    if (value === null || typeof value !== 'object') return [];
    return Object.entries(value).flatMap(([name, member]) =>
      memberPaths(member, path ? `${path}.${name}` : name),
    );
  };
  const paths = [...new Set(below())].sort();
  return paths.length > 0 ? paths : path ? [path] : [];
}

/** The payload with its details object under the entry's own key: documents use several (see the notes on aliases). */
function canonical(wire: Wire, payload: unknown): unknown {
  if (payload === null || typeof payload !== 'object') return payload;
  const entries = Object.entries(payload);
  const alias = (name: string): string => (wire.detailsKeyAlternates.includes(name) ? wire.detailsKey : name);
  return Object.fromEntries(entries.map(([name, value]) => [alias(name), value]));
}
