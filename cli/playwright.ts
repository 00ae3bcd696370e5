/** Runs Playwright's test runner in a separate process, and passes Ctrl-C on to it once. */
import { execFileSync, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { CertifyingProject } from '../harness/certifying-project.ts';
import { REFUSED } from '../harness/preflight-row.ts';
import { CODE, PACKAGED, programOf, ROOT } from '../harness/root.ts';
import { type Runs, runsEnvironment, withoutLauncher } from '../harness/run.ts';
import { withoutSettings } from '../harness/settings.ts';
import { Interrupted, onInterruption } from './interruption.ts';

export type Project =
  | CertifyingProject
  | 'preflight'
  | 'adapter'
  | 'example'
  | 'controls'
  | 'unit'
  | 'fuzz'
  | 'servers'
  | 'browser'
  | 'sdk';

export interface PlaywrightRun {
  readonly projects?: readonly Project[];
  /** Runs that Playwright uses unchanged; absent: its configuration makes them from the settings. */
  readonly runs?: Runs;
  /** Folder or file of a configuration that replaces the main one. */
  readonly config?: string;
  /** Further arguments of Playwright's command line. */
  readonly args?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /**
   * Resolves when the servers that the tests need have started; if it rejects, Playwright is ended before its
   * first test.
   */
  readonly ready?: Promise<unknown>;
  /** Receives the titles of all selected tests before the first test. If it returns false, Playwright is ended. */
  readonly accept?: (titles: readonly string[]) => boolean;
}

export interface PlaywrightEnd {
  readonly code: number;
  /** At least one test was selected. */
  readonly begun: boolean;
  readonly interrupted: boolean;
  /** A check before the first scenario failed: nothing was judged, and what to do has been printed. */
  readonly refused: boolean;
  /** The process was killed, but not by us. */
  readonly killed?: NodeJS.Signals;
}

/** @throws Interrupted by Ctrl-C before the first test, and why `ready` failed: nothing was written then */
export function runPlaywright(run: PlaywrightRun): Promise<PlaywrightEnd> {
  const { ready = Promise.resolve(), accept = () => true } = run;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, commandLine(run), {
      cwd: ROOT,
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
      // its own process group, so that a Ctrl-C in the terminal reaches it only once, through this process
      detached: true,
      env: environmentOf(run),
    });
    let [begun, interrupted, refused] = [false, false, false];
    // sent by our reporters
    child.on('message', (message) => {
      begun = true;
      refused ||= message === REFUSED;
      if (Array.isArray(message) && !accept(message as string[])) child.kill('SIGKILL');
    });
    const stop = onInterruption((times) => {
      // a second interruption, or an interruption before the first test, kills the process at once: then no
      // test has to finish, and earlier reports stay
      child.kill(begun && times === 1 ? 'SIGINT' : 'SIGKILL');
      interrupted = true;
    });
    // a settled promise ignores later results
    ready.catch((error: unknown) => {
      reject(error as Error);
      child.kill('SIGKILL');
    });
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      stop();
      if (interrupted && !begun) reject(new Interrupted());
      else
        resolve({
          code: code ?? 1,
          begun,
          interrupted,
          refused,
          ...(signal === null || interrupted ? {} : { killed: signal }),
        });
    });
  });
}

/** What Playwright prints with `--list`: a line for each test. */
export function listing(run: PlaywrightRun): string {
  return execFileSync(process.execPath, [...commandLine(run), '--list'], {
    cwd: ROOT,
    env: environmentOf(run),
    encoding: 'utf8',
    maxBuffer: 100_000_000,
  });
}

function commandLine({ projects = [], config, args = [] }: PlaywrightRun): string[] {
  const file = config ?? (PACKAGED ? join(CODE, 'playwright.config.js') : undefined);
  return [
    programOf('@playwright/test', 'cli.js'),
    'test',
    ...(file === undefined ? [] : [`--config=${file}`]),
    ...projects.map((project) => `--project=${project}`),
    ...args,
  ];
}

function environmentOf({ runs, environment = {} }: PlaywrightRun): NodeJS.ProcessEnv {
  return {
    // the runs contain all settings
    ...withoutLauncher(runs ? withoutSettings(process.env) : process.env),
    ...(runs ? runsEnvironment(runs) : {}),
    ...environment,
  };
}
