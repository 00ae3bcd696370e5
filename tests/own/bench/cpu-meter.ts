/**
 * Measures the processor time of a program in a separate process, so that measuring does not slow the program
 * down.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { type Cpu, CpuWatch } from './cpu.ts';

export class CpuMeter {
  readonly #child: ChildProcess | undefined;

  /** @param root id of the program's process */
  constructor(root: number) {
    if (existsSync('/proc/self/stat'))
      this.#child = fork(import.meta.filename, [String(root)], {
        execArgv: ['--import', import.meta.resolve('tsx')],
      });
  }

  /** Processor time so far; undefined if it cannot be measured. */
  async now(): Promise<Cpu | undefined> {
    if (!this.#child) return undefined;
    const answer = once(this.#child, 'message');
    this.#child.send('now');
    const [cpu] = (await answer) as [Cpu];
    return cpu;
  }

  stop(): void {
    this.#child?.kill();
  }
}

const root = Number(process.argv[2]);
if (process.argv[1] === import.meta.filename && process.send) {
  const watch = new CpuWatch(root);
  process.on('message', () => process.send?.(watch.now()));
  process.once('disconnect', () => process.exit());
}
