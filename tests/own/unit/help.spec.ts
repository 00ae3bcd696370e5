/** Help texts, and messages about wrong options. */
import { HELP, overview } from '../../../cli/help.ts';
import { parseOptions } from '../../../harness/parse-options.ts';
import { asInstalled } from '../../../harness/root.ts';
import { expect, test } from '../plain-test.ts';

const PROGRAM = 'npx payment-session-conformance';

test('the installed package shows its own form of every command', () => {
  expect(asInstalled('npm run certify -- --list, npm run doctor, npm start [-- --tls], npm run -s')).toBe(
    `${PROGRAM} certify --list, ${PROGRAM} doctor, ${PROGRAM} start [--tls], npm run -s`,
  );
  // the package does not contain the command test
  const { test: _, ...texts } = HELP;
  const wrong = Object.values(texts).filter((text) => /npm (?:start|run \w)|-- /.test(asInstalled(text)));
  expect(wrong).toEqual([]);
});

test('the overview has one line for each command', () => {
  const names = Object.keys(HELP);
  const lines = overview(names).trimEnd().split('\n').slice(1, -1);
  expect(lines).toHaveLength(names.length);
  expect(lines.filter((line) => !/^ {2}[a-z-]+ +[A-Z].{15,}/.test(line))).toEqual([]);
});

const config = { options: { methods: { type: 'string' }, list: { type: 'boolean' } } } as const;
const mistakes: readonly (readonly [string, readonly string[], string])[] = [
  ['a typing error', ['--method', 'konbini'], "Unknown option '--method'. Did you mean --methods?"],
  ['an unknown option', ['--colour'], "Unknown option '--colour'. Options: --methods, --list."],
  [
    'a missing value',
    ['--methods'],
    "Option '--methods <value>' argument missing. Options: --methods, --list.",
  ],
  ['a word too many', ['./a.json'], "Unexpected argument './a.json'. Options: --methods, --list."],
];
for (const [what, args, message] of mistakes)
  test(`${what} in a command gives one line that names the options`, () => {
    expect(() => parseOptions({ ...config, args: [...args] })).toThrow(message);
  });
