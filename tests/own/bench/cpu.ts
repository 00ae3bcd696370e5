/**
 * Processor time of a program and all processes that it started, by kind of process. Read from /proc, which
 * only Linux has.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';

export const PARTS = ['browser', 'worker', 'servers', 'runner and reporters'] as const;
export type Part = (typeof PARTS)[number];
/** Seconds. */
export type Cpu = Readonly<Record<Part, number>>;

/** Ticks of the kernel's clock in a second, on every Linux that Node runs on. */
const TICKS = 100;
/** Milliseconds between samples: when a process ends, the system no longer reports what it used, and renderers end during a scenario. */
const INTERVAL = 20;

/** A process counts for the kind in its command line, otherwise for the kind of its parent process. */
function partOf(commandLine: string): Part | undefined {
  if (/chrom|headless[-_]shell/i.test(commandLine)) return 'browser';
  if (commandLine.includes('workerProcessEntry')) return 'worker';
  if (/fixtures-server\/main|fixtures-servers-\w+\.mjs/.test(commandLine)) return 'servers';
  return undefined;
}

export class CpuWatch {
  /** The latest ticks of each process: those that have ended stay in the sum. */
  readonly #seen = new Map<number, { readonly part: Part; ticks: number }>();
  readonly #others = new Set([process.pid]);
  readonly #timer: NodeJS.Timeout;

  /** @param root id of the program's process */
  constructor(root: number) {
    this.#seen.set(root, { part: partOf(read(root, 'cmdline')) ?? 'runner and reporters', ticks: 0 });
    this.#look();
    this.#timer = setInterval(() => this.#look(), INTERVAL);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** So far. */
  now(): Cpu {
    this.#look();
    return Object.fromEntries(
      PARTS.map((name) => {
        const own = [...this.#seen.values()].filter(({ part }) => part === name);
        return [name, own.reduce((sum, { ticks }) => sum + ticks, 0) / TICKS];
      }),
    ) as unknown as Cpu;
  }

  #look(): void {
    for (const id of processes()) {
      if (this.#others.has(id)) continue;
      const found = processOf(id);
      if (!found) continue;
      const known = this.#seen.get(id) ?? this.#added(id, found.parent);
      if (known) known.ticks = Math.max(known.ticks, found.ticks);
    }
  }

  #added(id: number, parent: number): { ticks: number } | undefined {
    const starter = this.#seen.get(parent);
    if (!starter) {
      this.#others.add(id);
      return undefined;
    }
    const one = { part: partOf(read(id, 'cmdline')) ?? starter.part, ticks: 0 };
    this.#seen.set(id, one);
    return one;
  }
}

/** Programs with their arguments; empty if they cannot be read, i.e. on systems other than Linux. */
export function commandLinesStartedBy(parent: number): string[][] {
  return processes()
    .filter((id) => processOf(id)?.parent === parent)
    .map((id) => read(id, 'cmdline').split('\0'));
}

function processes(): number[] {
  if (!existsSync('/proc/self/stat')) return [];
  return readdirSync('/proc')
    .map(Number)
    .filter(Number.isInteger)
    .toSorted((a, b) => a - b);
}

function processOf(id: number): { parent: number; ticks: number } | undefined {
  // the name, in brackets, may contain spaces
  const fields = read(id, 'stat')
    .replace(/^.*\) /s, '')
    .split(' ')
    .map(Number);
  const [parent, user, system] = [fields[1], fields[11], fields[12]];
  return parent === undefined || user === undefined || system === undefined
    ? undefined
    : { parent, ticks: user + system };
}

function read(id: number, file: string): string {
  try {
    return readFileSync(`/proc/${id}/${file}`, 'latin1');
  } catch {
    return '';
  }
}

export function totalOf(cpu: Cpu): number {
  return PARTS.reduce((sum, part) => sum + cpu[part], 0);
}
