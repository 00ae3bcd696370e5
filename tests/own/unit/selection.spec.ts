import { writeFileSync } from 'node:fs';
import { readOptions } from '../../../cli/options.ts';
import { planToJudge } from '../../../cli/selection.ts';
import { planCertification } from '../../../cli/plan-run.ts';
import { parseSettings } from '../../../harness/settings.ts';
import { judged } from './reports/made-up.ts';
import { expect, test } from '../plain-test.ts';

const settings = parseSettings({});
const planOf = async (...words: string[]): Promise<ReturnType<typeof planToJudge>> =>
  planToJudge(await planCertification(readOptions(words, settings), settings));

test('a selection contains exactly the named methods and rules', async () => {
  const { owed } = await planOf('--methods', 'konbini', '--rules', 'DLY-02');
  expect(new Set(owed.map(({ method, rule }) => `${method} ${rule}`))).toEqual(new Set(['konbini DLY-02']));
});

test('--compare refuses a file that is no certification, or is of another dialect', async () => {
  const file = test.info().outputPath('earlier.json');
  const plan = (): Promise<unknown> =>
    planCertification(readOptions(['--compare', file], settings), settings);
  await expect(plan()).rejects.toThrow(
    /--compare .*earlier\.json: there is no certification\.json of this version/,
  );
  writeFileSync(file, JSON.stringify(judged([], { run: { dialect: 'commerce-api' } })));
  await expect(plan()).rejects.toThrow(
    /the earlier run used the dialect commerce-api, but this run uses digital-river-api/,
  );
  writeFileSync(file, JSON.stringify(judged([])));
  expect(await plan()).toMatchObject({ compare: file });
});

const empty: readonly (readonly [string, readonly string[], RegExp])[] = [
  [
    'a rule that its method does not owe',
    ['--methods', 'konbini', '--rules', 'RDR-06'],
    /^--methods konbini --rules RDR-06 leaves nothing to judge: RDR-06: applies to no method selected/,
  ],
  [
    'a rule that cannot be judged',
    ['--rules', 'SRC-03'],
    /SRC-03: How a page reads an object cannot be observed/,
  ],
  ['no rule', ['--rules', ','], /^--rules , selects no rule\.$/],
  ['no method', ['--methods', ','], /^--methods , selects no payment method\.$/],
  ['an empty value', ['--methods', ''], /^--methods needs a value, but the value is empty\./],
  ['a blank folder name', ['--out', ' '], /^--out needs a value, but the value is empty\./],
  ['a long name', ['--methods', 'k'.repeat(20_000)], /^--methods contains "k{1,200}…", which is not/],
];
for (const [what, words, line] of empty)
  test(`a selection of ${what} gives one clear error line`, async () => {
    await expect(planOf(...words)).rejects.toThrow(line);
  });

test('--ui, --ui-host and --ui-port open UI mode, at the address that they name', () => {
  const ui = (...words: string[]) => readOptions(words, settings).ui;
  expect(ui()).toBeUndefined();
  expect(ui('--ui')).toEqual(['--ui']);
  expect(ui('--ui-host=127.0.0.1', '--ui-port=9000')).toEqual([
    '--ui',
    '--ui-host=127.0.0.1',
    '--ui-port=9000',
  ]);
});
