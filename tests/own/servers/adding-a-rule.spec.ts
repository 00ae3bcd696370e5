/** The examples of docs/adding-a-rule.md: the patches work in a copy of the project. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DIALECTS } from '../../../contract/method.ts';
import { expect, test } from '../../certification/fixtures.ts';

const ROOT = join(import.meta.dirname, '../../..');
const DATA = join(ROOT, 'tests/own/data');
const PATCH = join(DATA, 'adding-a-rule.patch');
/** Folders of contract, certification and faults. */
const PARTS = [
  'contract',
  'harness',
  'pages',
  'fixtures-server',
  'tests/certification',
  'tests/controls',
  'package.json',
];

interface Example {
  readonly patch: string;
  readonly rule: string;
  readonly scenario: string;
  readonly fault: string;
  /** Absent: both. */
  readonly dialects?: readonly string[];
}

/** One patch for each place where a fault can be made. */
const EXAMPLES: readonly Example[] = [
  {
    patch: 'adding-a-rule.patch',
    rule: 'PRV-90',
    scenario: 'reads-source-back',
    fault: 'tap source-read-with-another-type',
  },
  {
    patch: 'adding-a-shop-fault.patch',
    rule: 'CHK-90',
    scenario: 'leaves-at-review',
    fault: 'shop no-email',
    dialects: ['digital-river-api'],
  },
  {
    patch: 'adding-an-sdk-fault.patch',
    rule: 'SDK-90',
    scenario: 'source-refused',
    fault: 'sdk sends-another-type',
    dialects: ['digital-river-api'],
  },
  {
    patch: 'adding-a-portal-fault.patch',
    rule: 'PRV-91',
    scenario: 'declines',
    fault: 'portal result-in-return-url',
    dialects: ['digital-river-api'],
  },
];

/** Prints the new rules as the copy sees them. */
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
  const found = process.argv.slice(2).map((id) => ({
    check: typeof checks[id],
    planned: DIALECTS.map((dialect) => {
      const input = { methods, dialect, abilities };
      const cells = makePlan(input).owed.filter(({ rule }) => rule === id);
      const controls = planControls(input).controls.filter(({ fault }) => fault.breaks === id);
      const scenarios = [...new Set(cells.map(({ scenario }) => scenario))];
      return {
        dialect,
        scenarios,
        stories: scenarios.map((scenario) => typeof stories[scenario].play),
        methods: cells.length,
        faults: controls.map(({ fault }) => fault.by + ' ' + fault.id),
      };
    }),
  }));
  console.log(JSON.stringify(found));
`;

interface Found {
  readonly check: string;
  readonly planned: readonly {
    readonly dialect: string;
    readonly scenarios: string[];
    readonly stories: string[];
    readonly methods: number;
    readonly faults: string[];
  }[];
}

/** A new kind of field: radio buttons. */
const FIELD_KIND = 'adding-a-field-kind.patch';
const FIELD_PROBE = `
  import { chromium } from '@playwright/test';
  import { methodById } from './contract/catalogue.ts';
  import { fillElements } from './pages/fields.ts';
  const { wire } = methodById('konbini');
  const fields = { konbini: { ...wire.fields.konbini, kind: 'radio' } };
  const browser = await chromium.launch({
    executablePath: process.argv[2],
    chromiumSandbox: process.getuid?.() !== 0,
  });
  const page = await browser.newPage();
  await page.setContent('<iframe id="konbini-1"></iframe>');
  await page.frames()[1].setContent('<input type="radio" name="a"><input type="radio" name="a">');
  const error = await fillElements(page, { ...wire, fields }, {}).then(() => undefined, ({ message }) => message);
  const checked = await page.frames()[1].locator('input').evaluateAll((all) => all.map((one) => one.checked));
  await browser.close();
  console.log(JSON.stringify(error ? { error } : { checked }));
`;

/** Runs code of the project with these patches applied, in a copy that type-checks. */
function withPatches<Result>(
  patches: readonly string[],
  use: (run: (code: string, ...words: string[]) => string) => Result,
): Result {
  const copy = mkdtempSync(join(tmpdir(), 'adding-a-rule-'));
  const node = (...words: string[]): string =>
    execFileSync(process.execPath, words, { cwd: copy, encoding: 'utf8' });
  try {
    for (const part of PARTS) cpSync(join(ROOT, part), join(copy, part), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
    for (const patch of patches) execFileSync('git', ['apply', join(DATA, patch)], { cwd: copy });
    const { compilerOptions } = JSON.parse(readFileSync(join(ROOT, 'tsconfig.json'), 'utf8')) as object & {
      compilerOptions: object;
    };
    const files = [
      'contract/rules.ts',
      'pages/*.ts',
      'tests/certification/**/*.ts',
      'tests/controls/**/*.ts',
    ];
    writeFileSync(join(copy, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: files }));
    if (patches.length > 0) expect(node('node_modules/typescript/bin/tsc', '--noEmit')).toBe('');
    return use((code, ...words) => {
      writeFileSync(join(copy, 'probe.ts'), code);
      return node('--import', 'tsx', 'probe.ts', ...words);
    });
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

for (const [patch, most] of [...EXAMPLES.map((one) => [one.patch, 5] as const), [FIELD_KIND, 2] as const])
  test(`${patch} touches at most ${most} files`, () => {
    const text = readFileSync(join(DATA, patch), 'utf8');
    const touched = [...text.matchAll(/^\+\+\+ b\/(.+)$/gm)].map(([, file]) => file);
    expect(touched.length).toBeGreaterThan(0);
    expect(touched.length, touched.join(', ')).toBeLessThanOrEqual(most);
  });

test('the example rules are planned and checked, and faults of tap, shop, SDK and portal break them', () => {
  test.setTimeout(180_000);
  const patches = EXAMPLES.map(({ patch }) => patch);
  withPatches(patches, (node) => {
    const rules = EXAMPLES.map(({ rule }) => rule);
    const all = JSON.parse(node(PROBE, ...rules)) as Found[];
    for (const [index, { rule, scenario, fault, dialects }] of EXAMPLES.entries()) {
      expect(all[index]?.check, rule).toBe('function');
      const planned = (all[index]?.planned ?? []).filter(({ methods }) => methods > 0);
      expect(planned.map(({ dialect }) => dialect)).toEqual(dialects ?? DIALECTS);
      for (const { scenarios, stories, faults } of planned) {
        expect(scenarios).toEqual([scenario]);
        expect(stories).toEqual(['function']);
        expect(faults).toEqual([fault]);
      }
    }
  });
});

test('a new kind of field works with an entry in pages/fields.ts and in its method', ({
  run: { browser },
}) => {
  test.setTimeout(180_000);
  const before = spawnProbe([]);
  expect(before).toMatchObject({ error: expect.stringContaining('Add it to pages/fields.ts') as unknown });
  expect(spawnProbe([FIELD_KIND])).toEqual({ checked: [true, false] });

  function spawnProbe(patches: readonly string[]): unknown {
    return withPatches(patches, (node) => JSON.parse(node(FIELD_PROBE, browser.path)) as unknown);
  }
});

test('the documentation shows the same changes as the patch file', () => {
  const text = readFileSync(join(ROOT, 'docs/adding-a-rule.md'), 'utf8');
  const shown = /```diff\n([\s\S]*?)```/.exec(text)?.[1];
  const changes = readFileSync(PATCH, 'utf8')
    .split('\n')
    .filter((line) => !/^(diff|index|---|@@)/.test(line))
    .map((line) => line.trimEnd());
  expect(shown?.trimEnd().split('\n')).toEqual(changes.join('\n').trimEnd().split('\n'));
});
