/** Installs a browser on a machine that has none: Playwright's headless shell, otherwise Debian's. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { poll } from '../harness/poll.ts';
import { programOf } from '../harness/root.ts';
import { lockFolder } from '../harness/run-folder.ts';

/** Milliseconds to wait for an installation by another process. */
const INSTALLATION = 600_000;

export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/**
 * @param find looks for a browser; another process may have installed one meanwhile
 * @returns what it found at last
 */
export function installBrowser<Found>(
  find: () => Promise<Found | undefined>,
  say: (line: string) => void,
): Promise<Found | undefined> {
  return alone(async () => {
    let found = await find();
    for (const install of [installFromPlaywright, installFromDebian])
      if (found === undefined && install(say)) found = await find();
    return found;
  });
}

/**
 * Package managers fail if another process installs at the same time. One process installs, and the others
 * wait.
 */
async function alone<T>(install: () => Promise<T>): Promise<T> {
  const folder = join(tmpdir(), 'conformance-browser');
  const locked = (): (() => void) | undefined => {
    try {
      return lockFolder(folder);
    } catch {
      return undefined;
    }
  };
  const release = await poll(
    () => Promise.resolve(locked()),
    (held) => held !== undefined,
    { timeout: INSTALLATION, interval: 500 },
  );
  try {
    return await install();
  } finally {
    release?.();
  }
}

function installFromPlaywright(say: (line: string) => void): boolean {
  say('No browser was found: installing Playwright’s headless shell …');
  const cli = programOf('@playwright/test', 'cli.js');
  return (
    spawnSync(process.execPath, [cli, 'install', '--only-shell', 'chromium'], {
      stdio: 'ignore',
      timeout: 300_000,
    }).status === 0
  );
}

function installFromDebian(say: (line: string) => void): boolean {
  if (!isRoot() || !existsSync('/usr/bin/apt-get')) return false;
  say('Playwright has no browser for this machine: installing Debian’s chromium-headless-shell …');
  const apt = (...words: string[]): boolean =>
    spawnSync('apt-get', ['-qq', '-y', ...words], {
      stdio: 'ignore',
      timeout: 600_000,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0;
  return apt('update') && apt('install', '--no-install-recommends', 'chromium-headless-shell');
}
