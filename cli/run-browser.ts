/** The browser of a run: a Chromium of this machine, or the Firefox or WebKit that Playwright installs. */
import { existsSync } from 'node:fs';
import type { RunBrowser } from '../harness/run.ts';
import { UsageError } from '../harness/settings.ts';
import type { Settings } from '../harness/settings-schema.ts';
import { BROWSER_ARGUMENTS, findBrowser, headedBrowser } from './browser.ts';

type Other = Exclude<Settings['DR_BROWSER'], 'chromium'>;

/**
 * @param say prints a line before an installation, because it takes some time
 * @throws UsageError one line on how to get the browser
 */
export async function browserOf(settings: Settings, say: (line: string) => void): Promise<RunBrowser> {
  const { DR_BROWSER: name, DR_CHROMIUM_PATH: given } = settings;
  const found =
    name === 'chromium'
      ? { ...(await findBrowser(given, say)), args: BROWSER_ARGUMENTS }
      : await otherBrowser(name);
  const headed = await headedBrowser(found.path);
  return { ...found, ...(headed === undefined ? {} : { headedPath: headed }) };
}

/**
 * Playwright controls only its own builds of Firefox and WebKit, which do not accept Chromium's arguments.
 */
async function otherBrowser(name: Other): Promise<Omit<RunBrowser, 'headedPath'>> {
  const { [name]: type } = await import('@playwright/test');
  const path = type.executablePath();
  const install = `npx playwright install --with-deps ${name}`;
  if (!existsSync(path))
    throw new UsageError(`DR_BROWSER=${name}: Playwright's ${name} is not installed. Run "${install}".`);
  try {
    const browser = await type.launch({ timeout: 30_000 });
    const version = `${name} ${browser.version()}`;
    await browser.close();
    return { path, version, sandbox: true, args: [] };
  } catch (error) {
    const [first = ''] = String(error).split('\n');
    throw new UsageError(
      `DR_BROWSER=${name}: Playwright's ${name} does not start (${first}). Libraries of the system may be missing: run "${install}".`,
    );
  }
}
