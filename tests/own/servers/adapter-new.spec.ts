/** Adapters as separate files: the one from `adapter:new` works unchanged in any folder. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { typeMistakes } from '../../../cli/commands/adapter-check.ts';
import { ROOT } from '../../../harness/root.ts';
import { cleanEnvironment } from '../run-program.ts';

/** @returns exit code and output */
function adapterNew(...words: string[]): { code: number | null; text: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', join(ROOT, 'cli/main.ts'), 'adapter-new', ...words],
    { cwd: ROOT, encoding: 'utf8' },
  );
  return { code: status, text: stdout + stderr };
}

/** The data that a command reads from an adapter before a run. */
function offerOf(file: string): string {
  const load = `import { offerOfAdapter } from ${JSON.stringify(join(ROOT, 'cli/shop-adapter.ts'))};
    console.log(JSON.stringify(await offerOfAdapter(${JSON.stringify(file)}, 'digital-river-api')));`;
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '--eval', load],
    { cwd: ROOT, env: cleanEnvironment(), encoding: 'utf8' },
  );
  return stdout + stderr;
}

test.beforeEach(() => test.setTimeout(180_000));

test('a generated adapter type-checks and loads outside of the project, and a mistake in it is found', () => {
  const folder = mkdtempSync(join(tmpdir(), 'shop-'));
  try {
    const file = join(folder, 'of/ours/shop.mts');
    expect(adapterNew(file)).toMatchObject({
      code: 0,
      text: expect.stringContaining('adapter:check') as unknown,
    });
    expect(typeMistakes(file)).toBe('');
    expect(offerOf(file)).toContain('"name":"My shop"');
    const source = readFileSync(file, 'utf8');
    writeFileSync(file, source.replace("return 'payment'", "return 'paying'"));
    expect(typeMistakes(file)).toMatch(/shop\.mts.*'"paying"' is not assignable to type/);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('init writes a loadable adapter, settings and ignored files, and keeps existing files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'shop-'));
  const init = (): string =>
    spawnSync(process.execPath, ['--import', 'tsx', join(ROOT, 'cli/main.ts'), 'init'], {
      cwd: ROOT,
      env: { ...cleanEnvironment(), INIT_CWD: folder },
      encoding: 'utf8',
    }).stdout;
  try {
    writeFileSync(join(folder, '.gitignore'), 'node_modules\nreports/');
    expect(init()).toMatch(/^written {2}shop-adapter\.mts[^]*written {2}\.env[^]*written {2}\.gitignore/);
    expect(readFileSync(join(folder, '.gitignore'), 'utf8')).toBe(
      'node_modules\nreports/\n.env\nsigning-key.pem\n',
    );
    expect(typeMistakes(join(folder, 'shop-adapter.mts'))).toBe('');
    expect(offerOf(join(folder, 'shop-adapter.mts'))).toContain('"name":"My shop"');
    writeFileSync(join(folder, '.env'), 'DR_SHOP=custom\n');
    expect(init()).toMatch(/^kept {5}shop-adapter\.mts[^]*kept {5}\.env[^]*kept {5}\.gitignore/);
    expect(readFileSync(join(folder, '.env'), 'utf8')).toBe('DR_SHOP=custom\n');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('adapter:new gives one clear error line if it cannot write', () => {
  const folder = mkdtempSync(join(tmpdir(), 'shop-'));
  try {
    for (const [words, line] of [
      [[], /^adapter:new needs exactly one file, e\.g\. npm run adapter:new -- \.\/my-shop\.ts\n$/],
      [[join(folder, 'shop.js')], /must end in \.ts or \.mts\.\n$/],
      [[join(ROOT, 'package.json.ts'), 'more'], /needs exactly one file/],
      [[join(folder, 'shop.ts')], /has "type": "module".*Name the file \S+shop\.mts\.\n$/],
      [[join(ROOT, 'playwright.config.ts')], /already exists/],
    ] as const)
      expect(adapterNew(...words)).toMatchObject({ code: 2, text: expect.stringMatching(line) as unknown });
    expect(existsSync(join(folder, 'shop.ts'))).toBe(false);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('an adapter module may extend the pages of the reference shop', () => {
  const from = (file: string): string => JSON.stringify(join(ROOT, file));
  const file = test.info().outputPath('shop.mts');
  writeFileSync(
    file,
    `import { fixtureShop } from ${from('pages/fixture-shop.ts')};
    import { defineShop } from ${from('pages/define-shop.ts')};
    export default defineShop({ name: 'Another', version: '1', methods: ['konbini'], pages: fixtureShop });`,
  );
  expect(offerOf(file)).toContain('"name":"Another"');
});
