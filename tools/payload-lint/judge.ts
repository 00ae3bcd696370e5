/** Judges one thing that was found in a file, by its kind. Pure, and throws on nothing. */
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
  /** Breaches of rules that speak of payloads with a session. */
  readonly findings: readonly LintFinding[];
  /** Without a session: what will be a breach once there is one. */
  readonly later: readonly LintFinding[];
  /** What breaks nothing: recommendations, and members that the SDK adds or that only a sample shows. */
  readonly warnings: readonly LintFinding[];
  /** Why it was not judged, or why there will be no session. */
  readonly excused?: string;
}

export interface LintOptions {
  readonly wires: readonly Wire[];
  /** Judge every payload as if it had a session. */
  readonly withSession: boolean;
  /** It was recorded on its way to the API: the SDK has added what it knows of the browser. */
  readonly recorded: boolean;
}

type JsonObject = Readonly<Record<string, unknown>>;
const NOTHING = { findings: [], later: [], warnings: [] };

/** Judges what was recognised as a kind. */
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
        excused: 'store credit, which a server creates: it is no payload of a page',
      };
    default:
      return kind satisfies never;
  }
}

/** Judges a createSource payload. */
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
      excused: "the SDK's own button makes this payload: look at what the button is made with",
    };
  if (account)
    return {
      kind,
      method,
      session,
      ...NOTHING,
      warnings: [...findings.map(ofAccount), ...warnings.map(ofAccount)],
      excused: 'account flow: it saves a payment method and has no session',
    };
  return session || options.withSession
    ? { kind, method, session, findings, later: [], warnings }
    : { kind, method, session, findings: [], later: findings, warnings };
}

/** What a wallet's button is made with: judged by the entry of the method whose payload is such a request. */
function lintWalletRequest(request: JsonObject, { wires, withSession }: LintOptions): Linted {
  const kind = 'wallet request';
  const session = hasSession(Object.keys(request));
  const best = bestOf(wires.filter(isWallet), request, false);
  if (!best) return { kind, session, ...NOTHING, excused: 'no wallet is in the catalogue' };
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

/** Variants of one type are told apart by what they take. */
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

/** Its payload is a payment request, which names no type. */
function isWallet({ createdBy, payloads }: Wire): boolean {
  return createdBy === 'element' && !Object.hasOwn(payloads.withSession, 'type');
}

function isMadeByButton(wire: Wire, recorded: boolean): boolean {
  return wire.createdBy === 'element' && (recorded || isWallet(wire));
}

/** In the account flow the owner is called `billingAddress`. */
function ofAccount(finding: LintFinding): LintFinding {
  const renamed = (text: string): string => text.replaceAll(/\bowner\b/g, 'billingAddress');
  return { ...finding, member: renamed(finding.member), message: renamed(finding.message) };
}
