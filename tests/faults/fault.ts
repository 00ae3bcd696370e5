/** A fault: one deliberate violation, and the check that must catch it. */
import { methods } from '../../contract/catalogue.ts';
import type { Method, PaymentFlow } from '../../contract/method.ts';
import type { RuleId } from '../../contract/rules.ts';
import { type ScenarioId, scenarios } from '../../contract/scenarios.ts';
import type { Intervention } from '../../harness/intervention.ts';

/** Which method shows the fault: of those that are like this, the one with the most test triggers, which can show most. */
export interface Like {
  readonly paymentFlow?: PaymentFlow;
  /** It has fields of the SDK to type into. */
  readonly typed?: true;
  /** The migration removes members below its details object. */
  readonly trimmed?: true;
  /** Its instructions show this member of the source's details. */
  readonly instructs?: string;
  /** Its payload must hold an owner, and its shopper's name is written in other letters than ASCII's. */
  readonly foreignName?: true;
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
    | { readonly by: 'tap'; readonly interventions: readonly Omit<Intervention, 'id'>[] }
  );

/** @throws Error when no method of the catalogue is like that */
export function methodOf({ id, scenario, like }: Fault, among: readonly Method[] = methods): Method {
  const most = among.toSorted((a, b) => b.wire.triggers.length - a.wire.triggers.length);
  const found = most.find((method) => {
    const { wire } = method;
    if (like.paymentFlow && wire.paymentFlow !== like.paymentFlow) return false;
    if ((like.button ?? false) !== (wire.createdBy === 'element')) return false;
    if (like.typed && !wire.elements.some((element) => element.startsWith('card'))) return false;
    if (like.trimmed && !wire.members.removed.some((member) => member.startsWith(`${wire.detailsKey}.`)))
      return false;
    if (like.instructs && !method.expected.instructions.includes(like.instructs)) return false;
    if (like.foreignName && !hasForeignName(method)) return false;
    return scenarios[scenario].appliesTo(method, 'digital-river-api');
  });
  if (!found) throw new Error(`no method is like what fault ${id} needs`);
  return found;
}

function hasForeignName({ wire }: Method): boolean {
  const [{ owner }] = wire.markets;
  return wire.members.required.includes('owner.lastName') && /[^\x20-\x7e]/.test(owner.lastName);
}
