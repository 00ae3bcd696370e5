/**
 * Traceability: rules, sources, scenarios, faults and checklist are linked, and docs/rules.md shows the current
 * state.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { methods } from '../../../../contract/catalogue.ts';
import { type Dialect, DIALECTS } from '../../../../contract/method.ts';
import { ROOT } from '../../../../harness/root.ts';
import { caughtOnPage, ruleReference } from '../../../../reports/formats/rule-reference.ts';
import {
  trace,
  type Traceability,
  traceabilityErrors,
  type TracedFault,
} from '../../../../reports/verdict/traceability.ts';
import { traceControls } from '../../../../reports/playwright/trace-controls.ts';
import { planControls } from '../../../controls/control-plan.ts';
import { fullAbilities } from '../../full-abilities.ts';
import { expect, test } from '../../plain-test.ts';

const PAGE = join(ROOT, 'docs/rules.md');

function faultsIn(dialect: Dialect): TracedFault[] {
  const { controls, notRun } = planControls({
    methods,
    dialect,
    abilities: fullAbilities,
  });
  const traced = ({ by, id, breaks, scenario }: (typeof controls)[number]['fault']): TracedFault => ({
    by,
    fault: id,
    rule: breaks,
    scenario,
  });
  return [
    ...controls.map(({ fault, cell }) => ({ ...traced(fault), method: cell.method })),
    ...notRun.map(({ fault }) => traced(fault)),
  ];
}

const traced = Object.fromEntries(
  DIALECTS.map((dialect) => [dialect, trace(dialect, faultsIn(dialect))]),
) as Record<Dialect, Traceability>;

for (const dialect of DIALECTS) {
  test(`${dialect}: rules, scenarios, faults and checklist items are linked in both directions`, () => {
    expect(traceabilityErrors(traced[dialect])).toEqual([]);
  });

  test(`${dialect}: docs/rules.md lists the faults of all judged rules`, () => {
    const listed = caughtOnPage(ruleReference(traced), dialect);
    const played = faultsIn(dialect).filter(({ method }) => method !== undefined);
    expect(new Set(listed)).toEqual(
      new Set(
        played.map(({ rule, by, fault, scenario, method }) => [rule, by, fault, scenario, method].join(' ')),
      ),
    );
  });
}

test('docs/rules.md is up to date with the rules', () => {
  const { config } = test.info();
  const page = ruleReference(traced);
  if (config.updateSnapshots === 'all' || config.updateSnapshots === 'changed') writeFileSync(PAGE, page);
  expect(readFileSync(PAGE, 'utf8') === page, 'run again with --update-snapshots').toBe(true);
});

test('a result of the controls that differs from docs/rules.md is found', () => {
  const page = ruleReference(traced);
  const played = faultsIn('digital-river-api').flatMap(({ method, ...fault }) =>
    method === undefined ? [] : [{ ...fault, method, caught: true }],
  );
  const errors = (results: typeof played, complete = true): readonly string[] =>
    traceControls('digital-river-api', results, page, complete).errors;
  expect(errors(played)).toEqual([]);
  const [first, ...others] = played;
  if (!first) throw new Error('no fault is planned');
  const escaped = errors([{ ...first, caught: false }, ...others]);
  expect(escaped.join('; ')).toContain(`catches the fault ${first.fault} (${first.by})`);
  expect(escaped.join('; ')).toContain('this run did not catch it');
  expect(errors([{ ...first, fault: 'another' }], false)[0]).toContain('does not list as caught');
  expect(errors([first], false)).toEqual([]);
  expect(errors([first]).length).toBeGreaterThan(100);
});

test('a missing link from a rule, scenario or checklist item is found', () => {
  const whole = traced['digital-river-api'];
  const [first] = whole.rules;
  const errors = (changes: Partial<Traceability>): string[] => traceabilityErrors({ ...whole, ...changes });
  const changed = (more: object): Traceability['rules'] =>
    whole.rules.map((one) => (one === first ? { ...one, ...more } : one));
  expect(errors({ rules: changed({ faults: [] }) })).toEqual([`${first?.id} has no fault`]);
  expect(errors({ rules: changed({ scenarios: [] }) })).toEqual([`${first?.id} has no scenario`]);
  const faults = first?.faults.map((fault) => ({ ...fault, caught: false }));
  expect(errors({ rules: changed({ faults }) })[0]).toContain('no control shows that');
  expect(errors({ scenarios: [{ id: 'sleeps', rules: [] }] })).toEqual(['scenario sleeps judges no rule']);
  expect(errors({ checklist: [{ id: 'item', rules: [] }] })).toEqual([
    'checklist item item has neither a rule nor a reason',
  ]);
  expect(errors({ rules: changed({ rule: { ...first?.rule, excluded: '' } }) })).toEqual([
    `${first?.id} is excluded without a reason`,
  ]);
});
