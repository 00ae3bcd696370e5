/** The part of the plan that the benchmark plays: each flow, Elements and Drop-in, a challenge, and a delayed payment. */
import { methodById } from '../../../contract/catalogue.ts';
import type { PlannedScenario } from '../../../contract/plan.ts';
import type { ScenarioId } from '../../../contract/scenarios.ts';
import type { Wire } from '../../../contract/wire.ts';
import { planOf } from '../../../harness/plan.ts';
import type { RunSpec } from '../../../harness/run.ts';

interface Kind {
  readonly name: string;
  readonly scenario: ScenarioId;
  readonly has: (wire: Wire) => boolean;
}

const KINDS: readonly Kind[] = [
  {
    name: 'redirect flow',
    scenario: 'pays',
    has: ({ flow, createdBy, elements }) =>
      flow === 'redirect' && createdBy === 'createSource' && elements.length === 0,
  },
  { name: 'standard flow, Elements', scenario: 'pays', has: isTyped },
  { name: 'receiver flow', scenario: 'pays', has: ({ flow }) => flow === 'receiver' },
  { name: 'standard flow, Drop-in', scenario: 'dropin-pays', has: isTyped },
  { name: 'challenge', scenario: 'challenge-passed', has: () => true },
  { name: 'delayed payment', scenario: 'funds-arrive', has: () => true },
];

/** The shopper types into elements of the SDK. */
function isTyped({ flow, createdBy, elements }: Wire): boolean {
  return flow === 'standard' && createdBy === 'createSource' && elements.length > 0;
}

export interface Sampled {
  readonly name: string;
  readonly cell: PlannedScenario;
}

/**
 * @throws Error if the plan has no scenario of a kind: the benchmark would measure less than its report states
 */
export function sampleOf(run: RunSpec): Sampled[] {
  const { scenarios } = planOf(run);
  return KINDS.map(({ name, scenario, has }) => {
    const cell = scenarios.find((one) => one.scenario === scenario && has(methodById(one.method).wire));
    if (!cell) throw new Error(`The plan has no scenario for "${name}".`);
    return { name, cell };
  });
}
