/** The npm package, built and installed into a user's folder outside the repository. */
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { ROOT } from '../../../harness/root.ts';
import { Certification } from '../../../reports/verdict/certification.ts';
import { type End, runProgram } from '../run-program.ts';

const NAME = 'payment-session-conformance';

const SPEC = `
import { defineShop, expect, test } from '${NAME}';

test("a user's spec has the run's servers and an adapter", async ({ adapter, page, run }) => {
  const pages = adapter(page, run.targets.shopUrl);
  const shop = defineShop({ name: 'Corner shop', version: '1', methods: ['konbini'], pages: () => pages });
  expect(run.methods).toContain(shop.methods[0]);
  expect((await page.request.get(run.targets.shopUrl)).ok()).toBe(true);
});
`;

const CONFIGURATION = `
import { defineConfig } from '@playwright/test';
import conformance from '${NAME}/playwright.config';

export default defineConfig(conformance, {
  projects: [{ name: 'mine', testDir: '.', use: { runKind: 'certification' } }],
});
`;

const TYPES = {
  compilerOptions: { module: 'nodenext', strict: true, noEmit: true, types: ['node'], target: 'es2023' },
  include: ['*.ts'],
};

// one worker builds the package once for all tests
test.describe.configure({ mode: 'default' });

let folder = '';
let compiled: End;

test.beforeAll(async () => {
  test.setTimeout(300_000);
  compiled = await runProgram('npm', ['run', 'build'], { cwd: ROOT });
  folder = mkdtempSync(join(tmpdir(), 'conformance-user-'));
  const modules = join(folder, 'node_modules');
  mkdirSync(modules);
  // like an npm installation; the package is copied, so that it cannot use files of the repository
  for (const one of readdirSync(join(ROOT, 'node_modules')))
    symlinkSync(join(ROOT, 'node_modules', one), join(modules, one));
  for (const part of ['dist', 'package.json'])
    cpSync(join(ROOT, part), join(modules, NAME, part), { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module' }));
});

test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

const program = (...args: string[]): Promise<End> =>
  runProgram(process.execPath, [join(folder, 'node_modules', NAME, 'dist/cli/bin.js'), ...args], {
    cwd: folder,
  });

test('the installed package certifies from another folder, and its help names npx commands', async () => {
  test.setTimeout(300_000);
  expect(compiled.code, compiled.text).toBe(0);
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  expect(await program('--version')).toEqual({ code: 0, text: `${version}\n` });
  const help = await program('certify', '--help');
  expect(help.text).toContain(`npx ${NAME} certify [options]`);
  expect((await program('lint', '--help')).text).toContain(`npx ${NAME} lint:payload [--format`);
  expect((await program('start', '--foo')).text).toContain(`npx ${NAME} start takes one option`);
  const wrong = await program('record');
  expect(wrong).toMatchObject({ code: 2, text: expect.stringContaining('There is no command "record"') });

  // with `--`, as the docs have it for "npm run certify"
  const run = await program('certify', '--', '--methods', 'konbini', '--scenarios', 'pays', '--out', 'mine');
  expect(run.code, run.text).toBe(0);
  const report = readFileSync(join(folder, 'mine/certification.json'), 'utf8');
  const { evidence } = Certification.parse(JSON.parse(report));
  expect(evidence.length).toBeGreaterThan(20);
  expect(evidence.every(({ rerun }) => rerun.startsWith(`npx ${NAME} certify --methods`))).toBe(true);
});

test("a user's specs get the fixtures with their types", async () => {
  test.setTimeout(300_000);
  writeFileSync(join(folder, 'playwright.config.ts'), CONFIGURATION);
  writeFileSync(join(folder, 'my.spec.ts'), SPEC);
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(TYPES));
  const made = await program('adapter:new', 'my-shop.ts');
  expect(made, made.text).toMatchObject({
    code: 0,
    text: expect.stringContaining(`npx ${NAME} adapter:check`),
  });
  expect(readFileSync(join(folder, 'my-shop.ts'), 'utf8')).not.toContain('npm run');
  const run = (dependency: string, ...args: string[]): Promise<End> =>
    runProgram(process.execPath, [join(folder, 'node_modules', dependency), ...args], { cwd: folder });
  const types = await run('typescript/bin/tsc');
  expect(types.code, types.text).toBe(0);
  const tests = await run('@playwright/test/cli.js', 'test', '--project=mine');
  expect(tests.code, tests.text).toBe(0);
  expect(tests.text).toContain('1 of 1 passed');
});
