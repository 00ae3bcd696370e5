/** Runs a program like a user: without the environment of the current run. */
import { type ChildProcess, execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);

export interface End {
  readonly code: number;
  /** What it wrote to both outputs. */
  readonly text: string;
}

/** @param env settings of the program */
export function runProgram(
  program: string,
  args: readonly string[],
  { cwd, env = {} }: { readonly cwd: string; readonly env?: NodeJS.ProcessEnv },
): Promise<End> {
  const options = { cwd, env: { ...cleanEnvironment(), ...env }, maxBuffer: 64 * 1024 * 1024 };
  const running = execute(program, args, options);
  endWithThis(running.child);
  return running.then(
    ({ stdout, stderr }) => ({ code: 0, text: stdout + stderr }),
    (error: { code?: number; stdout?: string; stderr?: string }) => ({
      code: error.code ?? 1,
      text: `${error.stdout ?? ''}${error.stderr ?? ''}`,
    }),
  );
}

/**
 * A worker whose run is interrupted ends in the middle of its test: programs that the test started are asked to end then,
 * and end their own.
 */
export function endWithThis(child: ChildProcess): void {
  const end = (): void => void child.kill();
  process.once('exit', end);
  child.once('exit', () => process.off('exit', end));
}

/** The environment of a program, without the variables of the current run. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(
    ([name]) =>
      !/^(CONFORMANCE_|DR_|PW|PLAYWRIGHT|TEST_|INIT_CWD$|npm_|NODE_OPTIONS$|NODE_EXTRA_CA_CERTS$)/.test(name),
  );
  return { ...Object.fromEntries(own), FORCE_COLOR: '0' };
}
