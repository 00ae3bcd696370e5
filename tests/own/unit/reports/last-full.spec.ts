import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { historyOf, isRunFolder, pointTo, runFolder } from '../../../../harness/reports-folder.ts';
import { becomeLastFull } from '../../../../reports/verdict/last-full.ts';
import type { Certification } from '../../../../reports/verdict/certification.ts';
import { cell, type Changes, judged, seen } from './made-up.ts';
import { expect, test } from '../../plain-test.ts';

let reports = '';
test.beforeEach(() => {
  reports = test.info().outputPath('reports');
  rmSync(reports, { recursive: true, force: true });
});

/** Simulates a run that wrote its certification into a separate folder. */
function ran(
  id: string,
  startedAt: string,
  changes: Changes = {},
  evidence = [seen(cell('AAA-01'))],
): string {
  const certification = judged(evidence, { ...changes, run: { ...changes.run, id, startedAt } });
  const out = runFolder({ id, startedAt }, reports);
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, 'certification.json'), JSON.stringify(certification));
  becomeLastFull(out, certification, reports);
  return out;
}

function idAt(path: string): string {
  return (JSON.parse(readFileSync(path, 'utf8')) as Certification).run.id;
}

test('run folders sort by time, and a folder named by the user is not one of them', () => {
  const first = runFolder({ id: 'run-f', startedAt: '2026-01-02T03:04:05.678Z' }, reports);
  expect(first).toBe(join(reports, 'runs', '20260102-030405-run-f'));
  expect(first < runFolder({ id: 'run-a', startedAt: '2026-01-02T03:04:06.000Z' }, reports)).toBe(true);
  expect(isRunFolder(first, reports)).toBe(true);
  expect(isRunFolder(join(reports, 'elsewhere'), reports)).toBe(false);
});

test('reports/out is the last full run; partial and interrupted runs do not change it or any other run', () => {
  ran('run-1', '2026-01-01T10:00:00.000Z');
  ran('run-2', '2026-01-01T11:00:00.000Z');
  ran('run-3', '2026-01-01T12:00:00.000Z', { run: { partial: true, selection: ['--rules AAA-01'] } });
  ran('run-4', '2026-01-01T13:00:00.000Z', { run: { status: 'interrupted' } });
  expect(idAt(join(reports, 'out/certification.json'))).toBe('run-2');
  expect(readlinkSync(join(reports, 'out'))).toBe(join('runs', '20260101-110000-run-2'));
  expect(readdirSync(join(reports, 'runs'))).toHaveLength(4);
});

test('a run with an outage becomes the last full run, but later runs are not compared with it', () => {
  ran('run-1', '2026-01-01T10:00:00.000Z');
  const outage = [seen(cell('AAA-01'), 'notExercised', { cause: 'environment' })];
  const out = ran('run-2', '2026-01-01T11:00:00.000Z', {}, outage);
  expect(idAt(join(reports, 'out/certification.json'))).toBe('run-2');
  const { run } = JSON.parse(readFileSync(join(out, 'certification.json'), 'utf8')) as Certification;
  expect(idAt(historyOf(run, reports).certification)).toBe('run-1');
  // each dialect has a separate history, and so has the phone screen
  expect(existsSync(historyOf({ ...run, dialect: 'commerce-api' }, reports).certification)).toBe(false);
  expect(existsSync(historyOf({ ...run, project: 'phone' }, reports).certification)).toBe(false);
});

test('a run into a folder named by the user changes only that folder', () => {
  const out = join(reports, 'mine');
  mkdirSync(out, { recursive: true });
  expect(becomeLastFull(out, judged([seen(cell('AAA-01'))]), reports)).toBe(false);
  expect(readdirSync(reports)).toEqual(['mine']);
});

test('without symbolic links, reports/out is a copy, which the next full run replaces', () => {
  const refuse = (): never => {
    throw Object.assign(new Error('no links here'), { code: 'EPERM' });
  };
  const link = join(reports, 'out');
  for (const id of ['run-1', 'run-2']) {
    const folder = join(reports, 'runs', id);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `${id}.txt`), id);
    pointTo(folder, link, refuse);
    expect(readdirSync(link).sort()).toEqual(['.copy-of', `${id}.txt`]);
  }
  expect(readdirSync(reports).sort()).toEqual(['out', 'runs']);
});

test('a folder of an earlier version at reports/out is kept among the runs', () => {
  const link = join(reports, 'out');
  mkdirSync(link, { recursive: true });
  writeFileSync(join(link, 'certification.json'), 'old');
  const out = ran('run-1', '2026-01-01T10:00:00.000Z');
  expect(readlinkSync(link)).toBe(join('runs', out.slice(dirname(out).length + 1)));
  expect(readFileSync(join(reports, 'runs/earlier-out/certification.json'), 'utf8')).toBe('old');
});
