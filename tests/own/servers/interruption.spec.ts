/** Ctrl-C at any time: exit code 3, and no earlier report is lost. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Interrupted } from '../../../cli/interruption.ts';
import { runPlaywright } from '../../../cli/playwright.ts';
import { ROOT } from '../../../harness/root.ts';
import type { RunContext } from '../../../harness/run.ts';
import { expect, test } from '../../certification/fixtures.ts';
import { load } from '../drills/watched-program.ts';
import { endWithThis } from '../run-program.ts';
import { Certification } from '../../../reports/verdict/certification.ts';

let run: RunContext;
test.beforeAll(({ run: started }) => {
  run = started;
});

// a busy machine starts programs many times slower
test.beforeEach(() => test.setTimeout(120_000 * load()));

const EARLIER = 'an earlier certification';

/** A folder with the reports of an earlier run, and a folder for temporary files. */
function folders(name: string): { out: string; temporary: string; certification: string } {
  const out = test.info().outputPath(name);
  const temporary = test.info().outputPath(`${name}-temporary`);
  for (const folder of [out, temporary]) mkdirSync(folder, { recursive: true });
  const certification = join(out, 'certification.json');
  writeFileSync(certification, EARLIER);
  return { out, temporary, certification };
}

function certifies(out: string, temporary: string): ChildProcess {
  const program = [
    'tests/own/certify-into.ts',
    out,
    run.browser.path,
    '--methods',
    'konbini',
    '--rules',
    'DLY-02',
  ];
  const child = spawn(process.execPath, ['--import', 'tsx', ...program], {
    cwd: ROOT,
    env: { ...process.env, TMPDIR: temporary },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  endWithThis(child);
  return child;
}

const certificatesIn = (folder: string): string[] =>
  readdirSync(folder).filter((name) => name.startsWith('conformance-'));

test('interrupted while the servers start: the last certification stays, temporary files are removed', async () => {
  const { out, temporary, certification } = folders('starting');
  const child = certifies(out, temporary);
  const ended = once(child, 'exit');
  await expect.poll(() => certificatesIn(temporary), { timeout: 60_000 * load() }).not.toEqual([]);
  child.kill('SIGINT');
  expect(await ended).toEqual([3, null]);
  expect(certificatesIn(temporary)).toEqual([]);
  expect(readFileSync(certification, 'utf8')).toBe(EARLIER);
});

test('interrupted before the first test: the last certification stays', async () => {
  const { out, certification } = folders('loading');
  const running = runPlaywright({
    projects: ['certification'],
    runs: { certification: { ...run, out }, own: run },
  });
  process.emit('SIGINT');
  await expect(running).rejects.toThrow(Interrupted);
  expect(readFileSync(certification, 'utf8')).toBe(EARLIER);
});

test('interrupted during the tests: the certification says that it is incomplete', async () => {
  const { out, temporary, certification } = folders('playing');
  const child = certifies(out, temporary);
  const ended = once(child, 'exit');
  let said = '';
  child.stdout?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await expect.poll(() => said, { timeout: 60_000 * load() }).toMatch(/scenarios? of/);
  child.kill('SIGINT');
  expect(await ended).toEqual([3, null]);
  expect(Certification.parse(JSON.parse(readFileSync(certification, 'utf8'))).run.status).toBe('interrupted');
});
