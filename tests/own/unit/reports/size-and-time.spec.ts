/** The reports of a full run without failures are small, and are written fast. */
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../../plain-test.ts';
import { writeReports } from '../../../../reports/formats/write.ts';
import { greenTests, storedRun } from '../../stored-run.ts';

/** Seconds of processor time, so that other programs on this machine do not count. */
const MOST = 5;
const MEGABYTE = 1_000_000;

function processorSeconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/**
 * Similar work for comparison: it took about 0.4 s of processor time on the machine on which the limit was set.
 */
function reference(): void {
  const rows = Array.from({ length: 40_000 }, (_, index) => ({
    id: `row-${index}`,
    text: 'x'.repeat(40),
    index,
  }));
  for (let round = 0; round < 4; round += 1) {
    const text = JSON.stringify(rows);
    createHash('sha256').update(text).digest('hex');
    JSON.parse(text);
    text.replaceAll(/row-\d+/g, (found) => found.toUpperCase());
  }
}
const USUAL = 0.4;

test('HTML has less than 3 MB, and all reports take less than 5 s of a processor', () => {
  test.setTimeout(300_000);
  const tests = greenTests('digital-river-api');
  expect(tests.length).toBeGreaterThan(500);
  const out = test.info().outputPath('out');
  let result = '';
  // a slower machine has more time
  const factor = Math.max(1, processorSeconds(reference) / USUAL);
  const seconds = processorSeconds(() => {
    const input = storedRun('digital-river-api', tests);
    writeReports(out, input);
    result = input.certification.result.state;
  });
  expect(result).toBe('automatedPassed');
  expect(statSync(join(out, 'certification.html')).size).toBeLessThan(3 * MEGABYTE);
  expect(readFileSync(join(out, 'certification.html'), 'utf8')).toContain('Automated checks passed');
  expect(seconds).toBeLessThan(MOST * factor);
});
