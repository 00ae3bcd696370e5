/** `npm test [-- PART…]`: everything that shows the harness is right. Each part runs, also where another failed. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { COUNTS_FILE, REPORTS } from '../../harness/reports-folder.ts';
import { ROOT } from '../../harness/root.ts';
import { didYouMean, UsageError } from '../../harness/settings.ts';
import { runOwnTests } from '../own-tests.ts';
import { defaultSettings } from '../start-run.ts';
import { certify } from './certify.ts';
import { controls } from './controls.ts';

/** Where a part that runs tests counts them. */
const COUNTS = join(REPORTS, `counts-${process.pid}.json`);

interface Counts {
  readonly passed: number;
  readonly failed: number;
}

const bin = (name: string, ...args: string[]): number =>
  spawnSync(join(ROOT, 'node_modules/.bin', name), args, { cwd: ROOT, stdio: 'inherit' }).status ?? 1;

const parts: Readonly<Record<string, () => Promise<number> | number>> = {
  types: () => bin('tsc', '--noEmit'),
  lint: () => bin('oxlint', '--type-aware', '--deny-warnings'),
  workflows: async () => (await import('./workflows.ts')).workflows(),
  format: () => bin('prettier', '--check', '--log-level', 'warn', '.'),
  own: async () => (await runOwnTests(['unit', 'fuzz', 'servers', 'browser', 'sdk'])).code,
  example: async () => (await runOwnTests(['example'])).code,
  certify: () => certify([], defaultSettings()),
  controls: () => controls([], {}),
};

/** @throws UsageError for a part that there is not */
export async function test(words: readonly string[]): Promise<number> {
  const names = Object.keys(parts);
  const unknown = words.find((word) => !names.includes(word));
  if (unknown !== undefined)
    throw new UsageError(`npm test has no part "${unknown}". ${didYouMean(unknown, names)}`);
  let [passed, failed] = [0, 0];
  const lines: string[] = [];
  for (const [name, run] of Object.entries(parts)) {
    if (words.length > 0 && !words.includes(name)) continue;
    process.stdout.write(`\n== ${name}\n`);
    const began = performance.now();
    process.env[COUNTS_FILE] = COUNTS;
    const code = await run();
    const counts = countsOf(code);
    rmSync(COUNTS, { force: true });
    passed += counts.passed;
    failed += counts.failed;
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    lines.push(
      `${code === 0 ? 'passed' : 'FAILED'}  ${name} (${seconds} s, ${counts.passed + counts.failed} tests)`,
    );
  }
  process.stdout.write(`\n${lines.join('\n')}\n\n${passed} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
}

/** A part that counts nothing is one test; one that failed without a failing test failed as a whole. */
function countsOf(code: number): Counts {
  const ok = code === 0;
  if (!existsSync(COUNTS)) return { passed: ok ? 1 : 0, failed: ok ? 0 : 1 };
  const { passed, failed } = JSON.parse(readFileSync(COUNTS, 'utf8')) as Counts;
  return { passed, failed: failed || (ok ? 0 : 1) };
}
