/** A fault: one deliberate violation, and the check that must catch it. */
import type { Dialect, Method, PaymentFlow } from '../../../contract/method.ts';
import { isOwed } from '../../../contract/plan.ts';
import { type RuleId, rulesIn } from '../../../contract/rules.ts';
import type { Scenario } from '../../../contract/scenario.ts';
import { type ScenarioId, scenarios } from '../../../contract/scenarios.ts';
import { hasTrait } from '../../../contract/traits.ts';
import type { Change, DialectTools } from '../../certification/dialect.ts';

/** Which method shows the fault: of those that are like this, the one with the most test triggers, which can show most. */
export interface Like {
  readonly paymentFlow?: PaymentFlow;
  /** It has fields of the SDK to type into. */
  readonly typed?: true;
  /** The migration removes members of its payload. */
  readonly migrates?: true;
  /** The migration removes members below its details object. */
  readonly trimmed?: true;
  /** It has this element. */
  readonly element?: string;
  /** Its instructions show this member of the source's details. */
  readonly instructs?: string;
  /** Its payload must hold an owner, and its shopper's name is written in other letters than ASCII's. */
  readonly foreignName?: true;
  /** In this dialect alone it breaks the rule. */
  readonly dialect?: Dialect;
  /** It is paid by a button of the SDK; absent: by the shop's own. */
  readonly button?: true;
}

interface FaultBase {
  readonly id: string;
  /** The rule whose check must catch it. */
  readonly trips: RuleId;
  readonly scenario: ScenarioId;
  readonly like: Like;
}

export type Fault = FaultBase &
  (
    | { readonly by: 'shop' }
    | { readonly by: 'sdk' }
    | { readonly by: 'portal' }
    /** On its way between shop, browser and API: works against any provider. */
    | { readonly by: 'tap'; readonly interventions: (say: DialectTools) => readonly Change[] }
  );

/**
 * Of the methods that owe the rule in a dialect, the one that shows the fault best: it is like what the fault needs.
 * @returns undefined where the dialect does not state the rule, or asks it of no such method
 */
export function methodOf(fault: Fault, among: readonly Method[], dialect: Dialect): Method | undefined {
  const rule = rulesIn(dialect)[fault.trips];
  const scenario: Scenario = scenarios[fault.scenario];
  if (rule.excluded || (scenario.about && rulesIn(dialect)[scenario.about].excluded)) return undefined;
  if (fault.like.dialect !== undefined && fault.like.dialect !== dialect) return undefined;
  const able = among
    .toSorted((a, b) => b.wire.triggers.length - a.wire.triggers.length)
    .filter(
      (method) =>
        method.wire.dialects.includes(dialect) &&
        isOwed(rule, method, dialect) &&
        hasTrait(scenario.methods, method, dialect),
    );
  // where a dialect owes the rule for other methods only, one of those shows the fault as well
  return (
    able.find((method) => isLike(method, fault.like)) ?? able.find((method) => isTyped(method, fault.like))
  );
}

function isLike(method: Method, like: Like): boolean {
  const { wire, expected } = method;
  if (like.element && !wire.elements.includes(like.element)) return false;
  if (like.instructs && !expected.instructions.includes(like.instructs)) return false;
  if (like.migrates && wire.members.removed.length === 0) return false;
  if (like.foreignName && !hasForeignName(method)) return false;
  if (like.paymentFlow && wire.paymentFlow !== like.paymentFlow) return false;
  if ((like.button ?? false) !== (wire.createdBy === 'element')) return false;
  if (like.trimmed && !wire.members.removed.some((member) => member.startsWith(`${wire.detailsKey}.`)))
    return false;
  return isTyped(method, like);
}

function isTyped({ wire }: Method, { typed }: Like): boolean {
  return !typed || wire.elements.some((element) => element.startsWith('card'));
}

function hasForeignName({ wire }: Method): boolean {
  const [{ owner }] = wire.markets;
  return wire.members.required.includes('owner.lastName') && /[^\x20-\x7e]/.test(owner.lastName);
}
