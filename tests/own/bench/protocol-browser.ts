/** A separate browser, which a minimal client controls with the DevTools protocol over a pipe. */
import type { CDPSession } from '@playwright/test';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { commandLinesStartedBy } from './cpu.ts';

/** Typed as Playwright types it. */
export type Send = CDPSession['send'];

export interface ProtocolEvent {
  readonly method: string;
  /** Absent: the session of the browser itself. */
  readonly sessionId?: string;
  readonly params: Readonly<Record<string, unknown>>;
}

interface Answer {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

interface Pending {
  readonly method: string;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** Each message ends with it. */
const END = '\0';

export class ProtocolBrowser {
  readonly #child: ChildProcess;
  readonly #profile: string;
  readonly #input: Writable;
  readonly #pending = new Map<number, Pending>();
  readonly #listeners = new Set<(event: ProtocolEvent) => void>();
  #last = 0;

  /**
   * Starts the browser of this process's tests a second time, with the same command line switches, so that both
   * replays use the same browser.
   * @returns undefined if the switches cannot be read, i.e. on systems other than Linux
   */
  static likeOurs(path: string): ProtocolBrowser | undefined {
    // the path may be that of a script, which is then an argument of its shell
    const ours = commandLinesStartedBy(process.pid).find((words) => words.includes(path));
    return ours && new ProtocolBrowser(path, ours);
  }

  private constructor(path: string, words: readonly string[]) {
    this.#profile = mkdtempSync(join(tmpdir(), 'bench-profile-'));
    const switches = words.filter((word) => word.startsWith('--') && !word.startsWith('--user-data-dir'));
    this.#child = spawn(path, [...switches, `--user-data-dir=${this.#profile}`], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    });
    this.#input = this.#child.stdio[3] as Writable;
    this.#child.once('exit', () => {
      for (const { method, reject } of this.#pending.values())
        reject(new Error(`The browser ended before it answered ${method}.`));
    });
    let rest = '';
    (this.#child.stdio[4] as Readable).setEncoding('utf8').on('data', (chunk: string) => {
      const messages = (rest + chunk).split(END);
      rest = messages.pop() ?? '';
      for (const message of messages) this.#take(JSON.parse(message) as Answer | ProtocolEvent);
    });
  }

  /** Commands to a target, or to the browser itself. */
  session(sessionId?: string): Send {
    return ((method: string, params: object = {}): Promise<unknown> =>
      new Promise<unknown>((resolve, reject) => {
        const id = (this.#last += 1);
        this.#pending.set(id, { method, resolve, reject });
        this.#input.write(JSON.stringify({ id, method, params, sessionId }) + END);
      })) as unknown as Send;
  }

  /** @returns a function that ends the browser */
  listen(listener: (event: ProtocolEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  async close(): Promise<void> {
    const ended = new Promise((resolve) => this.#child.once('exit', resolve));
    // it may end before it answers
    await this.session()('Browser.close').catch(() => undefined);
    await ended;
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5 });
  }

  #take(message: Answer | ProtocolEvent): void {
    if (!('id' in message)) {
      for (const listener of this.#listeners) listener(message);
      return;
    }
    const { id, result, error } = message;
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    if (error) pending?.reject(new Error(`${pending.method}: ${error.message}`));
    else pending?.resolve(result);
  }
}
