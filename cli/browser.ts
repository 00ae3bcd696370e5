/**
 * Finds the browser that runs the tests: `DR_CHROMIUM_PATH`, else Playwright's own, else a system chromium-headless-shell, Chrome
 * or Chromium; if none is found, one is installed. The headless shell is the fastest browser that behaves like Chrome.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync, statSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { homeFolder } from '../harness/root.ts';
import { UsageError } from '../harness/settings.ts';
import { installBrowser, isRoot } from './install-browser.ts';

export interface BrowserFound {
  readonly path: string;
  readonly version: string;
  /** Chromium runs in its sandbox, except for root: Chromium refuses to start a sandbox as root. */
  readonly sandbox: boolean;
}

/** Stops Chromium from calling its own servers during a test run. */
export const BROWSER_ARGUMENTS = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

const SYSTEM_NAMES = [
  'chromium-headless-shell',
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
];
const SYSTEM_PATHS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

const HOW_TO_GET_ONE =
  'No Chromium was found and none could be installed. Get one with "npx playwright install --with-deps --only-shell chromium", or on Debian with "apt-get install chromium-headless-shell" as root, or set DR_CHROMIUM_PATH to one you have.';

/**
 * @param say prints a line before an installation, because it takes some time
 * @throws UsageError one line on how to get a browser
 */
export async function findBrowser(
  given: string | undefined,
  say: (line: string) => void,
): Promise<BrowserFound> {
  if (given !== undefined) return tried(given, 'DR_CHROMIUM_PATH');
  const found = (await firstHere()) ?? (await installBrowser(firstHere, say));
  if (found) return found;
  throw new UsageError(HOW_TO_GET_ONE);
}

async function firstHere(): Promise<BrowserFound | undefined> {
  for (const path of await browsersHere(undefined)) {
    const found = attempt(path);
    if (found) return found;
  }
  return undefined;
}

/** All browsers on this machine, in search order. */
async function browsersHere(given: string | undefined): Promise<string[]> {
  return [...(given === undefined ? [] : [given]), ...(await playwrightPaths()), ...systemPaths()];
}

/**
 * @returns the path of a browser that can show a window; undefined if there is no such browser, or no screen
 */
export async function headedBrowser(found: string | undefined): Promise<string | undefined> {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY) return undefined;
  return (await browsersHere(found)).find((path) => !/headless[-_]shell/.test(path));
}

async function tried(path: string, setting: string): Promise<BrowserFound> {
  if (!existsSync(path))
    throw new UsageError(
      `${setting} is ${path}, but this file does not exist. Correct the path, or unset ${setting}: then a browser is searched for.`,
    );
  const found = attempt(path);
  if (found && (await starts(found))) return found;
  throw new UsageError(
    found
      ? `${setting} is ${path} (${found.version}), but this browser does not start. Correct the path, or unset ${setting}: then a browser is searched for.`
      : `${setting} is ${path}, but this file is not a browser or cannot be run. Try "${path} --version", or unset ${setting}: then a browser is searched for.`,
  );
}

/** Printing the version does not start the browser. */
async function starts({ path, sandbox }: BrowserFound): Promise<boolean> {
  const { chromium } = await import('@playwright/test');
  try {
    const browser = await chromium.launch({
      executablePath: path,
      chromiumSandbox: sandbox,
      args: BROWSER_ARGUMENTS,
      timeout: 15_000,
      // the caller handles an interruption
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
    await browser.close();
    return true;
  } catch {
    return false;
  }
}

/** A file that does not print a Chromium version is not accepted as a browser. */
function attempt(path: string): BrowserFound | undefined {
  try {
    if (!statSync(path).isFile()) return undefined;
    accessSync(path, constants.X_OK);
  } catch {
    return undefined;
  }
  const flags = isRoot() ? ['--no-sandbox'] : [];
  const { status, stdout } = spawnSync(path, ['--version', ...flags], { encoding: 'utf8', timeout: 10_000 });
  const version = /\d+(\.\d+)+/.exec(stdout ?? '')?.[0];
  return status === 0 && version && /chrom/i.test(stdout)
    ? { path, version: stdout.trim(), sandbox: !isRoot() }
    : undefined;
}

async function playwrightPaths(): Promise<string[]> {
  if (!mayHavePlaywrightBrowsers()) return [];
  const { chromium } = await import('@playwright/test');
  const full = chromium.executablePath();
  // …/chromium-1234/chrome-linux/chrome; the headless shell is installed next to it as
  // …/chromium_headless_shell-1234/*/(chrome-)headless*shell
  const shelf = join(dirname(full), '..', '..');
  const shells = list(shelf)
    .filter((name) => name.startsWith('chromium_headless_shell-'))
    .flatMap((name) =>
      list(join(shelf, name)).flatMap((below) =>
        list(join(shelf, name, below)).map((file) => join(shelf, name, below, file)),
      ),
    )
    .filter((file) => /headless[-_]shell(\.exe)?$/.test(file));
  return [...shells, full].filter((path) => existsSync(path));
}

/** Loading Playwright takes longer than the rest of the search. A failed installation leaves a cache without a browser. */
function mayHavePlaywrightBrowsers(): boolean {
  const { PLAYWRIGHT_BROWSERS_PATH: given, XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  const caches: Partial<Record<NodeJS.Platform, string>> = {
    linux: XDG_CACHE_HOME ?? join(homeFolder(), '.cache'),
    darwin: join(homeFolder(), 'Library/Caches'),
    win32: LOCALAPPDATA ?? join(homeFolder(), 'AppData/Local'),
  };
  const cache = caches[process.platform];
  if (given !== undefined || cache === undefined) return true;
  return list(join(cache, 'ms-playwright')).some((name) => name.startsWith('chromium'));
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function systemPaths(): string[] {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const onPath = SYSTEM_NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...onPath, ...SYSTEM_PATHS].filter((path) => existsSync(path));
}
