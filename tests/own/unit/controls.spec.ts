import { methods } from '../../../contract/catalogue.ts';
import { DIALECTS, type Dialect } from '../../../contract/method.ts';
import type { PlanInput } from '../../../contract/plan.ts';
import { ruleIds, rulesIn } from '../../../contract/rules.ts';
import { abilitiesOf } from '../../../harness/run.ts';
import { notExercised, notMet, type Finding } from '../../certification/reading/finding.ts';
import type { CheckResult } from '../../certification/judge.ts';
import { inRows, planControls, type PlannedControl } from '../../controls/control-plan.ts';
import { faults } from '../../controls/faults/all.ts';
import { type ControlRun, judgeControl } from '../../controls/judge-control.ts';
import { fullTarget } from '../full-abilities.ts';
import { expect, test } from '../plain-test.ts';

const inputOf = (dialect: Dialect, target = fullTarget): PlanInput => ({
  methods,
  dialect,
  abilities: abilitiesOf(target),
});

for (const dialect of DIALECTS) {
  const { controls, notRun } = planControls(inputOf(dialect));

  test(`${dialect}: each judged rule has a fault that can run`, () => {
    const broken = new Set(controls.map(({ fault }) => fault.breaks));
    expect(ruleIds.filter((id) => !rulesIn(dialect)[id].excluded && !broken.has(id))).toEqual([]);
  });

  test(`${dialect}: each fault has a method, or a reason why it cannot run`, () => {
    expect(controls.length + notRun.length).toBe(faults.length);
    for (const { fault, reason } of notRun) expect(reason, fault.id).toMatch(/\w+ \w+/);
  });

  test(`${dialect}: a fault that cannot run has a reason, or its rule is excluded in the dialect`, () => {
    const unexplained = notRun.filter(
      ({ fault }) => !rulesIn(dialect)[fault.breaks].excluded && !fault.notIn?.[dialect],
    );
    expect(unexplained.map(({ fault, reason }) => `${fault.id}: ${reason}`)).toEqual([]);
  });

  test(`${dialect}: titles of controls are unique`, () => {
    const titles = controls.map(
      ({ fault, cell }) => `${fault.by} ${fault.id} ${fault.breaks} ${cell.method} ${cell.scenario}`,
    );
    expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
  });

  test(`${dialect}: each control is in exactly one group`, () => {
    const rows = inRows(controls, 8);
    expect(rows.flat()).toHaveLength(controls.length);
    expect(Math.max(...rows.map(({ length }) => length))).toBeLessThanOrEqual(8);
  });
}

test('a fault that no method of the run can show is listed with the reason', () => {
  const konbini = methods.filter(({ wire }) => wire.id === 'konbini');
  const { controls, notRun } = planControls({ ...inputOf('digital-river-api'), methods: konbini });
  expect(controls.length + notRun.length).toBe(faults.length);
  const reasonOf = (id: string): string => notRun.find(({ fault }) => fault.id === id)?.reason ?? '';
  expect(reasonOf('decline-authorizes')).toMatch(
    /none of the methods has the traits: .*submit-then-redirect/,
  );
});

test('a fault whose scenario the target cannot play is listed with the missing ability', () => {
  const { notRun } = planControls(inputOf('digital-river-api', { ...fullTarget, shopAbilities: [] }));
  expect(notRun.find(({ fault }) => fault.breaks === 'AMT-01')?.reason).toContain(
    'needs a shop that accepts store credit',
  );
});

const [planned] = planControls(inputOf('digital-river-api')).controls as [PlannedControl];
const rules = rulesIn('digital-river-api');
const { breaks } = planned.fault;
const met: Finding = { outcome: 'met', exchanges: [] };
const run = (changes: Partial<ControlRun> = {}): ReturnType<typeof judgeControl> =>
  judgeControl(
    planned,
    {
      unmet: [],
      faulted: { judged: [{ rule: breaks, finding: notMet('one', 'two', { id: 'x1' }), cause: 'defect' }] },
      applied: 1,
      ...changes,
    },
    rules,
  );

test('a fault is caught if only the faulty run breaks the rule', () => {
  expect(run()).toMatchObject({ caught: true, tripped: [breaks], unrelated: [] });
});

test('a fault that was not applied, or broke no rule, is not caught', () => {
  expect(run({ applied: 0 }).caught).toBe(false);
  const judged: CheckResult[] = [{ rule: breaks, finding: met }];
  expect(run({ faulted: { judged } })).toMatchObject({ caught: false, tripped: [] });
});

test('a control is not run if the run without the fault fails', () => {
  const result = run({ unmet: [{ rule: breaks, finding: notExercised('no window') }] });
  expect(result.caught).toBe(false);
  expect(result.notRun).toContain('no window');
});

test('a control is not run if the target had an outage', () => {
  const judged: CheckResult[] = [
    { rule: breaks, finding: notMet('an answer', '503', { id: 'x1' }), cause: 'environment' },
  ];
  expect(run({ faulted: { judged } })).toMatchObject({ caught: false, tripped: [] });
  expect(run({ faulted: { judged } }).notRun).toContain('outage');
});

test('a control names broken rules of other subjects', () => {
  const other = ruleIds.find((id) => rules[id].subject !== rules[breaks].subject) ?? breaks;
  const judged: CheckResult[] = [
    { rule: breaks, finding: notMet('one', 'two', { id: 'x1' }), cause: 'defect' },
    { rule: other, finding: notMet('one', 'why', { id: 'x1' }), cause: 'defect' },
  ];
  expect(run({ faulted: { judged } }).unrelated).toEqual([`${other}: expected one, actual why`]);
});
