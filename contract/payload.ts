/** Judges a createSource payload with a session by its method's entry: allowed, required and removed members. */
import type { Dialect, Wire } from './method.ts';
import { memberPaths, type Mistyped, mistyped, valuesAt } from './payload-types.ts';
import { COMMON, PUBLISHED_OWNER } from './payload-members.ts';

export { memberPaths } from './payload-types.ts';

export interface PayloadFindings {
  /** Members that the migration removes. */
  readonly removed: readonly string[];
  readonly missing: readonly string[];
  /** Undocumented members; an object without any documented member counts as one. */
  readonly unknown: readonly string[];
  /** Members whose value is of another type than in the documents. */
  readonly mistyped: readonly Mistyped[];
  /** Members with an impossible value: another method's type, an empty required string. */
  readonly invalid: readonly Invalid[];
  /**
   * Members that are in no member list of the documentation, but that the SDK adds or a documented sample has.
   * They are reported, and are never a violation.
   */
  readonly drift: Wire['members']['drift'];
}

export interface Invalid {
  readonly member: string;
  /** The requirement, e.g. "must be konbini". */
  readonly problem: string;
}

export function judgePayload(wire: Wire, payload: unknown): PayloadFindings {
  const all = readings(wire, payload).map((reading) => judgeReading(wire, reading));
  const [first, ...others] = all;
  if (!first) return { removed: [], missing: [], unknown: [], mistyped: [], invalid: [], drift: [] };
  if (others.length === 0) return first;
  // two details objects are judged separately, because the page sends both
  return {
    removed: wire.members.removed.filter((member) => all.some(({ removed }) => removed.includes(member))),
    missing: first.missing.filter((member) => others.every(({ missing }) => missing.includes(member))),
    unknown: [...new Set(all.flatMap(({ unknown }) => unknown))].sort(),
    mistyped: once(all.flatMap((findings) => findings.mistyped)),
    invalid: once(all.flatMap(({ invalid }) => invalid)),
    drift: once(all.flatMap(({ drift }) => drift)),
  };
}

/** Required members on which the documents of a dialect disagree. */
export function disputedIn(dialect: Dialect, { members }: Wire): readonly string[] {
  return (members.disputed ?? []).filter((one) => one.dialect === dialect).map(({ member }) => member);
}

/**
 * The payload with its details object under the entry's own key, because documents use several names for it. One result for each
 * details object, so that none hides another.
 */
export function readings(wire: Wire, payload: unknown): unknown[] {
  if (payload === null || typeof payload !== 'object') return [payload];
  const names = detailsNames(wire, payload);
  const entries = Object.entries(payload);
  return (names.length > 0 ? names : [wire.detailsKey]).map((name) =>
    Object.fromEntries(
      entries
        .filter(([key]) => key === name || !names.includes(key))
        .map(([key, value]) => [key === name ? wire.detailsKey : key, value]),
    ),
  );
}

/** The names under which a payload contains a details object. */
export function detailsNames({ detailsKey, detailsKeyAlternates }: Wire, payload: object): string[] {
  return [detailsKey, ...detailsKeyAlternates].filter((name) => Object.hasOwn(payload, name));
}

/** Every member that a payload of the method may contain. */
export function knownMembers({ members }: Wire): string[] {
  const { required, conditional, optional } = members;
  const own = [...required, ...optional, ...conditional.map(({ member }) => member)];
  const hasOwner = own.some((member) => member.startsWith('owner.'));
  return [...new Set([...Object.keys(COMMON), ...own, ...(hasOwner ? PUBLISHED_OWNER : [])])];
}

function judgeReading(wire: Wire, sent: unknown): PayloadFindings {
  const present = memberPaths(sent);
  const { required, removed, drift } = wire.members;
  const known = knownMembers(wire);
  const strange = present.filter(
    (path) => !isBelow(path, known) && !isBelow(path, removed) && !holds(path, known),
  );
  const shown = drift.map(({ member }) => member);
  return {
    removed: removed.filter((member) => present.some((path) => isBelow(path, [member]))),
    missing: required.filter((member) => !present.some((path) => isBelow(path, [member]))),
    unknown: topmost(
      strange.filter((path) => !isBelow(path, shown)),
      [...known, ...removed, ...shown],
    ),
    // the type of a removed member does not matter
    mistyped: mistyped(wire, known, sent).filter(({ member }) => !isBelow(member, removed)),
    invalid: invalid(wire, sent),
    drift: drift.filter(({ member }) => strange.some((path) => isBelow(path, [member]))),
  };
}

function invalid(wire: Wire, sent: unknown): Invalid[] {
  const { required } = wire.members;
  const [type] = valuesAt(sent, 'type');
  const empty = required.filter((member) =>
    valuesAt(sent, member).some((value) => typeof value === 'string' && value.trim() === ''),
  );
  return [
    ...(typeof type === 'string' && type !== wire.type && !empty.includes('type') && required.includes('type')
      ? [{ member: 'type', problem: `must be ${wire.type}` }]
      : []),
    ...empty.map((member) => ({ member, problem: 'must not be empty' })),
  ];
}

function isBelow(path: string, members: readonly string[]): boolean {
  return members.some(
    (member) => path === member || path.startsWith(`${member}.`) || path.startsWith(`${member}[]`),
  );
}

/** Whether a known member is below a path; the path of an empty object counts as a member. */
function holds(path: string, known: readonly string[]): boolean {
  return known.some((member) => member.startsWith(`${path}.`) || member.startsWith(`${path}[]`));
}

/** The outermost unknown objects only: an unknown object with nine members gives one finding. */
function topmost(paths: readonly string[], known: readonly string[]): string[] {
  const outer = paths.map((path) => {
    const steps = path.split('.');
    const count = steps.findIndex((_, index) => !holds(steps.slice(0, index + 1).join('.'), known));
    return steps
      .slice(0, count + 1)
      .join('.')
      .replace(/(\[\])+$/, '');
  });
  return [...new Set(outer)];
}

/** One finding for a member. */
function once<T extends { readonly member: string }>(findings: readonly T[]): T[] {
  return findings.filter(
    ({ member }, index) => findings.findIndex((other) => other.member === member) === index,
  );
}
