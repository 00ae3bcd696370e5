/** Interrupted runs and killed processes: the right exit code, complete or earlier reports, nothing left behind. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { startServers } from '../../../cli/servers.ts';
import { parseSettings } from '../../../harness/settings.ts';
import { CertifyProcess, ONE_SCENARIO, sandbox, webhooksAt } from './certify-process.ts';
import { EARLIER, earlierIn, folderWithReports } from './earlier-reports.ts';
import { SERVERS } from './processes.ts';
import { inTerminal, type ProgramEnd } from './watched-program.ts';

test.beforeEach(() => test.setTimeout(1_200_000));

/** Signals `certify` during its tests: the results so far are reported, and no webhook is left in the sandbox. */
async function certifyEndedBy(signal: NodeJS.Signals): Promise<{ certify: CertifyProcess; end: ProgramEnd }> {
  const provider = await startServers(parseSettings({}), { only: 'provider', faults: false });
  try {
    const certify = new CertifyProcess(folderWithReports(), {
      words: ['--methods', 'konbini'],
      environment: sandbox(provider),
    });
    await certify.playing();
    await expect.poll(() => webhooksAt(provider)).toHaveLength(1);
    certify.child.kill(signal);
    const end = await certify.end();
    await certify.expectInLimits(end);
    expect(certify.reports().run.status).toBe('interrupted');
    expect(await webhooksAt(provider)).toEqual([]);
    return { certify, end };
  } finally {
    await provider.stop();
  }
}

for (const signal of ['SIGTERM', 'SIGHUP', 'SIGINT'] as const)
  test(`${signal} during the tests: complete reports with the interruption, and no objects left in the sandbox`, async () => {
    const { certify, end } = await certifyEndedBy(signal);
    expect(end.code, end.text).toBe(3);
    expect(earlierIn(certify.out)).toBe(EARLIER);
  });

/** Runs `certify` through npm in a separate terminal. */
function certifyInTerminal(out: string): CertifyProcess {
  test.skip(spawnSync('script', ['--version']).status !== 0, 'no program `script` to open a terminal with');
  const shell = inTerminal(`npm run certify -- --methods konbini --out "${out}"`);
  return new CertifyProcess(out, { shell, input: true });
}

/** npm has its own exit code for Ctrl-C. */
const INTERRUPTED = [3, 130];

test('Ctrl-C in a terminal, through npm: complete reports and their path', async () => {
  const out = folderWithReports();
  const certify = certifyInTerminal(out);
  await certify.playing();
  certify.pressCtrlC();
  const end = await certify.end();
  await certify.expectInLimits(end);
  expect(INTERRUPTED, end.text).toContain(end.code);
  expect(certify.reports().run.status).toBe('interrupted');
  expect(earlierIn(out)).toBe(EARLIER);
  expect(end.text).toMatch(/The run was interrupted: \d+ of \d+ scenarios judged\./);
  expect(end.text).not.toMatch(/\d+ tests ended/);
  expect(end.text).toContain('certification.html');
  expect(end.text).not.toContain('outage');
});

test('Ctrl-C while the servers start: one line, and the earlier reports', async () => {
  const out = folderWithReports();
  const certify = certifyInTerminal(out);
  await certify.runs(SERVERS, 300_000);
  certify.pressCtrlC();
  const end = await certify.end();
  await certify.expectInLimits(end);
  expect(INTERRUPTED, end.text).toContain(end.code);
  expect(end.text).toContain('Interrupted before anything was judged.');
  expect(earlierIn(out)).toBe(EARLIER);
});

test('Ctrl-C while the reports are written: the reports are complete', async () => {
  const out = folderWithReports();
  const shell = inTerminal(`npm run certify -- ${ONE_SCENARIO.join(' ')} --out "${out}"`);
  const certify = new CertifyProcess(out, { shell, input: true });
  await certify.says(/Report: /);
  certify.pressCtrlC();
  const end = await certify.end();
  await certify.expectInLimits(end);
  expect([0, ...INTERRUPTED], end.text).toContain(end.code);
  expect(certify.reports().run.status).toBe('complete');
  expect(existsSync(join(out, 'allure-report/index.html'))).toBe(true);
});

test('Ctrl-C pressed twice within a second counts once', async () => {
  const certify = certifyInTerminal(folderWithReports());
  await certify.playing();
  certify.pressCtrlC();
  await pause(300);
  certify.pressCtrlC();
  const end = await certify.end();
  await certify.expectInLimits(end);
  expect(certify.reports().run.status).toBe('interrupted');
});

test('a second SIGINT after 1.5 s ends the run; one line states which reports remain', async () => {
  // the tests end slowly, so that the second signal comes before the reports
  const certify = new CertifyProcess(folderWithReports(), { words: ['--methods', 'konbini'] });
  await certify.playing();
  const runner = await certify.runs('@playwright/test/cli.js', 1_000);
  process.kill(runner, 'SIGSTOP');
  certify.child.kill('SIGINT');
  await pause(1_500);
  certify.child.kill('SIGINT');
  const end = await certify.end();
  await certify.expectInLimits(end);
  expect(end.code, end.text).toBe(3);
  expect(end.text).toContain('The run was interrupted a second time before its reports were written');
  expect(earlierIn(certify.out)).toBe(EARLIER);
});

test('the browser is killed: no rule fails, and the reports are complete', async () => {
  const certify = new CertifyProcess(folderWithReports(), { words: ['--methods', 'konbini'] });
  await certify.playing();
  const browser = await certify.runs('--remote-debugging-pipe', 300_000);
  process.kill(browser, 'SIGKILL');
  const end = await certify.end();
  await certify.expectInLimits(end);
  expect([0, 3], end.text).toContain(end.code);
  const { run, evidence } = certify.reports();
  expect(run.errors).toEqual([]);
  expect(evidence.filter(({ outcome }) => outcome === 'notMet')).toEqual([]);
});

test('the test runner is killed: one line, and the earlier reports stay', async () => {
  const certify = new CertifyProcess(folderWithReports(), { words: ['--methods', 'konbini'] });
  await certify.playing();
  const [runner] = certify.processes.running('@playwright/test/cli.js');
  expect(runner).toBeDefined();
  process.kill(runner ?? 0, 'SIGKILL');
  const end = await certify.end();
  await certify.expectInLimits(end);
  expect(end.code).toBe(3);
  expect(end.text).toContain(
    'The test runner was ended by SIGKILL before it wrote its reports. Reports of earlier runs stay as they were.',
  );
  expect(earlierIn(certify.out)).toBe(EARLIER);
});

test('the command is killed: its tests end, the results so far are reported, and no webhook is left', async () => {
  await certifyEndedBy('SIGKILL');
});

test('a worker is killed: its scenario is not exercised, the others are judged', async () => {
  const certify = new CertifyProcess(folderWithReports(), { words: ['--methods', 'konbini'] });
  await certify.playing();
  const worker = await certify.runs('workerProcessEntry', 300_000);
  await certify.runs('--remote-debugging-pipe', 300_000);
  process.kill(worker, 'SIGKILL');
  const end = await certify.end();
  await certify.expectInLimits(end);
  expect(end.code, end.text).toBe(3);
  const { run, evidence } = certify.reports();
  expect(run.status).toBe('complete');
  expect(run.errors).toEqual([]);
  const open = evidence.filter(({ outcome }) => outcome !== 'met');
  expect(new Set(open.map(({ scenario }) => scenario)).size, end.text).toBe(1);
  expect(open.map(({ cause, message }) => `${cause}: ${message}`).join()).toMatch(
    /^environment: .*ended from outside \(SIGKILL\)/,
  );
  expect(evidence.filter(({ outcome }) => outcome === 'met')).not.toEqual([]);
  expect(earlierIn(certify.out)).toBe(EARLIER);
});

test('the servers are killed: the run is incomplete', async () => {
  const certify = new CertifyProcess(folderWithReports(), { words: ['--methods', 'konbini'] });
  await certify.playing();
  const [servers] = certify.processes.running(SERVERS);
  expect(servers).toBeDefined();
  process.kill(servers ?? 0, 'SIGKILL');
  const end = await certify.end();
  await certify.expectInLimits(end);
  expect(end.code).toBe(3);
  expect(certify.reports().run.errors).toEqual([]);
});
