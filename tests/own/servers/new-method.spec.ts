/** A new payment method needs only an entry in a folder outside the project. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FURTHER, methodsIn } from '../../../contract/catalogue.ts';
import { expect, test } from '../../certification/fixtures.ts';
import { type End, runProgram } from '../run-program.ts';
import { Certification } from '../../../reports/verdict/certification.ts';

const ROOT = join(import.meta.dirname, '../../..');
const FOLDER = join(ROOT, 'tests/own/data/new-method');

/** Runs a program of the project, and returns its output and exit code. */
function program(words: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<End> {
  return runProgram(process.execPath, ['--import', 'tsx', ...words], { cwd: ROOT, env });
}

test('a new method plays all its scenarios and meets all its rules', async ({
  run: { browser },
}, testInfo) => {
  test.setTimeout(240_000);
  const folder = testInfo.outputPath('reports');
  const { code, text } = await program(
    ['tests/own/certify-into.ts', folder, browser.path, '--methods', 'orchidPay'],
    { [FURTHER]: FOLDER },
  );
  expect(code, text).toBe(0);
  const { methods: judged } = Certification.parse(
    JSON.parse(readFileSync(join(folder, 'certification.json'), 'utf8')),
  );
  expect(judged.map(({ id, verdict }) => [id, verdict])).toEqual([['orchidPay', 'met']]);
  const scenarios = Object.entries(judged[0]?.scenarios ?? {}).filter(([, verdict]) => verdict === 'met');
  // all scenarios of Klarna, and those that need triggers for charge and source
  expect(scenarios.map(([id]) => id)).toEqual(
    expect.arrayContaining([
      'pays',
      'migration',
      'source-refused',
      'charge-refused-late',
      'declines',
      'charge-stays-pending',
      'source-fails-late',
      'double-click-and-reload',
    ]),
  );
});

test('--catalogue adds entries to the built-in catalogue', async () => {
  const { code, text } = await program(['cli/main.ts', 'certify', '--catalogue', FOLDER, '--list']);
  expect(code, text).toBe(0);
  expect(text).toMatch(/^orchidPay: \d+ scenarios, \d+ checks$/m);
  expect(text).toContain(`of ${methodsIn('digital-river-api').length + 1} methods`);
});

test('a wrong entry in the folder stops the program with its location', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'catalogue-'));
  const entry = JSON.parse(readFileSync(join(FOLDER, 'orchidPay.json'), 'utf8')) as {
    wire: Record<string, unknown>;
  };
  entry.wire.flow = 'sideways';
  writeFileSync(join(folder, 'orchidPay.json'), JSON.stringify(entry));
  for (const [words, wanted] of [
    [['--catalogue', folder], /orchidPay\.json is not a method entry:[\s\S]*wire\.flow/],
    [['--catalogue', join(folder, 'none')], /is not a folder that contains method entries/],
    [['--catalogue', join(ROOT, 'contract/methods')], /is described twice/],
    [['--catalogue'], /--catalogue needs a folder/],
  ] as const) {
    const { code, text } = await program(['cli/main.ts', 'certify', '--list', ...words]);
    expect(code, text).toBe(2);
    expect(text).toMatch(wanted);
  }
});
