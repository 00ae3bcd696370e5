/**
 * Interrupts commands that start other runs: they report what was done, and all processes that they started
 * end.
 */
import { spawnSync } from 'node:child_process';
import { expect, test } from '@playwright/test';
import { SERVERS } from './processes.ts';
import { inTerminal, type ProgramEnd, WatchedProgram } from './watched-program.ts';

/** Milliseconds until the last process of a command has started, on a busy machine. */
const STARTS = 300_000;

interface Command {
  readonly words: readonly string[];
  /** Command line of the process that starts last. */
  readonly inner: string;
  /** Is printed at the end. */
  readonly says: RegExp;
  /** For one that serves until it is ended. */
  readonly code?: number;
}

// not at the beginning of a line: a terminal shows ^C before it
const TESTS = /Interrupted: \d+ of \d+ tests? ended, \d+ passed, 0 failed/;
// of configurations without our reporters, which judge nothing
const NOTHING = /Interrupted before anything was judged/;

const COMMANDS: readonly Command[] = [
  { words: ['example', 'workers', 'cannot'], inner: '--project=certification', says: TESTS },
  { words: ['example', 'variants'], inner: 'examples/shop/main.ts', says: TESTS },
  { words: ['controls', 'RDR-06'], inner: SERVERS, says: TESTS },
  { words: ['record', 'RDR-06'], inner: SERVERS, says: NOTHING },
  { words: ['bench'], inner: 'workerProcessEntry', says: NOTHING },
  {
    words: ['test', 'example', 'controls'],
    inner: SERVERS,
    says: /^interrupted {2}example; not run: controls/m,
  },
  { words: ['test', 'types', 'lint'], inner: '--noEmit', says: /^interrupted {2}types; not run: lint/m },
  { words: ['start'], inner: SERVERS, says: /Press Ctrl-C to stop/, code: 0 },
  { words: ['provider'], inner: SERVERS, says: /requests, at most/, code: 0 },
];

// one after another: some of the commands write into the same folder
test.describe.configure({ mode: 'default' });
test.beforeEach(() => test.setTimeout(1_200_000));

for (const command of COMMANDS) {
  const name = `npm run ${command.words.join(' ')}`;

  test(`Ctrl-C in a terminal ends ${name} and all processes that it started`, async () => {
    test.skip(spawnSync('script', ['--version']).status !== 0, 'no program `script` to open a terminal with');
    const [script, ...words] = command.words;
    const shell = inTerminal(`npm run ${script} -- ${words.join(' ')}`);
    const program = new WatchedProgram([], { shell, input: true });
    await program.runs(command.inner, STARTS);
    await started(program, command);
    program.pressCtrlC();
    // npm has its own exit code for Ctrl-C
    await expectEnded(program, await program.end(), command, [command.code ?? 3, 130]);
  });

  for (const signal of ['SIGTERM', 'SIGHUP'] as const)
    test(`${signal} ends ${name} and all processes that it started`, async () => {
      const program = new WatchedProgram(command.words);
      await program.runs(command.inner, STARTS);
      await started(program, command);
      program.child.kill(signal);
      await expectEnded(program, await program.end(), command, [command.code ?? 3]);
    });
}

/** Servers print their addresses when they are ready to receive signals. */
async function started(program: WatchedProgram, { code }: Command): Promise<void> {
  if (code !== undefined) await expect.poll(() => program.text, { timeout: STARTS }).toMatch(/127\.0\.0\.1/);
}

async function expectEnded(
  program: WatchedProgram,
  end: ProgramEnd,
  { says }: Command,
  codes: readonly number[],
): Promise<void> {
  await program.expectNothingLeft();
  expect(codes, end.text).toContain(end.code);
  expect(end.text.replaceAll('\r', '')).toMatch(says);
}
