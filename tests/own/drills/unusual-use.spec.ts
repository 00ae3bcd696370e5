/** What users do without a bad intention: two runs in one folder, a run that is stopped and continued. */
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { CertifyProcess } from './certify-process.ts';

test.beforeEach(() => test.setTimeout(1_200_000));

test('two runs start in the same folder at the same moment: one is complete, one ends with exit code 2', async () => {
  const out = test.info().outputPath('out');
  const runs = [new CertifyProcess(out), new CertifyProcess(out)];
  const ends = await Promise.all(runs.map((run) => run.end()));
  for (const [at, run] of runs.entries()) await run.expectInLimits(ends[at] ?? (await run.end()));
  const [done, refused] = ends.toSorted((a, b) => (a.code ?? 9) - (b.code ?? 9));
  expect([done?.code, refused?.code], ends.map(({ text }) => text).join('\n')).toEqual([0, 2]);
  expect(refused?.text).toMatch(/^Another run is active in .* \(process \d+\)\. Wait until it ends\./);
  expect(runs[0]?.reports().run.status).toBe('complete');
});

/** Longer than every wait for a page. */
const STOPPED = 20_000;

test('a run is stopped and continued: no failed rule, and the report states it', async () => {
  const certify = new CertifyProcess(test.info().outputPath('out'), {
    words: ['--methods', 'payPal', '--scenarios', 'declines', '--workers', '1'],
  });
  // the page of the shopper is open
  await certify.runs('--type=renderer', 120_000);
  const ids = certify.processes.running('');
  for (const id of ids) process.kill(id, 'SIGSTOP');
  await pause(STOPPED);
  for (const id of ids) process.kill(id, 'SIGCONT');
  const end = await certify.end();
  await certify.expectNothingLeft();
  expect([0, 3], end.text).toContain(end.code);
  const { run, evidence, environment } = certify.reports();
  expect(run.errors).toEqual([]);
  expect(evidence.filter(({ cause }) => cause === 'defect')).toEqual([]);
  expect(environment.map(({ message }) => message).join()).toMatch(/The run was stopped for \d+ s meanwhile/);
});
