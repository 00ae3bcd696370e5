import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser } from '../../../cli/browser.ts';
import { fontNote } from '../../../cli/commands/doctor.ts';
import { missingScripts } from '../../../cli/fonts.ts';
import { ROOT } from '../../../harness/root.ts';
import { expect, test } from '../../certification/fixtures.ts';
import { runProgram } from '../run-program.ts';

const silent = (): void => undefined;

test('the browser named in the settings is found', async ({ run }) => {
  const { path, version } = run.browser;
  expect(await findBrowser(path, silent)).toMatchObject({ path, version });
});

test('a browser that prints its version but does not start gives one clear error line', async () => {
  const folder = test.info().outputPath('browser');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'chromium');
  writeFileSync(path, '#!/bin/sh\necho "Chromium 999.0.1"\n');
  chmodSync(path, 0o755);
  await expect(findBrowser(path, silent)).rejects.toThrow(
    /^DR_CHROMIUM_PATH is .* \(Chromium 999\.0\.1\), but this browser does not start\./,
  );
});

test('doctor finds scripts without a font and names the package to install', async ({ run }) => {
  const scripts = { Latin: ['A', 'B'], Private: ['\u{10fff0}', '\u{10fff1}'] } as const;
  expect(await missingScripts('chromium', run.browser, scripts)).toEqual(['Private']);
  expect(fontNote([])).toEqual([]);
  expect(fontNote(['Japanese'])).toMatchObject([
    { ok: true, how: expect.stringContaining('fonts-noto-cjk') },
  ]);
});

test('doctor counts every wrong setting', async () => {
  const { code, text } = await runProgram(process.execPath, ['--import', 'tsx', 'cli/main.ts', 'doctor'], {
    cwd: ROOT,
    env: { DR_SHOP_URL: 'shop', DR_SHOPURL: 'http://localhost:1' },
  });
  expect(code).toBe(2);
  expect(text.split('\n').filter((line) => line.startsWith('  fail  '))).toHaveLength(2);
  expect(text).toContain('  fail  DR_SHOPURL is not a setting. Did you mean DR_SHOP_URL?');
  expect(text).toContain('\n2 problems to fix.\n');
});

test('doctor, started as users start it, finds no problem on this machine', async () => {
  const { code, text } = await runProgram(process.execPath, ['--import', 'tsx', 'cli/main.ts', 'doctor'], {
    cwd: ROOT,
  });
  expect({ code, text }).toEqual({ code: 0, text: expect.stringContaining('Ready: npm run certify') });
  expect(text.split('\n').filter((line) => line.length > 80)).toEqual([]);
});

test('a browser of Playwright’s that is not installed is one clear line', async () => {
  for (const name of ['firefox', 'webkit']) {
    const env = { DR_BROWSER: name, PLAYWRIGHT_BROWSERS_PATH: test.info().outputPath('none') };
    const { code, text } = await runProgram(
      process.execPath,
      [
        '--import',
        'tsx',
        'cli/main.ts',
        'certify',
        '--methods',
        'konbini',
        '--out',
        env.PLAYWRIGHT_BROWSERS_PATH,
      ],
      { cwd: ROOT, env },
    );
    expect({ code, text }).toEqual({
      code: 2,
      text: `DR_BROWSER=${name}: Playwright's ${name} is not installed. Run "npx playwright install --with-deps ${name}".\n`,
    });
  }
});

test('certifying projects use the browser of the settings, others Chromium; a phone fits its browser', async () => {
  const uses = async (browser: string, ...words: string[]): Promise<Record<string, unknown>> => {
    const print =
      "const { projects } = (await import('./playwright.config.ts')).default; console.log(JSON.stringify(projects));";
    const args = ['--import', 'tsx', '--input-type=module', '-e', print, '--', 'test', ...words];
    const { code, text } = await runProgram(process.execPath, args, {
      cwd: ROOT,
      env: { DR_BROWSER: browser },
    });
    expect(code, text).toBe(0);
    const all = JSON.parse(text) as { name: string; use: { browserName?: string; userAgent?: string } }[];
    return Object.fromEntries(all.map(({ name, use }) => [name, use]));
  };
  expect(await uses('firefox')).toMatchObject({
    certification: { browserName: 'firefox' },
    preflight: { browserName: 'firefox' },
    controls: expect.not.objectContaining({ browserName: expect.anything() }),
  });
  expect(await uses('webkit', '--project=phone')).toMatchObject({
    phone: { browserName: 'webkit', userAgent: expect.stringContaining('iPhone') },
  });
  expect(await uses('chromium', '--project=phone')).toMatchObject({
    phone: { browserName: 'chromium', userAgent: expect.stringContaining('Pixel 7') },
  });
});
