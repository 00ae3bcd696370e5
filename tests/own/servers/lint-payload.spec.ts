/** `lint:payload` as a user runs it. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { methods } from '../../../contract/catalogue.ts';
import { ROOT } from '../../../harness/root.ts';

test('the command returns the worst exit code of several files, reads standard input, and reports mistakes in one line', () => {
  test.setTimeout(120_000);
  const wire = methods.map((method) => method.wire).find(({ members }) => members.removed.length > 0);
  const withSession = wire?.payloads.withSession;
  const spoiled = { ...wire?.payloads.withoutSession, sessionId: 'session' };
  const at = (name: string): string => test.info().outputPath(name);
  const run = (words: string[], input = ''): { status: number | null; stdout: string; stderr: string } =>
    spawnSync(process.execPath, ['--import', 'tsx', 'cli/main.ts', 'lint-payload', ...words], {
      cwd: ROOT,
      input,
      encoding: 'utf8',
    });
  const clean = at('clean.json');
  writeFileSync(clean, JSON.stringify(withSession));
  expect(run([clean]).status).toBe(0);
  const piped = run(['--format', 'json', '-'], JSON.stringify(spoiled));
  expect(piped.status).toBe(1);
  expect(JSON.parse(piped.stdout)).toMatchObject({ files: [{ file: '-', payloads: [{ session: true }] }] });
  expect(run([clean, '-', at('none.json')], JSON.stringify(spoiled)).status).toBe(2);
  const lines = run(['-'], JSON.stringify(spoiled)).stdout.split('\n');
  expect(lines.filter((line) => line.length > 80 && !line.includes('https://'))).toEqual([]);
  const wrong = run(['--format', 'xml', clean]);
  expect(wrong.status).toBe(2);
  expect(wrong.stderr).toBe('--format must be text, json, sarif.\n');
});
