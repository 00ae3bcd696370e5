/**
 * README and docs contain only commands and options that exist, and every link leads to an existing file and
 * heading.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from '../plain-test.ts';
import { readOptions } from '../../../cli/options.ts';
import { help, HELP, overview } from '../../../cli/help.ts';
import { isCertifying } from '../../../harness/certifying-project.ts';
import { ROOT } from '../../../harness/root.ts';
import { parseSettings } from '../../../harness/settings.ts';
import { SETTING_NAMES } from '../../../harness/settings-schema.ts';

const DOCUMENTS = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'contract/README.md',
  'examples/shop/README.md',
  ...readdirSync(join(ROOT, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];
const PROJECTS = [
  'certification',
  'phone',
  'controls',
  'unit',
  'fuzz',
  'servers',
  'example',
  'browser',
  'sdk',
];
const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};

/** Made by the patch that docs/adding-a-rule.md shows. */
const NEW_RULE = 'PRV-90';

const read = (name: string): string => readFileSync(join(ROOT, name), 'utf8');

/** Commands of the shell blocks of a document, a continued line as one, without comments. */
function commandsIn(text: string): string[] {
  return [...text.matchAll(/^[ \t]*```(?:sh|bash)\n(.*?)^[ \t]*```/gms)].flatMap(([, block = '']) =>
    block
      .replaceAll(/\s*\\\n\s*/g, ' ')
      .split('\n')
      .flatMap((line) => line.replace(/(^|\s)#.*/, '').split(/ && | &$/))
      .map((line) => line.trim())
      .filter(Boolean),
  );
}

/** Splits a command into words; quoted text is one word. */
const wordsOf = (command: string): string[] =>
  [...command.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(([, a, b, c]) => a ?? b ?? c ?? '');

/** The mistakes in an `npm run` command of this project. */
function scriptMistakes(name: string, args: readonly string[]): string[] {
  if (!(name in scripts)) return [`package.json has no script "${name}"`];
  if (name === 'certify' && !args.includes('--help'))
    try {
      readOptions(
        args.map((word) => (word === NEW_RULE ? 'SES-01' : word)),
        parseSettings({}),
      );
      return [];
    } catch (error) {
      return [String(error)];
    }
  const text = help(name === 'lint:payload' ? 'lint-payload' : name.replace(':', '-')) ?? '';
  const unknown = args.filter((word) => /^--\w/.test(word) && word !== '--help' && !text.includes(word));
  return text === '' ? [] : unknown.map((word) => `${name} has no option ${word}`);
}

function playwrightMistakes(args: readonly string[]): string[] {
  const [command, ...rest] = args;
  if (command === 'install') return [];
  if (command !== 'test' && command !== 'launch-server')
    return [`npx playwright ${command ?? ''} is not known here`];
  const named = rest.flatMap((word) => (word.startsWith('--project=') ? [word.slice(10)] : []));
  const files = rest.filter((word) => word.endsWith('.spec.ts') && !existsSync(join(ROOT, word)));
  const reporters = rest.flatMap((word) =>
    word.startsWith('--reporter=./') ? [word.slice(11).split(',')[0] ?? ''] : [],
  );
  return [
    ...named.filter((name) => !PROJECTS.includes(name)).map((name) => `there is no project ${name}`),
    ...[...files, ...reporters.filter((file) => !existsSync(join(ROOT, file)))].map(
      (file) => `no file ${file}`,
    ),
    ...(named.filter(isCertifying).length > 1 ? ['two certifying projects'] : []),
  ];
}

/** @returns the mistakes in a command; an unknown kind of command is also a mistake */
function mistakesIn(command: string): string[] {
  const words = wordsOf(command);
  const from = words.findIndex((word) => !/^[A-Z_]+=/.test(word));
  const settings = words.slice(0, from < 0 ? words.length : from).map((word) => word.split('=')[0] ?? '');
  const unknown = settings.filter(
    (name) => name.startsWith('DR_') && !(SETTING_NAMES as readonly string[]).includes(name),
  );
  const [program, first = '', ...rest] = from < 0 ? [] : words.slice(from);
  const args = rest[0] === '--' ? rest.slice(1) : rest;
  const found = (): string[] => {
    if (program === 'npm' && first === 'run')
      return scriptMistakes(args[0] ?? '', args[1] === '--' ? args.slice(2) : args.slice(1));
    if (program === 'npm' && ['test', 'start'].includes(first)) return [];
    if (program === 'npm' && ['ci', 'install', 'pack'].includes(first)) return [];
    if (program === 'npx' && first === 'playwright') return playwrightMistakes(args);
    if (program === 'npx' && first === 'payment-session-conformance')
      return scriptMistakes(args[0] ?? '', args.slice(1));
    if (program === 'npx' && first === 'tsc') return [];
    if (program === 'docker' && ['build', 'run', 'cp', 'rm'].includes(first))
      return existsSync(join(ROOT, 'Dockerfile')) ? [] : ['no Dockerfile'];
    if (program === 'kubectl') return [];
    if (program === 'git' && first === 'apply')
      return args.filter((word) => word.endsWith('.patch') && !existsSync(join(ROOT, word)));
    if (program === undefined) return [];
    return [`no test knows this command: ${program} ${first}`];
  };
  return [...unknown.map((name) => `${name} is no setting`), ...found()].map((one) => `${command}: ${one}`);
}

for (const name of DOCUMENTS) {
  test(`${name}: contains only commands that exist`, () => {
    expect(commandsIn(read(name)).flatMap(mistakesIn)).toEqual([]);
  });

  test(`${name}: names only settings that exist`, () => {
    // in the CHANGELOG also settings of earlier versions
    const given = name === 'CHANGELOG.md' ? [] : (read(name).match(/\bDR_[A-Z_]*[A-Z]\b/g) ?? []);
    expect(given.filter((one) => !(SETTING_NAMES as readonly string[]).includes(one))).toEqual([]);
  });

  test(`${name}: links only to files and headings that exist`, () => {
    const targets = [...read(name).matchAll(/\]\((?!https?:|mailto:)([^)\s]+)\)/g)].map(([, to]) => to ?? '');
    const lost = targets.filter((to) => {
      const [path = '', heading] = to.split('#');
      const file = path === '' ? name : join(dirname(name), path);
      if (!existsSync(join(ROOT, file))) return true;
      return heading !== undefined && file.endsWith('.md') && !anchorsIn(read(file)).includes(heading);
    });
    expect(lost).toEqual([]);
  });
}

/** The anchor that GitHub creates for a heading. */
function anchorsIn(text: string): string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(/\s/g, '-'),
  );
}

test('no line of a command’s help is longer than 80 columns', () => {
  const lines = [...Object.values(HELP), overview(Object.keys(HELP))].flatMap((text) => text.split('\n'));
  expect(lines.filter((line) => line.length > 80)).toEqual([]);
});

test('an unknown command is found, and a command of an unknown kind', () => {
  const wrong = [
    'npm run certifi',
    'npm run certify -- --method konbini',
    'npm run certify -- --methods payPall',
    'DR_METHOD=konbini npm run certify',
    'npx playwright test --project=phones',
    'npx playwright test tests/certification/none.spec.ts',
    'npx payment-session-conformance certifi',
    'make all',
  ];
  expect(wrong.filter((command) => mistakesIn(command).length === 0)).toEqual([]);
  expect(commandsIn('```sh\nnpm ci && npm run certify \\\n  --list # all\n```\n')).toEqual([
    'npm ci',
    'npm run certify --list',
  ]);
});
