/** Each defect of the example shop is caught by the rule that states it, and the same scenario is right without it. */
import { expect } from '@playwright/test';
import { rulesIn } from '../../../contract/rules.ts';
import { DEFECT_CASES } from './defect-table.ts';
import { test } from './play-example.ts';

const rules = rulesIn('digital-river-api');
const SAMPLE = '@sample';

test.beforeEach(() => test.setTimeout(180_000));

const cells = new Map(
  DEFECT_CASES.map(({ method, scenario }) => [`${method} ${scenario}`, { method, scenario }]),
);
for (const { method, scenario } of cells.values()) {
  const here = DEFECT_CASES.filter((one) => one.method === method && one.scenario === scenario);
  const owed = [...new Set(here.map(({ rule }) => rule))];
  test(
    `without a defect ${method} ${scenario} meets ${owed.join(', ')}`,
    { tag: here.some(({ sample }) => sample) ? SAMPLE : [] },
    async ({ play }) => {
      const { judged } = await play({}, method, scenario);
      const notMet = judged.filter(({ finding }) => finding.outcome === 'notMet');
      expect(notMet.map(({ rule, finding }) => `${rule}: ${finding.message}`)).toEqual([]);
      const unmet = judged.filter(({ rule, finding }) => owed.includes(rule) && finding.outcome !== 'met');
      expect(unmet.map(({ rule, finding }) => `${rule}: ${finding.message}`)).toEqual([]);
    },
  );
}

for (const { defect, rule, method, scenario, also = {}, sample } of DEFECT_CASES)
  test(
    `${defect} breaks ${rule} (${method}, ${scenario})`,
    { tag: sample ? SAMPLE : [] },
    async ({ play }) => {
      const { judged } = await play({ defects: [defect] }, method, scenario);
      const found = judged.find((one) => one.rule === rule);
      expect(found?.finding.outcome, found?.finding.message ?? `${rule} is not owed here`).toBe('notMet');
      expect(found?.cause).toBe('defect');
      const others = judged.filter(
        (one) => one.rule !== rule && one.finding.outcome === 'notMet' && !Object.hasOwn(also, one.rule),
      );
      const musts = others.filter((one) => rules[one.rule].level === 'MUST' && !rules[one.rule].inferred);
      expect(musts.map((one) => `${one.rule}: ${one.finding.message}`)).toEqual([]);
    },
  );
