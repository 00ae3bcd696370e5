/** Runs `certify` as its users do, and reads the reports that it left. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Servers } from '../../../cli/servers.ts';
import { Certification } from '../../../reports/verdict/certification.ts';
import { readResults } from '../allure-steps.ts';
import { load, type ProgramEnd, type ProgramOptions, WatchedProgram } from './watched-program.ts';

/** Limit for one scenario against any target; a whole command may take as much on an idle machine. */
const MOST_SECONDS = 120;

type Target = Pick<Servers['at'], 'apiUrl' | 'jsUrl' | 'cssUrl' | 'publicKey' | 'secretKey'>;

/** A provider as the sandbox of a run. @param apiUrl another address of its API */
export function sandbox({ at }: { readonly at: Target }, apiUrl = at.apiUrl): NodeJS.ProcessEnv {
  return {
    DR_PROVIDER: 'sandbox',
    DR_API_URL: apiUrl,
    DR_JS_URL: at.jsUrl,
    DR_CSS_URL: at.cssUrl,
    DR_PUBLIC_KEY: at.publicKey,
    DR_SECRET_KEY: at.secretKey,
    // the embedded provider has no rate limit; a low limit would lengthen every wait
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

export class CertifyProcess extends WatchedProgram {
  readonly out: string;

  constructor(
    out: string,
    { words = ONE_SCENARIO, ...options }: ProgramOptions & { readonly words?: readonly string[] } = {},
  ) {
    super(['certify', ...words, '--out', out], options);
    this.out = out;
  }

  /** Waits until the first scenario starts. */
  async playing(): Promise<void> {
    await this.says(/scenarios? of/);
  }

  async says(text: RegExp): Promise<void> {
    await expect.poll(() => this.text, { timeout: MOST_SECONDS * 1_000 * load() }).toMatch(text);
  }

  /** Expects that it ended within its limits of time and memory, with no process left. */
  async expectInLimits({ seconds, text }: ProgramEnd): Promise<void> {
    const share = load();
    await this.expectNothingLeft();
    expect(seconds, text).toBeLessThan(MOST_SECONDS * share);
    const longest = this.#longestScenario();
    expect(longest, text).toBeLessThan(MOST_SECONDS);
    test.info().annotations.push({
      type: 'figures',
      description: `longest scenario ${longest.toFixed(1)} s, command ${seconds.toFixed(1)} s, load ${share.toFixed(1)}, largest process ${this.processes.peaks[0]?.megabytes} MB`,
    });
  }

  /** Seconds of the longest test, without the start of the command and its reports; 0 if none was played. */
  #longestScenario(): number {
    const results = join(this.out, 'allure-results');
    if (!existsSync(results)) return 0;
    return Math.max(0, ...readResults(results).map(({ start, stop }) => (stop - start) / 1_000));
  }

  /** @returns the certification that it wrote, after a check that the HTML page is complete */
  reports(): Certification {
    const page = readFileSync(join(this.out, 'certification.html'), 'utf8');
    expect(page.trimEnd().endsWith('</html>')).toBe(true);
    return Certification.parse(JSON.parse(readFileSync(join(this.out, 'certification.json'), 'utf8')));
  }

  get hasReports(): boolean {
    return existsSync(join(this.out, 'certification.json'));
  }
}
