/** `npm test [-- PART…]`: all tests of the harness. Each part runs, also after another part failed. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { COUNTS_FILE, REPORTS } from '../../harness/reports-folder.ts';
import { ROOT } from '../../harness/root.ts';
import { didYouMean } from '../../harness/did-you-mean.ts';
import { UsageError } from '../../harness/settings.ts';
import type { Counts } from '../../reports/playwright/counts-reporter.ts';
import { INCOMPLETE } from '../exit-codes.ts';
import { Interrupted, onInterruption, watchingForInterruption } from '../interruption.ts';
import { codeOf, runOwnTests } from '../own-tests.ts';
import { defaultSettings } from '../plan-run.ts';
import { certify } from './certify.ts';
import { controls } from './controls.ts';

/** File in which a part counts its tests. */
const COUNTS = join(REPORTS, `counts-${process.pid}.json`);

/** Failed tests of a part that are listed again at the end. */
const MOST_LISTED = 20;

async function bin(name: string, ...args: string[]): Promise<number> {
  const child = spawn(join(ROOT, 'node_modules/.bin', name), args, {
    cwd: ROOT,
    stdio: 'inherit',
    // its own process group, so that processes started by the program end with it
    detached: true,
  });
  const stop = onInterruption(() => {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGTERM');
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  stop();
  return code ?? 1;
}

/** @param passed parts of the same command that have passed */
type Part = (passed: ReadonlySet<string>) => Promise<number>;

const parts: Readonly<Record<string, Part>> = {
  types: () => bin('tsc', '--noEmit'),
  lint: () => bin('oxlint', '--type-aware', '--deny-warnings'),
  workflows: async () => (await import('./workflows.ts')).workflows(),
  format: () => bin('prettier', '--check', '--log-level', 'warn', '.'),
  own: async () => codeOf(await runOwnTests(['unit', 'fuzz', 'servers', 'browser', 'sdk'])),
  example: async () => codeOf(await runOwnTests(['example'])),
  certify: () => certify([], defaultSettings()),
  controls: (passed) => controls([], {}, { certified: passed.has('certify') }),
};

/** @throws UsageError for an unknown part */
export async function test(words: readonly string[]): Promise<number> {
  const names = Object.keys(parts);
  const unknown = words.find((word) => !names.includes(word));
  if (unknown !== undefined)
    throw new UsageError(`npm test has no part "${unknown}". ${didYouMean(unknown, names)}`);
  let [passed, failed] = [0, 0];
  const lines: string[] = [];
  const passedParts = new Set<string>();
  const chosen = names.filter((name) => words.length === 0 || words.includes(name));
  for (const [at, name] of chosen.entries()) {
    process.stdout.write(`\n== ${name}\n`);
    const began = performance.now();
    process.env[COUNTS_FILE] = COUNTS;
    const { done: code, interrupted } = await watchingForInterruption(() => endOf(parts[name], passedParts));
    if (interrupted) {
      rmSync(COUNTS, { force: true });
      const others = chosen.slice(at + 1);
      lines.push(`interrupted  ${name}${others.length > 0 ? `; not run: ${others.join(', ')}` : ''}`);
      process.stdout.write(`\n${lines.join('\n')}\n`);
      return INCOMPLETE;
    }
    if (code === 0) passedParts.add(name);
    const counts = countsOf(code);
    rmSync(COUNTS, { force: true });
    passed += counts.passed;
    failed += counts.failed;
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    lines.push(
      `${code === 0 ? 'passed' : 'FAILED'}  ${name} (${seconds} s, ${counts.passed + counts.failed} tests)`,
      // a log is often seen only by its end
      ...counts.failures.slice(0, MOST_LISTED).map((failure) => `        ${failure}`),
    );
  }
  process.stdout.write(`\n${lines.join('\n')}\n\n${passed} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
}

/** A part that is interrupted before its first test gives the same result as any other interrupted part. */
async function endOf(part: Part | undefined, passed: ReadonlySet<string>): Promise<number> {
  try {
    return (await part?.(passed)) ?? 1;
  } catch (error) {
    if (error instanceof Interrupted) return INCOMPLETE;
    throw error;
  }
}

/** A part without a count is one test; a part that failed without a failing test counts as one failure. */
function countsOf(code: number): Counts {
  const ok = code === 0;
  if (!existsSync(COUNTS)) return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, failures: [] };
  const counts = JSON.parse(readFileSync(COUNTS, 'utf8')) as Counts;
  return { ...counts, failed: counts.failed || (ok ? 0 : 1) };
}
