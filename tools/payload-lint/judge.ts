/** Judges one createSource payload by its method's entry. Pure. */
import type { Wire } from '../../contract/method.ts';
import { judgePayload } from '../../contract/payload.ts';
import type { RuleId } from '../../contract/rules.ts';
import { safeName } from './names.ts';

export type Fault = 'must go' | 'missing' | 'unknown' | 'wrong type';

export interface LintFinding {
  readonly rule: Extract<RuleId, 'SRC-01' | 'SRC-02' | 'SRC-07'>;
  readonly fault: Fault;
  /** Dotted path in the payload. */
  readonly member: string;
  readonly message: string;
}

export interface Linted {
  readonly method?: { readonly id: string; readonly name: string };
  readonly session: boolean;
  /** Breaches of rules that speak of payloads with a session. */
  readonly findings: readonly LintFinding[];
  /** Without a session: what will be a breach once there is one. */
  readonly later: readonly LintFinding[];
  /** Why nothing was judged. */
  readonly excused?: string;
}

export interface LintOptions {
  readonly wires: readonly Wire[];
  /** Judge every payload as if it had a session. */
  readonly withSession: boolean;
  /** It was recorded on its way to the API: the SDK has added what it knows of the browser. */
  readonly recorded: boolean;
}

const ADDED_BY_SDK = 'browserInfo';

export function lintPayload(payload: Readonly<Record<string, unknown>>, options: LintOptions): Linted {
  const session = Object.hasOwn(payload, 'sessionId');
  const type = Object.hasOwn(payload, 'type') ? payload.type : undefined;
  const variants = options.wires.filter((wire) => wire.type === type);
  if (variants.length === 0) {
    const finding: LintFinding =
      type === undefined
        ? { rule: 'SRC-02', fault: 'missing', member: 'type', message: 'type is missing' }
        : { rule: 'SRC-02', fault: 'unknown', member: 'type', message: 'type names no known payment method' };
    return { session, findings: [finding], later: [] };
  }
  // variants of one type are told apart by what they take
  const [best] = variants
    .map((wire) => ({ wire, findings: findingsOf(wire, payload, options.recorded) }))
    .toSorted((a, b) => a.findings.length - b.findings.length);
  if (!best) return { session, findings: [], later: [] };
  const { wire, findings } = best;
  const method = { id: wire.id, name: wire.name };
  if (wire.createdBy === 'element')
    return {
      method,
      session,
      findings: [],
      later: [],
      excused: "the SDK's own button makes this payload: look at what the button is made with",
    };
  return session || options.withSession
    ? { method, session, findings, later: [] }
    : { method, session, findings: [], later: findings };
}

function findingsOf(
  wire: Wire,
  payload: Readonly<Record<string, unknown>>,
  recorded: boolean,
): LintFinding[] {
  const { removed, missing, unknown, mistyped } = judgePayload(wire, { sessionId: '', ...payload });
  const shown = (path: string): string => safeName(asSent(wire, payload, path));
  const list = (
    members: readonly string[],
    rule: LintFinding['rule'],
    fault: Fault,
    message: (member: string) => string,
  ): LintFinding[] =>
    members.map((member) => ({ rule, fault, member: shown(member), message: message(shown(member)) }));
  const strange = recorded ? unknown.filter((path) => path.split('.')[0] !== ADDED_BY_SDK) : unknown;
  return [
    ...list(removed, 'SRC-01', 'must go', (member) => `${member} must go when there is a session`),
    ...list(missing, 'SRC-02', 'missing', (member) => `${member} is missing`),
    ...list(strange, 'SRC-07', 'unknown', (member) => `${member} is in no document`),
    ...mistyped.map(({ member, expected, found }): LintFinding => {
      const message = `${shown(member)} is ${WORDS[found]}, and must be ${WORDS[expected]}`;
      return { rule: 'SRC-02', fault: 'wrong type', member: shown(member), message };
    }),
  ];
}

const WORDS = {
  text: 'text',
  number: 'a number',
  boolean: 'true or false',
  object: 'an object',
  list: 'a list',
  null: 'null',
} as const;

/** A member's path as the payload has it, where the details object came under another of its names. */
function asSent(wire: Wire, payload: Readonly<Record<string, unknown>>, path: string): string {
  const [first = '', ...rest] = path.split('.');
  if (first !== wire.detailsKey || Object.hasOwn(payload, wire.detailsKey)) return path;
  const sent = wire.detailsKeyAlternates.find((name) => Object.hasOwn(payload, name));
  return [sent ?? first, ...rest].join('.');
}
