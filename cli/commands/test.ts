/** `npm test`: everything that shows the harness is right. Each part is run, whatever became of the others. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultDials, runOwn } from '../own-run.ts';
import { ROOT } from '../../harness/root.ts';
import { UsageError } from '../../harness/settings.ts';
import { certify } from './certify.ts';
import { controls } from './controls.ts';
import { sdk } from './sdk.ts';

interface Part {
  readonly name: string;
  readonly run: () => Promise<number> | number;
  /** File in which the part counted its tests; absent: the part is one test. */
  readonly counts?: string;
}

export async function test(words: readonly string[]): Promise<number> {
  if (words.length > 0)
    throw new UsageError('npm test takes no options: it runs everything on the default dials.');
  const bin = (name: string, ...args: string[]): number =>
    spawnSync(join(ROOT, 'node_modules/.bin', name), args, { cwd: ROOT, stdio: 'inherit' }).status ?? 1;
  const parts: readonly Part[] = [
    { name: 'types', run: () => bin('tsc', '--noEmit') },
    { name: 'lint', run: () => bin('oxlint', '--type-aware', '--deny-warnings') },
    { name: 'workflows', run: async () => (await import('./workflows.ts')).workflows() },
    { name: 'format', run: () => bin('prettier', '--check', '--log-level', 'warn', '.') },
    {
      name: 'own tests',
      run: async () => (await runOwn({ project: 'self', faults: true })).code,
      counts: 'reports/out/self/counts.json',
    },
    { name: 'the SDK', run: () => sdk([]), counts: 'reports/out/sdk/counts.json' },
    { name: 'the plan', run: () => certify([], defaultDials()), counts: 'reports/out/counts.json' },
    {
      name: 'the controls',
      run: () => controls([], {}),
      counts: 'reports/out/controls/counts.json',
    },
  ];
  let [passed, failed] = [0, 0];
  const lines: string[] = [];
  for (const { name, run, counts } of parts) {
    process.stdout.write(`\n== ${name}\n`);
    const began = Date.now();
    const code = await run();
    const counted = counts && countsIn(join(ROOT, counts));
    passed += counted ? counted.passed : code === 0 ? 1 : 0;
    // a part that failed without a failing test failed as a whole
    failed += counted ? counted.failed || (code === 0 ? 0 : 1) : code === 0 ? 0 : 1;
    lines.push(
      `${code === 0 ? 'passed' : 'FAILED'}  ${name} (${((Date.now() - began) / 1000).toFixed(1)} s${counted ? `, ${counted.passed + counted.failed} tests` : ''})`,
    );
  }
  process.stdout.write(`\n${lines.join('\n')}\n\n${passed} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
}

function countsIn(file: string): { passed: number; failed: number } | undefined {
  return existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as { passed: number; failed: number })
    : undefined;
}
