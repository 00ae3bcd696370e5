import { methods } from '../../../contract/catalogue.ts';
import { headingsOf } from '../../../contract/documents.ts';
import { type Dialect, DIALECTS } from '../../../contract/method.ts';
import { isRuleId, rulesIn } from '../../../contract/rules.ts';
import { scenarios } from '../../../contract/scenarios.ts';
import { type Statement, statementsOf } from '../../../contract/statements.ts';
import { expect, test } from '../plain-test.ts';

/** The mistakes in the answer to a statement; none if it is correct. */
function wrongWith(dialect: Dialect, statement: Statement): string[] {
  const { rules = [], scenarios: played = [], methods: entries = [], reason, missing } = statement;
  const answers = rules.length + played.length + entries.length;
  return [
    ...(answers === 0 && !reason && !missing ? ['has neither an answer nor a reason'] : []),
    ...(answers > 0 && (reason ?? missing) ? ['has an answer and a reason why there is none'] : []),
    ...rules.flatMap((id) =>
      !isRuleId(id)
        ? [`names ${id}, which is not a rule`]
        : rulesIn(dialect)[id].excluded
          ? [`names ${id}, which is excluded there`]
          : [],
    ),
    ...played.flatMap((id) => (Object.hasOwn(scenarios, id) ? [] : [`names ${id}, which is not a scenario`])),
    ...entries.flatMap((id) =>
      methods.some(({ wire }) => wire.id === id && wire.dialects.includes(dialect))
        ? []
        : [`names ${id}, which is no method there`],
    ),
  ];
}

for (const dialect of DIALECTS) {
  const statements = statementsOf(dialect);

  test(`${dialect}: every statement of the founding document is covered, or has a reason why not`, () => {
    const wrong = statements.flatMap((statement) =>
      wrongWith(dialect, statement).map((what) => `${statement.heading}: "${statement.text}" ${what}`),
    );
    expect(wrong).toEqual([]);
  });

  test(`${dialect}: statements exist for every heading of the founding document, and for no other heading`, () => {
    const headings = headingsOf(`Founding documents: payment-sessions-${dialect}`);
    expect(new Set(statements.map(({ heading }) => heading))).toEqual(new Set(headings));
  });

  test(`${dialect}: no statement is listed twice`, () => {
    const listed = statements.map(({ heading, text }) => `${heading}: ${text}`);
    expect(listed.filter((one, at) => listed.indexOf(one) !== at)).toEqual([]);
  });
}

test('uncovered statements, and references to unknown rules, are found', () => {
  const statement = { heading: 'Next action', text: 'Something.' };
  const wrong = (besides: Partial<Statement>): string[] =>
    wrongWith('commerce-api', { ...statement, ...besides });
  expect(wrong({})).toEqual(['has neither an answer nor a reason']);
  expect(wrong({ rules: ['RDR-99'] })).toEqual(['names RDR-99, which is not a rule']);
  expect(wrong({ rules: ['ORD-02'] })).toEqual(['names ORD-02, which is excluded there']);
  expect(wrong({ scenarios: ['sleeps'] })).toEqual(['names sleeps, which is not a scenario']);
  expect(wrong({ methods: ['barter'] })).toEqual(['names barter, which is no method there']);
  expect(wrong({ rules: ['SES-05'], reason: 'none' })).toHaveLength(1);
  expect(wrong({ rules: ['SES-05'] })).toEqual([]);
});

/** Statements that are known not to be judged yet: none may be added, and one that is answered must go from here. */
const MISSING = { 'digital-river-api': 0, 'commerce-api': 0 };

for (const dialect of DIALECTS)
  test(`${dialect}: the number of missing statements does not grow`, () => {
    const missing = statementsOf(dialect).filter((statement) => statement.missing !== undefined);
    expect(missing.map(({ text }) => text)).toHaveLength(MISSING[dialect]);
  });
