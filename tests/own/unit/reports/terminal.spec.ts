import type { FullConfig, FullResult, Suite, TestCase, TestResult } from '@playwright/test/reporter';
import { readFileSync } from 'node:fs';
import { mock } from 'node:test';
import { COUNTS_FILE } from '../../../../harness/reports-folder.ts';
import { duration } from '../../../../reports/formats/text.ts';
import CountsReporter from '../../../../reports/playwright/counts-reporter.ts';
import { matrix } from '../../../../reports/terminal/matrix.ts';
import type { Terminal } from '../../../../reports/terminal/paint.ts';
import { howFar, Progress } from '../../../../reports/terminal/progress.ts';
import { counts, summary } from '../../../../reports/terminal/summary.ts';
import { widthOf, wrap } from '../../../../harness/wrap.ts';
import { cell, judged, seen } from './made-up.ts';
import { expect, test } from '../../plain-test.ts';

const paint = (_: unknown, text: string): string => text;
const how = { columns: 80, paint };

function terminal(): { terminal: Terminal; lines: () => string[] } {
  let text = '';
  return {
    terminal: { write: (more) => (text += more), paint, live: false, columns: 80 },
    lines: () => text.split('\n').slice(0, -1),
  };
}

test('a line of wide characters fits the terminal, too', () => {
  const lines = wrap('店頭でお支払いください🙂。'.repeat(9), 80, '  ');
  expect(lines.join('').replaceAll(' ', '')).toBe('店頭でお支払いください🙂。'.repeat(9));
  // each takes two columns
  for (const line of lines) expect(Array.from(line.trim()).length * 2 + 2).toBeLessThanOrEqual(80);
  expect(widthOf('é'.normalize('NFD'))).toBe(1);
});

test('a cause names the level of its rule, and that the rule is inferred', () => {
  const text = summary(judged([seen(cell('AAA-01'), 'notMet'), seen(cell('AAA-03'), 'notMet')]), how);
  expect(text).toContain('✗ AAA-01 MUST, shop: ');
  expect(text).toContain('! AAA-03 MUST, inferred, SDK: Is inferred.');
});

test('text is wrapped at spaces, and a word that is too long is cut', () => {
  expect(wrap('one two three', 8, ' ')).toEqual(['one two', ' three']);
  expect(wrap(`a ${'x'.repeat(12)}`, 5)).toEqual(['a', 'xxxxx', 'xxxxx', 'xx']);
});

test('scenarios by method are a table if it fits, otherwise one line for each method', () => {
  const { methods } = judged([seen(cell('AAA-01')), seen(cell('AAA-01', 'payPal', 'declines'), 'notMet')]);
  expect(matrix(methods, ['pays', 'declines'], how).split('\n')).toEqual([
    '          konbini  payPal',
    'pays      ✓',
    'declines           ✗',
    '✓ met   ✗ not met',
    '',
  ]);
  const narrow = matrix(methods, ['pays', 'declines'], { columns: 24, paint });
  expect(narrow.replaceAll(/\s+/g, ' ')).toContain('✗ payPal 0 of 1 scenario met; not met: declines');
});

test('methods without a scenario in this run are one line, and scenarios that were not played none', () => {
  const { methods } = judged([
    seen(cell('AAA-01')),
    seen(cell('AAA-01', 'konbini', 'declines'), 'excluded'),
    seen(cell('AAA-01', 'payPal', 'declines'), 'excluded'),
  ]);
  expect(matrix(methods, ['pays', 'declines'], how).split('\n')).toEqual([
    '      konbini',
    'pays  ✓',
    '✓ met',
    'No scenario was played for 1 other method: payPal',
    '',
  ]);
});

test('the result comes first, then the causes, and no line is wider than the terminal', () => {
  const long = 'the confirmation page was shown '.repeat(30) + 'x'.repeat(300);
  const certification = judged([
    seen(cell('AAA-01'), 'notMet', { message: long }),
    seen(cell('AAA-02'), 'notExercised', { message: 'the story broke off' }),
    seen(cell('AAA-03', 'payPal')),
  ]);
  const lines = summary(certification, how).split('\n');
  expect(lines[0]).toBe('Not certifiable');
  expect(lines.findIndex((line) => line.startsWith('✗ AAA-01'))).toBeGreaterThan(0);
  const commands = lines.filter((line) => line.includes('npm run certify'));
  expect(commands).toHaveLength(certification.causes.length);
  for (const line of lines.filter((one) => !commands.includes(one)))
    expect(line.length).toBeLessThanOrEqual(80);
  expect(counts(certification, how)).toContain('Rules: 1 met, 1 not met, 1 not exercised, 1 excluded');
});

test('without a live line, the log gets a progress line before 30 s of silence', () => {
  let now = 0;
  const { terminal: to, lines } = terminal();
  const progress = new Progress(to, new Map([['konbini', 4]]), { now: () => now });
  progress.finished({ title: 'pays', method: 'konbini', evidence: [seen(cell('AAA-01'))], duration: 1 });
  for (now = 5_000; now <= 60_000; now += 5_000) progress.tick();
  expect(lines()).toEqual([
    '  1/4 done, 3 left, about 1 min 0 s remaining, 0 with findings',
    '  1/4 done, 3 left, about 2 min 0 s remaining, 0 with findings',
    '  1/4 done, 3 left, about 3 min 0 s remaining, 0 with findings',
  ]);
});

test('a waived violation is shown as waived and does not count as a finding', () => {
  const { terminal: to, lines } = terminal();
  const progress = new Progress(to, new Map([['konbini', 1]]), {
    isWaived: ({ outcome }) => outcome === 'notMet',
  });
  progress.finished({
    title: 'pays',
    method: 'konbini',
    evidence: [seen(cell('AAA-01'), 'notMet')],
    duration: 1,
  });
  expect(lines()).toEqual(['    pays: waived AAA-01 (0.0 s)', '  ✓ konbini  1/1']);
});

test('a run of other tests shows its progress', () => {
  const lines: string[] = [];
  mock.method(process.stdout, 'write', (line: string) => lines.push(line) > 0);
  try {
    const reporter = new CountsReporter({ out: '' });
    const tests = [
      { parent: { project: () => ({ name: 'controls' }) } },
      { parent: { project: () => ({ name: 'controls' }) }, titlePath: () => ['', '', 'tap fault'] },
      ...['unit', undefined].map((name) => ({
        parent: { project: () => ({ name }) },
        titlePath: () => ['', '', 'a test'],
        annotations: [{ type: 'skip', description: 'only Linux has /proc' }],
      })),
    ];
    reporter.onBegin({} as FullConfig, { allTests: () => tests } as unknown as Suite);
    reporter.tick();
    reporter.onTestEnd(tests[0] as unknown as TestCase, { status: 'passed' } as TestResult);
    reporter.tick();
    // the matrix of the faults lists it with its reason
    reporter.onTestEnd(tests[1] as unknown as TestCase, { status: 'skipped' } as TestResult);
    reporter.onTestEnd(tests[2] as unknown as TestCase, { status: 'skipped' } as TestResult);
    reporter.onEnd({ status: 'passed' } as FullResult);
  } finally {
    mock.reset();
  }
  expect(lines).toEqual([
    '  0/4 done, 4 left, remaining time unknown, 0 failed\n',
    expect.stringMatching(/^ {2}1\/4 done, 3 left, about .* remaining, 0 failed\n$/),
    'skipped  a test: only Linux has /proc\n',
    '1 of 1 passed\n',
  ]);
});

test('the file with the counts names each failed test; errors of certified tests, which may quote a target, are left out', () => {
  const file = test.info().outputPath('counts.json');
  mock.method(process.stdout, 'write', () => true);
  const before = process.env[COUNTS_FILE];
  process.env[COUNTS_FILE] = file;
  try {
    const reporter = new CountsReporter({ out: '' });
    const result = {
      status: 'failed',
      errors: [{ message: '\u001B[31mexpected 1\u001B[39m\n\n  received 2' }],
    };
    for (const name of ['unit', 'controls'])
      reporter.onTestEnd(
        {
          parent: { project: () => ({ name }) },
          titlePath: () => ['', '', name, 'a test'],
        } as unknown as TestCase,
        result as unknown as TestResult,
      );
    reporter.onError({ message: 'no such module' });
    reporter.onEnd({ status: 'failed' } as FullResult);
  } finally {
    mock.reset();
    if (before === undefined) delete process.env[COUNTS_FILE];
    else process.env[COUNTS_FILE] = before;
  }
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
    passed: 0,
    failed: 3,
    failures: ['unit › a test: expected 1 received 2', 'controls › a test', 'no such module'],
  });
});

test('an interrupted certification has only one number of what was judged', () => {
  const lines: string[] = [];
  mock.method(process.stdout, 'write', (line: string) => lines.push(line) > 0);
  try {
    for (const name of ['certification', 'controls']) {
      const reporter = new CountsReporter({ out: '' });
      const tests = [{ parent: { project: () => ({ name }) } }];
      reporter.onBegin({} as FullConfig, { allTests: () => tests } as unknown as Suite);
      reporter.onEnd({ status: 'interrupted' } as FullResult);
    }
  } finally {
    mock.reset();
  }
  expect(lines).toEqual(['Interrupted: 0 of 1 test ended, 0 passed, 0 failed\n']);
});

test('durations never have 60 seconds', () => {
  expect([59_940, 59_960, 119_600, 3_600_000].map(duration)).toEqual([
    '59.9 s',
    '1 min 0 s',
    '2 min 0 s',
    '1 h 0 min',
  ]);
});

test('the remaining time is estimated from the latest tests', () => {
  // 1,000 tests ended, the last 10 of them in 60 s
  expect(howFar(1_000, 1_020, 60_000, 10)).toBe('1000/1020 done, 20 left, about 2 min 0 s remaining');
});
