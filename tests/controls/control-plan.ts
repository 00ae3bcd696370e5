/** The plan of controls: for each fault the method that shows it, or the reason why it cannot run. */
import type { Dialect, Method } from '../../contract/method.ts';
import { isOwed, makePlan, type PlanInput, type PlannedScenario } from '../../contract/plan.ts';
import { rulesIn } from '../../contract/rules.ts';
import { scenarios } from '../../contract/scenarios.ts';
import { describeTrait, hasTrait } from '../../contract/traits.ts';
import { faults as allFaults } from './faults/all.ts';
import type { Fault } from './faults/fault.ts';

export interface PlannedControl {
  readonly fault: Fault;
  /** The method and scenario that show it. */
  readonly cell: PlannedScenario;
}

export interface ControlNotRun {
  readonly fault: Fault;
  readonly reason: string;
}

export interface ControlPlan {
  readonly controls: readonly PlannedControl[];
  readonly notRun: readonly ControlNotRun[];
}

export function planControls(input: PlanInput, faults: readonly Fault[] = allFaults): ControlPlan {
  const plan = makePlan(input);
  const controls: PlannedControl[] = [];
  const notRun: ControlNotRun[] = [];
  for (const fault of faults) {
    const found = findCell(fault);
    if (typeof found === 'string') notRun.push({ fault, reason: found });
    else controls.push({ fault, cell: found });
  }
  return { controls, notRun };

  /**
   * The planned scenario that shows a fault best, i.e. with the most test triggers. @returns the reason if
   * there is none
   */
  function findCell({ breaks, scenario, methods, notIn }: Fault): PlannedScenario | string {
    const rules = rulesIn(input.dialect);
    const rule = rules[breaks];
    const { about } = scenarios[scenario];
    const notHere = notIn?.[input.dialect];
    if (rule.excluded !== undefined) return `${breaks} is excluded: ${rule.excluded}`;
    if (notHere !== undefined) return notHere;
    if (about && rules[about].excluded !== undefined)
      return `${scenario} is played only if ${about} is judged, but ${about} is excluded: ${rules[about].excluded}`;
    const fitting = among(input).filter((method) => hasTrait(methods, method, input.dialect));
    if (fitting.length === 0) return `none of the methods has the traits: ${describeTrait(methods)}`;
    const owing = fitting.filter((method) => isOwed(rule, method, input.dialect));
    if (owing.length === 0)
      return `${breaks} does not apply to any method with the traits: ${describeTrait(methods)}`;
    for (const { wire } of owing) {
      const cell = plan.scenarios.find(
        (one) => one.method === wire.id && one.scenario === scenario && one.rules.includes(breaks),
      );
      if (cell) return cell;
    }
    const ids = owing.map(({ wire }) => wire.id);
    const left = [...plan.unplayable, ...plan.inapplicable].find(
      (one) => one.scenario === scenario && ids.includes(one.method),
    );
    return `${scenario} is not planned for ${ids.join(', ')}${left ? `: ${left.reason}` : ''}`;
  }
}

/** Methods of a dialect, those with the most test triggers first: they can show most faults. */
function among({ methods, dialect }: { methods: readonly Method[]; dialect: Dialect }): Method[] {
  return methods
    .filter(({ wire }) => wire.dialects.includes(dialect))
    .toSorted((a, b) => b.wire.triggers.length - a.wire.triggers.length);
}

/** Groups of controls with the same method and scenario, of limited size: they share the run without a fault. */
export function inRows(controls: readonly PlannedControl[], most: number): PlannedControl[][] {
  const alike = new Map<string, PlannedControl[]>();
  for (const control of controls) {
    const key = `${control.cell.method} ${control.cell.scenario}`;
    alike.set(key, [...(alike.get(key) ?? []), control]);
  }
  return [...alike.values()].flatMap((all) =>
    Array.from({ length: Math.ceil(all.length / most) }, (_, row) => all.slice(row * most, (row + 1) * most)),
  );
}
