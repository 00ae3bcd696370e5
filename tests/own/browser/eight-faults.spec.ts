/** Eight faults of shop, SDK, provider and portal at once, in one run of the reference shop: each is one cause, and nothing else is. */
import { methodById } from '../../../contract/catalogue.ts';
import type { RuleId } from '../../../contract/rules.ts';
import { abilitiesOf } from '../../../harness/run.ts';
import { evidenceOf } from '../../certification/evidence.ts';
import { expect, test } from '../../certification/fixtures.ts';
import { playScenario } from '../../certification/play-scenario.ts';
import { witnessesIn } from '../../certification/reading/witnesses.ts';
import { planControls, type PlannedControl } from '../../controls/control-plan.ts';
import { apply } from '../../controls/faults/apply.ts';
import { storedRun, type StoredTest } from '../stored-run.ts';

/** Faults that are played in the same test are in one group. */
const FAULTS: readonly (readonly RuleId[])[] = [
  ['CHK-02'],
  ['WHK-03'],
  ['INS-07', 'SDK-07'],
  ['LST-06'],
  ['RDR-04', 'SDK-08'],
  ['PRV-07'],
];

test('eight faults of shop, SDK, provider and portal are eight causes', async ({ run, adapter, browser }) => {
  test.setTimeout(600_000);
  const { controls } = planControls({
    methods: run.methods.map(methodById),
    dialect: run.dialect,
    abilities: abilitiesOf(run),
  });
  const tests: StoredTest[] = [];
  for (const rules of FAULTS) {
    const planned = rules.map((rule): PlannedControl => {
      const found = controls.find(({ fault }) => fault.breaks === rule);
      if (!found) throw new Error(`There is no fault for ${rule}.`);
      return found;
    });
    const cell = planned[0]?.cell;
    if (!cell) continue;
    expect(new Set(planned.map((one) => `${one.cell.method} ${one.cell.scenario}`)).size, String(rules)).toBe(
      1,
    );
    const applied = planned.map(({ fault }) => apply(fault, run));
    const sdkFault = applied.find((one) => one.sdkFault !== undefined)?.sdkFault;
    const { judged, seen } = await playScenario(cell, {
      run,
      browser,
      adapter,
      prepare: async (world) => {
        for (const { prepare } of applied) await prepare?.(world);
      },
      ...(sdkFault === undefined ? {} : { sdkFault }),
    });
    const evidence = judged.map((result, index) => evidenceOf(cell, result, index));
    tests.push({ cell, evidence, recorded: witnessesIn(seen) });
  }
  const { certification } = storedRun(run.dialect, tests);
  const { causes } = certification;
  expect(causes.map(({ rules }) => rules.join()).toSorted()).toEqual(FAULTS.flat().toSorted());
  expect(new Set(causes.map(({ subject }) => subject))).toEqual(new Set(['shop', 'sdk', 'provider']));
  expect(certification.run.errors).toEqual([]);
});
