/** Playwright's own commands on this project, each in a separate process, as users run them. */
import { randomUUID } from 'node:crypto';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { ROOT } from '../../../harness/root.ts';
import { shardsIn } from '../../../harness/shards.ts';
import { readCertification } from '../../../reports/package/run-files.ts';
import { type End, runProgram } from '../run-program.ts';

const CLI = join(ROOT, 'node_modules/@playwright/test/cli.js');
const FILE = 'tests/own/unit/settings.spec.ts';

/** With its own output folder, because Playwright empties the usual one, which other tests use, too. */
const playwright = ([command = '', ...args]: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<End> =>
  runProgram(process.execPath, [CLI, command, `--output=${test.info().outputPath(randomUUID())}`, ...args], {
    cwd: ROOT,
    env,
  });

/** Listed tests of a selection. */
async function listed(...args: string[]): Promise<string[]> {
  const { code, text } = await playwright(['test', '--list', ...args]);
  expect(code, text).toBe(0);
  return text.split('\n').filter((line) => line.includes(' › '));
}

test.beforeEach(() => test.setTimeout(180_000));

test('--list names the tests of all projects and starts nothing', async () => {
  const tests = await listed();
  for (const project of ['certification', 'controls', 'unit', 'servers', 'browser', 'sdk'])
    expect(
      tests.some((line) => line.includes(`[${project}]`)),
      project,
    ).toBe(true);
});

test('-g selects by title, and a file argument by file', async () => {
  const konbini = await listed('--project=certification', '-g', 'Konbini');
  expect(konbini.length).toBeGreaterThan(5);
  expect(konbini.filter((line) => !line.includes('Konbini'))).toEqual([]);
  const inFile = await listed('--project=unit', FILE);
  expect(inFile.length).toBeGreaterThan(5);
  expect(inFile.filter((line) => !line.includes(FILE))).toEqual([]);
});

test('four shards hold each test of the certification once, and as many of each scenario', async () => {
  const all = await listed('--project=certification');
  const shards: string[][] = [];
  for (const current of [1, 2, 3, 4])
    shards.push(await listed('--project=certification', `--shard=${current}/4`));
  expect(shards.flat().toSorted()).toEqual(all.toSorted());
  for (const scenario of ['declines at the portal', 'orders while the API answers']) {
    const counts = shards.map((lines) => lines.filter((line) => line.includes(scenario)).length);
    expect(
      Math.max(...counts) - Math.min(...counts),
      `${scenario}: ${counts.join(', ')}`,
    ).toBeLessThanOrEqual(1);
  }
  // of the documented command, and without the reporters that deal the tests out
  const documented = await listed(
    '--project=certification',
    '--shard=1/4',
    '--reporter=./reports/playwright/masking-reporter.ts,list',
  );
  expect(documented).toEqual(shards[0]);
});

test('with --project=phone the certification runs on a phone; otherwise it runs once, on a desktop', async () => {
  test.setTimeout(300_000);
  const ids = (tests: readonly string[]): string[] => tests.map((line) => line.replace(/\[\w+\]/, ''));
  const phone = await listed('--project=phone');
  expect(ids(phone)).toEqual(ids(await listed('--project=certification')));
  expect((await listed()).filter((line) => line.includes('[phone]'))).toEqual([]);
  const both = await playwright([
    'test',
    '--project=phone',
    '--project=certification',
    '-g',
    'Konbini › pays',
  ]);
  expect(both.code).toBe(2);
  expect(both.text).toContain('a certification uses only one screen');

  const out = test.info().outputPath('reports');
  const run = await playwright(['test', '--project=phone', '-g', 'Konbini › pays and sees'], {
    CONFORMANCE_OUT: out,
  });
  expect(run.code, run.text).toBe(0);
  const certification = readCertification(out);
  expect(certification.run).toMatchObject({ project: 'phone', screen: 'phone, 412 × 839, touch' });
  expect(certification.evidence.length).toBeGreaterThan(20);
  expect(certification.evidence.filter(({ rerun }) => !rerun.endsWith(' --project=phone'))).toEqual([]);
  expect(readFileSync(join(out, 'certification.html'), 'utf8')).toContain('phone, 412 × 839, touch');
});

test('--last-failed runs what failed before', async () => {
  const output = test.info().outputPath('results');
  const { text } = await playwright(['test', '--list', '--project=unit', FILE, '--reporter=json']);
  const [id] = /"id": "([0-9a-f]+-[0-9a-f]+)"/.exec(text)?.slice(1) ?? [];
  mkdirSync(output);
  writeFileSync(join(output, '.last-run.json'), JSON.stringify({ status: 'failed', failedTests: [id] }));
  const run = await playwright([
    'test',
    '--project=unit',
    '--last-failed',
    `--output=${output}`,
    '--reporter=line',
  ]);
  expect(run.code, run.text).toBe(0);
  expect(run.text).toMatch(/\b1 passed/);
});

test('without a screen, --headed warns and runs, and --debug does not wait for ever', async () => {
  // the system of a developer may have a screen without these
  test.skip(process.platform !== 'linux', 'only on Linux a screen is known by the environment');
  const noScreen = { DISPLAY: undefined, WAYLAND_DISPLAY: undefined };
  const headed = await playwright(['test', '--headed', '--project=unit', FILE], noScreen);
  expect(headed.text).toContain('--headed: this machine cannot show a browser window');
  expect(headed.code, headed.text).toBe(0);
  const debug = await playwright(['test', '--debug', '-g', 'Konbini › pays and sees'], noScreen);
  expect(debug.text).toContain('--debug needs a window');
  expect(debug.code, debug.text).not.toBe(0);
});

test('an editor’s test server lists the tests of a file and runs them', async () => {
  const client = ['--experimental-websocket', '--import', 'tsx', 'tests/own/editor-client.ts', FILE];
  const { code, text } = await runProgram(process.execPath, client, { cwd: ROOT });
  expect(code, text).toBe(0);
  const line = text.split('\n').find((one) => one.startsWith('{')) ?? '{}';
  const { files, tests, status } = JSON.parse(line) as Record<string, string>;
  expect(files).toContain('"name":"certification"');
  expect(tests).toContain('unknown methods, rules and options give one clear error line');
  expect(status).toBe('passed');
});

test('every wrong setting gives one line, without a stack trace', async () => {
  const { code, text } = await playwright(['test', '--list'], { DR_PROVIDER: 'nowhere', DR_METHOD: 'x' });
  expect(code).not.toBe(0);
  expect(text.trim().split('\n')).toEqual([
    'DR_METHOD is not a setting. Did you mean DR_METHODS?',
    'DR_PROVIDER must be embedded or sandbox (it is "nowhere").',
  ]);
});

test('shards share the rate limit; more shards than requests a second give one line', async () => {
  const part = ['test', '--project=unit', FILE, '--shard=1/4'];
  const run = await playwright([...part, '--reporter=json'], { DR_RATE_LIMIT: '60' });
  expect(run.code, run.text).toBe(0);
  const { config } = JSON.parse(run.text) as { config: { metadata: object } };
  expect(shardsIn(config.metadata)).toMatchObject([{ shard: '1/4', rateLimit: 15, timeoutFactor: 1.75 }]);
  const few = await playwright([...part, '--reporter=dot'], { DR_RATE_LIMIT: '3' });
  expect(few.code).toBe(1);
  expect(few.text.trim()).toBe(
    'UsageError: 3 requests per second (DR_RATE_LIMIT) are too few for 4 shards: use at most 3 shards.',
  );
});

test('blob reports of shards merge into one certification', async () => {
  test.setTimeout(300_000);
  const [blobs, out] = [test.info().outputPath('blobs'), test.info().outputPath('reports')];
  mkdirSync(blobs);
  for (const current of [1, 2]) {
    const run = await playwright(
      [
        'test',
        '--project=certification',
        '-g',
        'Konbini.*(pays and sees|never pushes)',
        `--shard=${current}/2`,
        '--reporter=./reports/playwright/masking-reporter.ts,blob',
      ],
      { PLAYWRIGHT_BLOB_OUTPUT_FILE: join(blobs, `shard-${current}.zip`) },
    );
    expect(run.code, run.text).toBe(0);
  }
  expect(readdirSync(blobs)).toHaveLength(2);
  const merge = (folder: string): Promise<End> =>
    runProgram(process.execPath, ['--import', 'tsx', 'cli/main.ts', 'merge', folder, '--out', out], {
      cwd: ROOT,
    });
  const merged = await merge(blobs);
  expect(merged.code, merged.text).toBe(0);
  const { run, summary, methods } = readCertification(out);
  expect(run.errors).toEqual([]);
  expect(run.partial).toBe(true);
  expect(summary).toMatchObject({ notMet: 0, notExercised: 0 });
  const played = methods.filter(({ scenarios }) => Object.values(scenarios).includes('met'));
  expect(played.map(({ id }) => id)).toEqual(['konbini']);

  // a shard that was killed leaves no report
  const one = test.info().outputPath('one');
  mkdirSync(one);
  copyFileSync(join(blobs, 'shard-2.zip'), join(one, 'second.zip'));
  const cut = await merge(one);
  expect(cut.code, cut.text).toBe(3);
  const partial = readCertification(out);
  expect(partial.run).toMatchObject({ status: 'interrupted', errors: [] });
  expect(partial.run.selection).toContain('shard 1 of 2 is missing');
  expect(partial.environment.map(({ message }) => message).join()).toContain(
    'The blob report of shard 1 of 2 is missing',
  );

  copyFileSync(join(blobs, 'shard-2.zip'), join(one, 'again.zip'));
  const twice = await merge(one);
  expect(twice.code, twice.text).toBe(2);
  expect(twice.text).toContain('the folder contains the report of one shard twice');
});

test('a word that is in no title ends the command before the first test, with a suggestion', async () => {
  const controls = (...words: string[]): Promise<End> =>
    runProgram(process.execPath, ['--import', 'tsx', 'cli/main.ts', 'controls', ...words], { cwd: ROOT });
  const one = await controls('RDR-06', 'no-termz');
  expect(one.text.trim()).toBe('No test has a title that contains "no-termz". Did you mean no-terms?');
  expect(one.code).toBe(2);
  // words are no patterns
  const all = await controls('RDR-0.');
  expect(all.text).toMatch(/^No test has a title that contains "RDR-0\."\. Did you mean RDR-0\d/);
  expect(all.code).toBe(2);
});
