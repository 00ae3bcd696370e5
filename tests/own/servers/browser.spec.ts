import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser } from '../../../cli/browser.ts';
import { expect, test } from '../../certification/fixtures.ts';

const silent = (): void => undefined;

test('the browser of this run is found where the settings name it', async ({ run }) => {
  const { path, version } = run.browser;
  expect(await findBrowser(path, silent)).toMatchObject({ path, version });
});

test('a browser that tells its version and does not start is one clear line', async () => {
  const folder = test.info().outputPath('browser');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'chromium');
  writeFileSync(path, '#!/bin/sh\necho "Chromium 999.0.1"\n');
  chmodSync(path, 0o755);
  await expect(findBrowser(path, silent)).rejects.toThrow(
    /^DR_CHROMIUM_PATH names Chromium 999\.0\.1, which does not start: /,
  );
});
