/** Runs Playwright's test runner in a process of its own, and passes Ctrl-C on to it once. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '../harness/root.ts';
import { Interrupted, onInterruption } from './interruption.ts';
import { type RunContext, runEnvironment } from '../harness/run.ts';
import { trusting } from './servers.ts';

export interface PlaywrightRun {
  readonly project: 'certification' | 'controls' | 'self' | 'sdk' | 'bench';
  readonly run: RunContext;
  readonly workers?: number;
  readonly headed?: boolean;
  /** More words of the command line. */
  readonly words?: readonly string[];
}

export interface PlaywrightEnd {
  readonly code: number;
  readonly interrupted: boolean;
}

/** @throws Interrupted by Ctrl-C before the first test: nothing was written then */
export function runPlaywright({
  project,
  run,
  workers,
  headed,
  words = [],
}: PlaywrightRun): Promise<PlaywrightEnd> {
  const cli = join(ROOT, 'node_modules/@playwright/test/cli.js');
  const options = [
    ...(workers === undefined ? [] : [`--workers=${workers}`]),
    ...(headed ? ['--headed'] : []),
  ];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [cli, 'test', '--project', project, ...options, ...words], {
      cwd: ROOT,
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
      // a group of its own: the terminal's Ctrl-C reaches it once, through us
      detached: true,
      env: { ...withoutSettings(process.env), ...runEnvironment(run), ...trusting(run.tls) },
    });
    let [begun, interrupted] = [false, false];
    // said by our first reporter
    child.once('message', () => {
      begun = true;
    });
    const stop = onInterruption(() => {
      // the second time we mean it; before the first test there is nothing to end in order, and reports to spare
      child.kill(begun && !interrupted ? 'SIGINT' : 'SIGKILL');
      interrupted = true;
    });
    child.once('error', reject);
    child.once('exit', (code) => {
      stop();
      if (interrupted && !begun) reject(new Interrupted());
      else resolve({ code: code ?? 1, interrupted });
    });
  });
}

function withoutSettings(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !name.startsWith('DR_')));
}
