/** Runs a program of the harness as its users do, watches its processes, and returns how it ended. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism, loadavg } from 'node:os';
import { expect } from '@playwright/test';
import { ROOT } from '../../../harness/root.ts';
import { cleanEnvironment, endWithThis } from '../run-program.ts';
import { Processes } from './processes.ts';

/** Milliseconds after the end of the program within which all its child processes must end. */
const LAST_TO_END = 20_000;
/** Limit for each process, whatever the program and its targets do. */
const MOST_MEGABYTES = 500;
/** The compiler and the linter of `npm test` need more memory, independent of the target. */
const COMPILERS = /\/(?:tsc|tsgolint)\b/;

/** Factor by which everything is slower on a busy machine. */
export function load(): number {
  return Math.max(1, (loadavg()[0] ?? 0) / availableParallelism());
}

export interface ProgramEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly text: string;
  readonly seconds: number;
}

export interface ProgramOptions {
  readonly environment?: NodeJS.ProcessEnv;
  /** Arguments of Node.js that name the program to run; default: `cli/main.ts`. */
  readonly program?: readonly string[];
  /** A line of `bash` to run it in, with `"$@"` for the command. */
  readonly shell?: string;
  /** Text typed in the terminal reaches the program. */
  readonly input?: boolean;
}

/** A line of `bash` that runs a command as in a terminal of the usual width. */
export function inTerminal(command: string): string {
  return `exec script -qefc 'stty cols 80; exec ${command}' /dev/null`;
}

export class WatchedProgram {
  readonly child: ChildProcess;
  readonly processes = new Processes();
  readonly #began = performance.now();
  readonly #ended: Promise<[number | null, NodeJS.Signals | null]>;
  #text = '';

  constructor(
    words: readonly string[],
    {
      environment = {},
      program = ['--import', 'tsx', 'cli/main.ts'],
      shell,
      input = false,
    }: ProgramOptions = {},
  ) {
    const command = [process.execPath, ...program, ...words];
    const [file = '', ...args] = shell === undefined ? command : ['bash', '-c', shell, 'bash', ...command];
    this.child = spawn(file, args, {
      cwd: ROOT,
      env: { ...cleanEnvironment(), ...environment, ...this.processes.environment },
      stdio: [input ? 'pipe' : 'ignore', 'pipe', 'pipe'],
    });
    endWithThis(this.child);
    this.#ended = once(this.child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
    for (const stream of [this.child.stdout, this.child.stderr])
      stream?.on('data', (chunk: Buffer) => (this.#text += chunk.toString()));
    this.processes.watch();
  }

  get text(): string {
    return this.#text;
  }

  /** Ctrl-C in its terminal. */
  pressCtrlC(): void {
    this.child.stdin?.write('\u0003');
  }

  /**
   * Waits for a process of the program with this text in its command line.
   * @returns the id of the first
   */
  async runs(text: string, milliseconds: number): Promise<number> {
    const isRunning = (): boolean => this.processes.running(text).length > 0;
    await expect
      // an ended program will never start it
      .poll(() => isRunning() || this.child.exitCode !== null, { timeout: milliseconds, message: text })
      .toBe(true);
    const [id] = this.processes.running(text);
    expect(id, `${text}: not seen; the output was:\n${this.#text}`).toBeDefined();
    return id ?? 0;
  }

  async end(): Promise<ProgramEnd> {
    const [code, signal] = await this.#ended;
    const seconds = (performance.now() - this.#began) / 1_000;
    this.processes.stop();
    return { code, signal, text: this.#text, seconds };
  }

  /** Expects that all its processes ended, and that none of them was ever large. */
  async expectNothingLeft(): Promise<void> {
    expect(await this.processes.left(LAST_TO_END * load()), this.#text).toEqual([]);
    const large = this.processes.peaks.filter(
      ({ name, megabytes }) => megabytes >= MOST_MEGABYTES && !COMPILERS.test(name),
    );
    expect(large).toEqual([]);
  }
}
