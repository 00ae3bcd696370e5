/** Every own lint rule detects its violation: a folder of files that each break one rule. */
import { expect, test } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ROOT } from '../../../harness/root.ts';
import { cleanEnvironment } from '../run-program.ts';

const FOLDERS = ['contract', 'harness', 'tools', 'fixtures-server', 'pages', 'reports', 'cli', 'tests'];

/** Forbidden imports of each folder, from docs/architecture.md. */
const FORBIDDEN: Readonly<Record<string, readonly string[]>> = {
  contract: FOLDERS.filter((folder) => folder !== 'contract'),
  harness: FOLDERS.filter((folder) => !['contract', 'harness'].includes(folder)),
  tools: ['cli', 'fixtures-server', 'pages', 'tests', 'reports'],
  cli: ['pages', 'tests'],
  'fixtures-server': ['contract', 'cli', 'tools', 'pages', 'tests', 'reports'],
  pages: ['cli', 'tools', 'fixtures-server', 'tests', 'reports'],
  examples: ['cli', 'tools', 'harness', 'fixtures-server', 'tests', 'reports'],
  reports: ['cli', 'tools', 'fixtures-server', 'pages', 'tests'],
  'tests/certification': ['cli', 'tools', 'fixtures-server', 'reports'],
  'tests/controls': ['fixtures-server'],
  'tests/controls/faults': ['fixtures-server'],
  'tests/own/unit': ['fixtures-server'],
};

/** Imports that a border allows. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  'fixtures-server': ['contract/wire.ts', 'harness/part.ts'],
  'tests/controls/faults': ['fixtures-server/shop/faults/faults.ts'],
  'tests/own/unit': ['reports/part.ts', 'cli/part.ts'],
};

/** One file for each of the other rules. */
const BROKEN: Readonly<Record<string, string>> = {
  'typescript/no-floating-promises': 'export const go = (): void => {\n  Promise.resolve(1);\n};\n',
  'typescript/no-misused-promises':
    'export const go = (all: number[]): void => {\n  all.forEach(async (one) => {\n    await Promise.resolve(one);\n  });\n};\n',
  'typescript/await-thenable': 'export const go = async (): Promise<void> => {\n  await 1;\n};\n',
  'typescript/switch-exhaustiveness-check':
    "export const go = (one: 'a' | 'b'): void => {\n  switch (one) {\n    case 'a':\n      break;\n  }\n};\n",
  'typescript/no-explicit-any': 'export const one: any = 1;\n',
  'typescript/no-non-null-assertion': 'export const go = (one?: string): number => one!.length;\n',
  'typescript/consistent-type-imports':
    "import { Part } from '../harness/part.ts';\n\nexport type Other = Part;\n",
  'unicorn/filename-case': 'export const one = 1;\n',
  'no-restricted-properties':
    'export const go = (page: { waitForTimeout(ms: number): void }): void => page.waitForTimeout(1);\n',
};

interface Diagnostic {
  readonly message: string;
  readonly code: string;
  readonly help?: string;
  readonly filename: string;
}

/** @returns the lint's findings in a folder with these files */
function lint(files: Readonly<Record<string, string>>): Diagnostic[] {
  // outside the project, whose ignored folders are not linted
  const folder = mkdtempSync(join(tmpdir(), 'lint-'));
  try {
    return lintIn(folder, files);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function lintIn(folder: string, files: Readonly<Record<string, string>>): Diagnostic[] {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  copyFileSync(join(ROOT, '.oxlintrc.json'), join(folder, '.oxlintrc.json'));
  const { compilerOptions } = JSON.parse(readFileSync(join(ROOT, 'tsconfig.json'), 'utf8')) as {
    compilerOptions: object;
  };
  // without node_modules: a link to it would be linted like the user's code
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: { ...compilerOptions, types: [] } }),
  );
  const words = [join(ROOT, 'node_modules/oxlint/bin/oxlint'), '--type-aware', '--format=json'];
  const { stdout, stderr } = spawnSync(process.execPath, words, {
    cwd: folder,
    env: { ...cleanEnvironment(), OXLINT_TSGOLINT_PATH: join(ROOT, 'node_modules/.bin/tsgolint') },
    encoding: 'utf8',
    timeout: 60_000,
  });
  expect(stdout, stderr).toContain('"diagnostics"');
  return (JSON.parse(stdout) as { diagnostics: Diagnostic[] }).diagnostics;
}

function importing(from: string, to: string): string {
  return `import '${'../'.repeat(from.split('/').length)}${to}';\n`;
}

test('each import border rejects forbidden imports and accepts allowed ones', () => {
  const wrong = Object.entries(FORBIDDEN).flatMap(([from, all]) =>
    all.map((to) => [`${from}/imports-${to}.ts`, importing(from, `${to}/part.ts`)] as const),
  );
  const right = Object.entries(ALLOWED).flatMap(([from, all]) =>
    all.map((to, index) => [`${from}/allowed-${index}.ts`, importing(from, to)] as const),
  );
  const found = lint(Object.fromEntries([...wrong, ...right]))
    .filter(({ code }) => code.includes('no-restricted-imports'))
    .map(({ filename }) => filename);
  expect(found.toSorted()).toEqual(wrong.map(([name]) => name).toSorted());
});

test('each import border of the configuration is tested', () => {
  const { overrides } = JSON.parse(readFileSync(join(ROOT, '.oxlintrc.json'), 'utf8')) as {
    overrides: { files: string[] }[];
  };
  const folders = overrides.flatMap(({ files }) =>
    files.map((file) => file.replace(/\/(\*\*\/)?\*\.ts$/, '')),
  );
  const tested = Object.keys(FORBIDDEN);
  expect(
    folders.filter((folder) => !tested.some((one) => one === folder || one.startsWith(`${folder}/`))),
  ).toEqual([]);
});

test('a call that only Chromium supports is found anywhere in the code', () => {
  const calls = [...readFileSync(join(ROOT, '.oxlintrc.json'), 'utf8').matchAll(/"property": "(\w+)"/g)].map(
    ([, name]) => name ?? '',
  );
  expect(calls).toContain('newCDPSession');
  const names = (folder: string): Record<string, string> =>
    Object.fromEntries(
      calls.map((name) => [
        `${folder}/calls-${name.toLowerCase()}.ts`,
        `export const go = (one: { ${name}(): void }): void => one.${name}();\n`,
      ]),
    );
  const files = { ...names('tests/certification'), ...names('pages'), ...names('harness') };
  const found = lint(files).filter(({ code }) => code.includes('no-restricted-properties'));
  expect(found.map(({ filename }) => filename).toSorted()).toEqual(Object.keys(files).toSorted());
});

test('each other rule of the configuration is seen failing, also for import cycles of types', () => {
  const { rules } = JSON.parse(readFileSync(join(ROOT, '.oxlintrc.json'), 'utf8')) as { rules: object };
  expect(Object.keys(rules).toSorted()).toEqual([...Object.keys(BROKEN), 'import/no-cycle'].toSorted());
  const fileOf = (rule: string): string =>
    rule === 'unicorn/filename-case' ? 'cli/NotKebab.ts' : `cli/breaks-${rule.replace('/', '-')}.ts`;
  const found = lint({
    ...Object.fromEntries(Object.entries(BROKEN).map(([rule, text]) => [fileOf(rule), text])),
    'harness/part.ts': 'export type Part = string;\n',
    'cli/first.ts': "import type { Second } from './second.ts';\n\nexport type First = Second | 1;\n",
    'cli/second.ts': "import type { First } from './first.ts';\n\nexport type Second = First | 2;\n",
  });
  const named = (rule: string, filename: string): boolean =>
    found.some((one) => one.filename === filename && one.code.includes(rule.replace(/^\w+\//, '')));
  for (const rule of Object.keys(BROKEN)) expect(named(rule, fileOf(rule)), rule).toBe(true);
  expect(named('import/no-cycle', 'cli/first.ts'), 'import/no-cycle').toBe(true);
});
