/** Runs `certify` as its users do, with its processes watched, and tells how it ended. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { Servers } from '../../../cli/servers.ts';
import { ROOT } from '../../../harness/root.ts';
import { Certification } from '../../../reports/verdict/certification.ts';
import { cleanEnvironment, endWithThis } from '../run-program.ts';
import { Processes } from './processes.ts';

/** Of one scenario against any target, on a machine of its own. */
const MOST_SECONDS = 120;
const MOST_MEGABYTES = 500;
/** Milliseconds after the end of the program until all that it started is gone. */
const LAST_TO_END = 20_000;

/** How many times as long everything takes on a machine that others keep busy. */
function load(): number {
  return Math.max(1, (loadavg()[0] ?? 0) / availableParallelism());
}

/** A provider as the sandbox of a run. @param apiUrl another address of its API */
export function sandbox({ at }: Pick<Servers, 'at'>, apiUrl = at.apiUrl): NodeJS.ProcessEnv {
  return {
    DR_PROVIDER: 'sandbox',
    DR_API_URL: apiUrl,
    DR_JS_URL: at.jsUrl,
    DR_CSS_URL: at.cssUrl,
    DR_PUBLIC_KEY: at.publicKey,
    DR_SECRET_KEY: at.secretKey,
    // the embedded provider takes as many calls as there are; with a low limit every wait is longer
    DR_RATE_LIMIT: load() > 2 ? '4' : '1000',
  };
}

/** Addresses of the webhooks that a provider knows. */
export async function webhooksAt({ at }: Pick<Servers, 'at'>): Promise<string[]> {
  const headers = { authorization: `Bearer ${at.secretKey}` };
  const response = await fetch(`${at.apiUrl}/webhooks`, { headers });
  return ((await response.json()) as { address: string }[]).map(({ address }) => address);
}

/** One scenario, the shortest. */
export const ONE_SCENARIO = ['--methods', 'konbini', '--scenarios', 'pays'];

export interface CertifyEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly text: string;
  readonly seconds: number;
}

export class CertifyProcess {
  readonly child: ChildProcess;
  readonly out: string;
  readonly processes = new Processes();
  readonly #began = performance.now();
  readonly #ended: Promise<[number | null, NodeJS.Signals | null]>;
  #text = '';

  /** @param shell a line of `bash` to run it in, with `"$@"` for the command; absent: none @param input what is typed reaches it */
  constructor(
    out: string,
    {
      words = ONE_SCENARIO,
      environment = {},
      shell,
      input = false,
    }: {
      readonly words?: readonly string[];
      readonly environment?: NodeJS.ProcessEnv;
      readonly shell?: string;
      readonly input?: boolean;
    } = {},
  ) {
    this.out = out;
    const command = [process.execPath, '--import', 'tsx', 'cli/main.ts', 'certify', ...words, '--out', out];
    const [program = '', ...args] = shell === undefined ? command : ['bash', '-c', shell, 'bash', ...command];
    this.child = spawn(program, args, {
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

  /** The first scenario is about to be played. */
  async playing(): Promise<void> {
    await expect.poll(() => this.#text, { timeout: MOST_SECONDS * 1_000 }).toMatch(/scenarios? of/);
  }

  async end(): Promise<CertifyEnd> {
    const [code, signal] = await this.#ended;
    const seconds = (performance.now() - this.#began) / 1_000;
    this.processes.stop();
    return { code, signal, text: this.#text, seconds };
  }

  /** Ended by its limits of time and memory, with nothing left running. */
  async expectInLimits({ seconds, text }: CertifyEnd): Promise<void> {
    const share = load();
    expect(await this.processes.left(LAST_TO_END * share), text).toEqual([]);
    expect(this.processes.peaks.filter(({ megabytes }) => megabytes >= MOST_MEGABYTES)).toEqual([]);
    expect(seconds, text).toBeLessThan(MOST_SECONDS * share);
  }

  /** @returns the certification that it wrote; the page beside it is whole */
  reports(): Certification {
    const page = readFileSync(join(this.out, 'certification.html'), 'utf8');
    expect(page.trimEnd().endsWith('</html>')).toBe(true);
    return Certification.parse(JSON.parse(readFileSync(join(this.out, 'certification.json'), 'utf8')));
  }

  get hasReports(): boolean {
    return existsSync(join(this.out, 'certification.json'));
  }
}
