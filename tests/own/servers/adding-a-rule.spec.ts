/** The example of docs/adding-a-rule.md: a patch that is applied to a copy of the project, and works there. */
import { expect, test } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../../..');
const PATCH = join(ROOT, 'tests/own/data/adding-a-rule.patch');
/** What the contract, the certification and the faults are made of. */
const PARTS = ['contract', 'harness', 'pages', 'tests/certification', 'tests/controls', 'package.json'];

/** Prints what the copy makes of the new rule. */
const PROBE = `
  import { DIALECTS } from './contract/method.ts';
  import { offered, SHOP_ABILITIES } from './contract/abilities.ts';
  import { methods } from './contract/catalogue.ts';
  import { makePlan } from './contract/plan.ts';
  import { checks } from './tests/certification/checks/checks.ts';
  import { stories } from './tests/certification/stories/stories.ts';
  import { planControls } from './tests/controls/control-plan.ts';
  const always = { control: true, webhooks: true, strict: true, tls: true, sheet: true };
  const abilities = { ...always, ...offered(SHOP_ABILITIES) };
  const found = DIALECTS.map((dialect) => {
    const input = { methods, dialect, abilities };
    const cells = makePlan(input).owed.filter(({ rule }) => rule === 'PRV-90');
    const controls = planControls(input).controls.filter(({ fault }) => fault.breaks === 'PRV-90');
    return {
      dialect,
      scenarios: [...new Set(cells.map(({ scenario }) => scenario))],
      methods: cells.length,
      faults: controls.map(({ fault, cell }) => fault.id + ' ' + cell.method),
    };
  });
  const known = { check: typeof checks['PRV-90'], story: typeof stories['reads-source-back'].play };
  console.log(JSON.stringify({ known, found }));
`;

test('the example rule touches five files, and is planned, checked and broken by a fault', () => {
  test.setTimeout(180_000);
  const touched = [...readFileSync(PATCH, 'utf8').matchAll(/^\+\+\+ b\/(.+)$/gm)].map(([, file]) => file);
  expect(touched).toHaveLength(5);

  const copy = mkdtempSync(join(tmpdir(), 'adding-a-rule-'));
  try {
    for (const part of PARTS) cpSync(join(ROOT, part), join(copy, part), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
    execFileSync('git', ['apply', PATCH], { cwd: copy });

    const { compilerOptions } = JSON.parse(readFileSync(join(ROOT, 'tsconfig.json'), 'utf8')) as object & {
      compilerOptions: object;
    };
    const files = ['contract/rules.ts', 'tests/certification/**/*.ts', 'tests/controls/**/*.ts'];
    writeFileSync(join(copy, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: files }));
    const node = (...words: string[]): string =>
      execFileSync(process.execPath, words, { cwd: copy, encoding: 'utf8' });
    expect(node('node_modules/typescript/bin/tsc', '--noEmit')).toBe('');

    writeFileSync(join(copy, 'probe.ts'), PROBE);
    const { known, found } = JSON.parse(node('--import', 'tsx', 'probe.ts')) as {
      known: object;
      found: readonly { methods: number; scenarios: string[]; faults: string[] }[];
    };
    expect(known).toEqual({ check: 'function', story: 'function' });
    for (const { methods, scenarios, faults } of found) {
      expect(scenarios).toEqual(['reads-source-back']);
      expect(methods).toBeGreaterThan(20);
      expect(faults).toEqual(['source-read-with-another-type creditCard']);
    }
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
});

test('the documentation shows the patch as it is', () => {
  const text = readFileSync(join(ROOT, 'docs/adding-a-rule.md'), 'utf8');
  const shown = /```diff\n([\s\S]*?)```/.exec(text)?.[1];
  const changes = readFileSync(PATCH, 'utf8')
    .split('\n')
    .filter((line) => !/^(diff|index|---|@@)/.test(line))
    .map((line) => line.trimEnd());
  expect(shown?.trimEnd().split('\n')).toEqual(changes.join('\n').trimEnd().split('\n'));
});
