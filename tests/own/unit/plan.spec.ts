import { methods } from '../../../contract/catalogue.ts';
import { type Dialect, DIALECTS, type Method } from '../../../contract/method.ts';
import { makePlan, type Plan } from '../../../contract/plan.ts';
import { ruleIds, rulesIn } from '../../../contract/rules.ts';
import { TOPICS } from '../../../contract/scenario.ts';
import { scenarioIds, scenarios } from '../../../contract/scenarios.ts';
import { describeTrait, hasTrait, triggersOf } from '../../../contract/traits.ts';
import { fullAbilities } from '../full-abilities.ts';
import { expect, test } from '../plain-test.ts';

const planIn = (dialect: Dialect): Plan =>
  makePlan({
    methods,
    dialect,
    abilities: fullAbilities,
  });

/** A plan that shrinks would certify less: a smaller figure here is named in the CHANGELOG, with the reason. */
const LEAST: Readonly<Record<Dialect, { scenarios: number; owed: number }>> = {
  'digital-river-api': { scenarios: 513, owed: 5300 },
  'commerce-api': { scenarios: 479, owed: 4365 },
};

for (const dialect of DIALECTS) {
  test(`${dialect}: the plan of all methods does not shrink`, () => {
    const { scenarios: planned, owed } = planIn(dialect);
    expect(planned.length).toBeGreaterThanOrEqual(LEAST[dialect].scenarios);
    expect(owed.length).toBeGreaterThanOrEqual(LEAST[dialect].owed);
  });

  test(`${dialect}: each rule that is not excluded is planned for at least one method`, () => {
    const owed = new Set(planIn(dialect).owed.map(({ rule }) => rule));
    const unowed = ruleIds.filter((id) => !rulesIn(dialect)[id].excluded && !owed.has(id));
    expect(unowed).toEqual([]);
  });
}

test('scenarios have a title of at most 80 characters that follows a method name', () => {
  const titles = scenarioIds.map((id) => scenarios[id].title);
  expect(titles.filter((title) => !/^(?!shopper)[a-z].{0,79}$/.test(title))).toEqual([]);
});

test('each topic has scenarios, and scenario ids fit the columns of the matrix', () => {
  for (const topic of TOPICS)
    expect(scenarioIds.filter((id) => scenarios[id].topic === topic).length, topic).toBeGreaterThan(0);
  expect(scenarioIds.filter((id) => id.length > 23)).toEqual([]);
});

const [card] = methods.filter(({ wire }) => wire.elements.includes('cardnumber'));

test('traits are combined with all, any and not', () => {
  const has = (trait: Parameters<typeof hasTrait>[0]): boolean =>
    hasTrait(trait, card as Method, 'digital-river-api');
  expect(has('cardFields')).toBe(true);
  expect(has({ not: 'cardFields' })).toBe(false);
  expect(has({ all: ['cardFields', 'flow:standard'] })).toBe(true);
  expect(has({ all: ['cardFields', 'flow:redirect'] })).toBe(false);
  expect(has({ any: ['flow:redirect', 'flow:standard'] })).toBe(true);
  expect(has({ any: [] })).toBe(false);
  expect(has({ all: [] })).toBe(true);
  expect(describeTrait({ all: ['cardFields', { any: ['flow:redirect', { not: 'recurring' }] }] })).toBe(
    'cardFields and (flow:redirect or not recurring)',
  );
});

test('a trigger trait holds in the dialects that document the trigger', () => {
  const without = methods.flatMap((method) =>
    DIALECTS.flatMap((dialect) =>
      method.wire.triggers
        .filter(({ effect, dialects }) => !dialects && !hasTrait(`trigger:${effect}`, method, dialect))
        .map(({ effect }) => `${method.wire.id} ${effect} ${dialect}`),
    ),
  );
  expect(without).toEqual([]);
  const limited = methods.filter(({ wire }) => wire.triggers.some(({ dialects }) => dialects !== undefined));
  for (const method of limited)
    for (const dialect of DIALECTS)
      for (const { effect } of method.wire.triggers)
        expect(hasTrait(`trigger:${effect}`, method, dialect)).toBe(
          triggersOf(method, dialect).some((trigger) => trigger.effect === effect),
        );
});
