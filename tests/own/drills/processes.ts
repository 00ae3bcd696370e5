/** All descendant processes of a drill: peak memory of each, and those still running. */
import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * A part of the command line of the server process, compiled (`fixtures-servers-….mjs`) or not
 * (`fixtures-server/main.ts`).
 */
export const SERVERS = 'fixtures-server';

const MARK = 'CONFORMANCE_DRILL';
const INTERVAL = 300;

interface Seen {
  readonly name: string;
  /** Start time in ticks since boot: a later process may have the same id. */
  readonly startedAt: string;
  peak: number;
}

export interface Peak {
  readonly name: string;
  readonly megabytes: number;
}

/** Reads /proc, which only Linux has; elsewhere the list is empty. */
export class Processes {
  readonly #id = randomUUID();
  readonly #seen = new Map<number, Seen>();
  #timer: NodeJS.Timeout | undefined;

  /** Environment variable that marks the processes of a drill and their children. */
  get environment(): Record<string, string> {
    return { [MARK]: this.#id };
  }

  watch(): void {
    this.#look();
    this.#timer = setInterval(() => this.#look(), INTERVAL);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** Ids of running processes whose command line contains a text. */
  running(text: string): number[] {
    this.#look();
    return [...this.#seen].flatMap(([id, { name, startedAt }]) =>
      name.includes(text) && startOf(id) === startedAt ? [id] : [],
    );
  }

  /** The largest first. */
  get peaks(): Peak[] {
    return [...this.#seen.values()]
      .map(({ name, peak }) => ({ name, megabytes: Math.round(peak / 1_000) }))
      .sort((a, b) => b.megabytes - a.megabytes);
  }

  /** Processes that do not end by themselves soon. */
  async left(milliseconds: number): Promise<string[]> {
    const end = performance.now() + milliseconds;
    for (;;) {
      const left = this.running('').flatMap((id) => this.#seen.get(id)?.name ?? []);
      if (left.length === 0 || performance.now() > end) return left;
      await pause(INTERVAL);
    }
  }

  #look(): void {
    if (!existsSync('/proc/self/environ')) return;
    for (const entry of readdirSync('/proc')) {
      const id = Number(entry);
      if (!Number.isInteger(id) || id === process.pid) continue;
      const startedAt = startOf(id);
      if (startedAt === undefined) continue;
      let known = this.#seen.get(id);
      if (known?.startedAt !== startedAt) {
        if (!this.#isOurs(id)) continue;
        known = { name: read(id, 'cmdline').replaceAll('\0', ' ').trim(), startedAt, peak: 0 };
        this.#seen.set(id, known);
      }
      // the process has just ended
      known.peak = Math.max(known.peak, Number(/VmHWM:\s*(\d+) kB/.exec(read(id, 'status'))?.[1] ?? 0));
    }
  }

  #isOurs(id: number): boolean {
    const parent = Number(/^PPid:\s*(\d+)/m.exec(read(id, 'status'))?.[1]);
    return read(id, 'environ').includes(`${MARK}=${this.#id}`) || this.#seen.has(parent);
  }
}

function startOf(id: number): string | undefined {
  const fields = read(id, 'stat')
    .replace(/^.*\) /s, '')
    .split(' ');
  // a zombie process counts as ended
  return fields[0] === 'Z' || fields[0] === '' ? undefined : fields[19];
}

function read(id: number, file: string): string {
  try {
    return readFileSync(`/proc/${id}/${file}`, 'latin1');
  } catch {
    return '';
  }
}
