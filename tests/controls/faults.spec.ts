/**
 * Every fault, and the check that must catch it. A catch counts only when the fault was applied, the same run without
 * it is green, and the check failed by its own judgement; rules of other subjects must stay met.
 */
import type { Browser } from '@playwright/test';
import { methodById } from '../../contract/catalogue.ts';
import { CONTROL_ATTACHMENT, NOT_RUN } from '../../contract/control.ts';
import { testOf } from '../../contract/evidence.ts';
import type { PlannedScenario } from '../../contract/plan.ts';
import { rulesIn } from '../../contract/rules.ts';
import { abilitiesOf, type RunContext, runSpec } from '../../harness/run.ts';
import type { ShopAdapter } from '../../pages/shop.ts';
import { expect, test } from '../certification/fixtures.ts';
import type { CheckResult } from '../certification/judge.ts';
import { playScenario } from '../certification/play-scenario.ts';
import { inRows, type PlannedControl, planControls } from './control-plan.ts';
import { apply } from './faults/apply.ts';
import type { Fault } from './faults/fault.ts';
import { judgeControl } from './judge-control.ts';

const spec = runSpec('own');
const rules = rulesIn(spec.dialect);
const unmetWithout = new Map<string, CheckResult[]>((spec.passed ?? []).map((key) => [key, []]));
const { controls, notRun } = planControls({
  methods: spec.methods.map(methodById),
  dialect: spec.dialect,
  abilities: abilitiesOf(spec),
});

/** Maximum group size: small groups balance the load of the workers at the end of a run. */
const ROW = 8;

for (const row of inRows(controls, ROW)) {
  test.describe(() => {
    // the controls of a group run one after the other in one process, so that the run without a fault is
    // played only once
    test.describe.configure({ mode: 'default' });
    for (const planned of row) control(planned);
  });
}

// these faults are listed with the reason, in the report and in the kill matrix
for (const { fault, reason } of notRun)
  test.skip(
    `${titleOf(fault)} (${spec.dialect}, ${fault.scenario})`,
    { annotation: { type: NOT_RUN, description: reason } },
    () => undefined,
  );

function titleOf({ by, id, breaks }: Fault): string {
  return `${by} ${id} breaks ${breaks}`;
}

function control(planned: PlannedControl): void {
  const { fault, cell } = planned;

  test(`${titleOf(fault)} (${cell.method}, ${cell.scenario})`, async ({
    run,
    adapter,
    browser,
  }, testInfo) => {
    const unmet = await withoutFault(cell, { run, adapter, browser });
    const { prepare, sdkFault, applied } = apply(fault, run);
    let count = 0;
    const faulted = await playScenario(cell, {
      run,
      browser,
      adapter,
      ...(prepare ? { prepare } : {}),
      ...(sdkFault === undefined ? {} : { sdkFault }),
      finish: async (world) => {
        count = await applied(world);
      },
    });
    const { unrelated, ...result } = judgeControl(planned, { unmet, faulted, applied: count }, rules);
    await testInfo.attach(CONTROL_ATTACHMENT.name, {
      body: JSON.stringify(result),
      contentType: CONTROL_ATTACHMENT.contentType,
    });
    expect(result.notRun, 'the control must be able to run').toBeUndefined();
    expect.soft(count, 'the fault must have been applied').toBeGreaterThan(0);
    expect
      .soft(result.caught, `${fault.breaks} must be not met under the fault (${result.message})`)
      .toBe(true);
    expect.soft(unrelated, 'no rule of another subject may be broken').toEqual([]);
  });
}

/** Rules that are not met without a fault: the same for every fault of the same method in the same scenario. */
async function withoutFault(
  cell: PlannedScenario,
  fixtures: { run: RunContext; adapter: ShopAdapter; browser: Browser },
): Promise<CheckResult[]> {
  const key = testOf(cell);
  const known = unmetWithout.get(key);
  if (known) return known;
  const { judged } = await playScenario(cell, fixtures);
  const unmet = judged.filter(({ finding }) => finding.outcome !== 'met');
  unmetWithout.set(key, unmet);
  return unmet;
}
