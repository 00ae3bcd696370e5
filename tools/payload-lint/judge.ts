/** Checks one item of a file by its kind. Pure; never throws. */
import { judgeDropinConfiguration } from '../../contract/dropin-configuration.ts';
import type { Wire } from '../../contract/method.ts';
import type { LintFinding } from './finding.ts';
import { accountPayload, judgeByWire, unknownType } from './judge-payload.ts';
import { safeName } from './names.ts';
import { hasSession, type Kind } from './reading/recognise.ts';

export type { Kind } from './reading/recognise.ts';
export interface Linted {
  readonly kind: Kind;
  readonly method?: { readonly id: string; readonly name: string };
  readonly session: boolean;
  /** Violations of rules about payloads with a session. */
  readonly findings: readonly LintFinding[];
  /** Without a session: violations as soon as there is a session. */
  readonly later: readonly LintFinding[];
  /** Notes: recommendations, members that the SDK adds, members that only a sample shows. */
  readonly warnings: readonly LintFinding[];
  /** Why it was not checked, or why it will have no session. */
  readonly excused?: string;
}

export interface LintOptions {
  readonly wires: readonly Wire[];
  /** Check every payload as if it had a session. */
  readonly withSession: boolean;
  /** It was recorded as sent to the API, with the SDK's data about the browser. */
  readonly recorded: boolean;
}

type JsonObject = Readonly<Record<string, unknown>>;
const NOTHING = { findings: [], later: [], warnings: [] };

/** Checks an item of a known kind. */
export function lint(kind: Kind, value: JsonObject, options: LintOptions): Linted {
  switch (kind) {
    case 'payload':
      return lintPayload(value, options);
    case 'wallet request':
      return lintWalletRequest(value, options);
    case 'Drop-in configuration':
      return lintDropin(value);
    case 'store credit':
      return {
        kind,
        session: hasSession(Object.keys(value)),
        ...NOTHING,
        excused: 'store credit: a server creates it, not a page',
      };
    default:
      return kind satisfies never;
  }
}

/** Checks a createSource payload. */
export function lintPayload(payload: JsonObject, options: LintOptions): Linted {
  const kind = 'payload';
  const session = hasSession(Object.keys(payload));
  const type = Object.hasOwn(payload, 'type') ? payload.type : undefined;
  const variants = options.wires.filter((wire) => wire.type === type);
  if (variants.length === 0)
    return { kind, session, ...NOTHING, findings: [unknownType(type, options.wires)] };
  const account = accountPayload(payload);
  const best = bestOf(variants, account ?? payload, options.recorded);
  if (!best) return { kind, session, ...NOTHING };
  const { wire, findings, warnings } = best;
  const method = { id: wire.id, name: wire.name };
  if (isMadeByButton(wire, options.recorded))
    return {
      kind,
      method,
      session,
      ...NOTHING,
      excused: "the SDK's own button makes this payload: check the options of the button",
    };
  if (account)
    return {
      kind,
      method,
      session,
      ...NOTHING,
      warnings: [...findings.map(ofAccount), ...warnings.map(ofAccount)],
      excused: 'payload of the account flow, which saves a payment method and has no session',
    };
  return session || options.withSession
    ? { kind, method, session, findings, later: [], warnings }
    : { kind, method, session, findings: [], later: findings, warnings };
}

/** The payment request of a wallet's button, checked against the entry of that wallet's method. */
function lintWalletRequest(request: JsonObject, { wires, withSession }: LintOptions): Linted {
  const kind = 'wallet request';
  const session = hasSession(Object.keys(request));
  const best = bestOf(wires.filter(isWallet), request, false);
  if (!best) return { kind, session, ...NOTHING, excused: 'the catalogue contains no wallet' };
  const { wire, findings, warnings } = best;
  const method = { id: wire.id, name: wire.name };
  return session || withSession
    ? { kind, method, session, findings, later: [], warnings }
    : { kind, method, session, findings: [], later: findings, warnings };
}

function lintDropin(configuration: JsonObject): Linted {
  const all = judgeDropinConfiguration(configuration).map(({ level, member, fault, problem }) => ({
    level,
    finding: {
      rule: 'drop-in-configuration',
      fault,
      member: safeName(member),
      message: `${safeName(member)} ${problem}`,
    } as const,
  }));
  const of = (wanted: string): LintFinding[] =>
    all.filter(({ level }) => level === wanted).map(({ finding }) => finding);
  return {
    kind: 'Drop-in configuration',
    session: hasSession(Object.keys(configuration)),
    findings: of('breach'),
    later: [],
    warnings: of('advice'),
  };
}

/** Variants of one type are distinguished by their members. */
function bestOf(
  wires: readonly Wire[],
  payload: JsonObject,
  recorded: boolean,
): ({ wire: Wire } & ReturnType<typeof judgeByWire>) | undefined {
  const [best] = wires
    .map((wire) => ({ wire, ...judgeByWire(wire, payload, recorded) }))
    .toSorted((a, b) => a.findings.length - b.findings.length);
  return best;
}

/** Methods whose payload is a payment request, which contains no type. */
function isWallet({ createdBy, payloads }: Wire): boolean {
  return createdBy === 'element' && !Object.hasOwn(payloads.withSession, 'type');
}

function isMadeByButton(wire: Wire, recorded: boolean): boolean {
  return wire.createdBy === 'element' && (recorded || isWallet(wire));
}

/** In the account flow the owner's member is `billingAddress`. */
function ofAccount(finding: LintFinding): LintFinding {
  const renamed = (text: string): string => text.replaceAll(/\bowner\b/g, 'billingAddress');
  return { ...finding, member: renamed(finding.member), message: renamed(finding.message) };
}
