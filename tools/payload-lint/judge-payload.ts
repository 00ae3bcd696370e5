/** Checks a payload against one method's entry; each finding says what is wrong and where the member belongs. */
import type { Wire } from '../../contract/method.ts';
import { detailsNames, judgePayload, knownMembers } from '../../contract/payload.ts';
import { MADE_BY_PROVIDER, OTHER_NAMES } from '../../contract/payload-members.ts';
import { valuesAt } from '../../contract/payload-types.ts';
import { judgeValues } from '../../contract/payload-values.ts';
import type { Fault, LintFinding } from './finding.ts';
import { safeName } from './names.ts';
import { hasSession } from './reading/recognise.ts';

type JsonObject = Readonly<Record<string, unknown>>;
const ADDED_BY_SDK = 'browserInfo';
/** Maximum number of members for which a hint is searched; a malicious payload has thousands. */
const MOST_HINTS = 200;

export interface ByWire {
  readonly findings: LintFinding[];
  readonly warnings: LintFinding[];
}

/** @param recorded whether it is the SDK's own request, with members that the page did not send */
export function judgeByWire(wire: Wire, payload: JsonObject, recorded: boolean): ByWire {
  const judged = judgePayload(wire, withSessionId(payload));
  const { removed } = wire.members;
  const known = [...new Set([...knownMembers(wire), ...removed].flatMap(prefixes))];
  const shown = (path: string): string => safeName(asSent(wire, payload, path));
  const finding = (fault: Fault, path: string, message: string, rule: LintFinding['rule'] = 'SRC-02') => ({
    rule,
    fault,
    member: shown(path),
    message: `${shown(path)} ${message}`,
  });
  const strange = judged.unknown
    .filter((path) => path !== ADDED_BY_SDK)
    .map((path, index) => ({ path, hint: index < MOST_HINTS ? hintOf(path, known, removed) : undefined }));
  const meant = strange.flatMap(({ hint }) => (hint?.instead === undefined ? [] : [hint.instead]));
  const isMeant = (path: string): boolean =>
    meant.some((member) => path === member || path.startsWith(`${member}.`));
  const values = judgeValues(wire, payload).filter(
    ({ fault, member }) => fault !== 'missing' || !isMeant(member),
  );
  const missing = judged.missing.filter((path) => !isMeant(path));
  const isDisputed = (path: string): boolean =>
    wire.members.disputed?.some(({ member }) => member === path) ?? false;
  const told = new Set(judged.invalid.map(({ member }) => member));
  return {
    findings: [
      ...judged.removed.map((path) =>
        finding('must go', path, 'must be removed when there is a session', 'SRC-01'),
      ),
      ...missing.filter((path) => !isDisputed(path)).map((path) => finding('missing', path, 'is missing')),
      ...strange.map(({ path, hint }) =>
        finding('unknown', path, hint?.message(shown) ?? inNoDocument(payload, path), 'SRC-07'),
      ),
      ...judged.mistyped.map(({ member, expected, found }) =>
        finding('wrong type', member, `is ${WORDS[found]}, and must be ${WORDS[expected]}`),
      ),
      ...judged.invalid.map(({ member, problem }) => finding('wrong value', member, problem)),
      ...values
        .filter(({ level, member }) => level === 'breach' && !told.has(member))
        .map(({ fault, member, problem, rule }) => finding(fault, member, problem, rule)),
    ],
    warnings: [
      ...missing
        .filter(isDisputed)
        .map((path) =>
          finding('missing', path, 'is missing: some documents require it, others do not', 'SRC-07'),
        ),
      ...values
        .filter(({ level }) => level === 'advice')
        .map(({ fault, member, problem, rule }) => finding(fault, member, problem, rule)),
      ...judged.drift
        .filter(({ shownBy }) => !(recorded && shownBy === 'sdk'))
        .map(({ member, note }) => finding('drift', member, `is not a documented member: ${note}`, 'SRC-07')),
      ...(judged.unknown.includes(ADDED_BY_SDK) && !recorded
        ? [
            finding(
              'drift',
              ADDED_BY_SDK,
              'is added by the SDK to its own request: a page does not have to pass it',
              'SRC-07',
            ),
          ]
        : []),
    ],
  };
}

/** A missing or unknown type. */
export function unknownType(type: unknown, wires: readonly Wire[]): LintFinding {
  const base = { rule: 'SRC-02', member: 'type' } as const;
  if (type === undefined) return { ...base, fault: 'missing', message: 'type is missing' };
  const near = wires.find((wire) => wire.type.toLowerCase() === String(textOf(type)).toLowerCase())?.type;
  const hint = near === undefined ? '' : `: it must be spelled ${near}`;
  return { ...base, fault: 'unknown', message: `type is not a known payment method${hint}` };
}

/**
 * A payload of the account flow has `billingAddress` instead of `owner`, and no session.
 * @returns the payload with an owner; undefined for another flow
 */
export function accountPayload(payload: JsonObject): JsonObject | undefined {
  const { billingAddress, ...rest } = payload;
  const isAccount =
    billingAddress !== null &&
    typeof billingAddress === 'object' &&
    !('owner' in rest) &&
    !hasSession(Object.keys(rest));
  return isAccount ? { ...rest, owner: billingAddress } : undefined;
}

interface Hint {
  /** The intended member, so that it is not also reported as missing. */
  readonly instead?: string;
  readonly message: (shown: (path: string) => string) => string;
}

/** The probably intended member for one that is in no document. */
function hintOf(path: string, known: readonly string[], removed: readonly string[]): Hint | undefined {
  if (MADE_BY_PROVIDER.includes(path))
    return { message: () => 'is set by the provider when it creates a source: remove it from the payload' };
  const steps = path.split('.');
  const last = steps.at(-1) ?? '';
  const otherName = OTHER_NAMES[last];
  const renamed = otherName === undefined ? path : [...steps.slice(0, -1), otherName].join('.');
  const written = known.find((member) => member.toLowerCase() === renamed.toLowerCase());
  if (written !== undefined)
    return { instead: written, message: (shown) => `must be spelled ${shown(written)}` };
  const home = known.find(
    (member) => member.split('.').at(-1) === last && (steps.length === 1 || !member.includes('.')),
  );
  if (home === undefined) return undefined;
  const goes = removed.some((member) => home === member || home.startsWith(`${member}.`));
  return {
    message: (shown) =>
      `must be moved to ${shown(home)}${goes ? ', which is not allowed with a session: remove it' : ''}`,
  };
}

/** A path and its parents, shortest first. */
function prefixes(path: string): string[] {
  const steps = path.replaceAll('[]', '').split('.');
  return steps.map((_, index) => steps.slice(0, index + 1).join('.'));
}

function inNoDocument(payload: JsonObject, path: string): string {
  const [value] = valuesAt(payload, path);
  const holds = value !== null && typeof value === 'object' && Object.keys(value).length > 0;
  return holds ? 'and its members are not documented for this method' : 'is not documented for this method';
}

/** Checked as if there were a session; the missing session itself is not reported. */
function withSessionId(payload: JsonObject): JsonObject {
  return Object.hasOwn(payload, 'sessionId') ? payload : { sessionId: '-', ...payload };
}

/** A member's path as written in the payload, in which the details object may have an alternative name. */
function asSent(wire: Wire, payload: JsonObject, path: string): string {
  const [first = '', ...rest] = path.split('.');
  if (first !== wire.detailsKey) return path;
  const names = detailsNames(wire, payload);
  const holder = names.find((name) => valuesAt(payload, [name, ...rest].join('.')).length > 0);
  return [holder ?? names[0] ?? first, ...rest].join('.');
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

const WORDS = {
  text: 'text',
  number: 'a number',
  boolean: 'true or false',
  object: 'an object',
  list: 'a list',
  null: 'null',
} as const;
