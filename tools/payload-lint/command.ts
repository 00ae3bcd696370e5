/** `npm run lint:payload -- FILE…`: checks createSource payloads of any shop. It starts nothing else. */
import { parseArgs } from 'node:util';
import { methods } from '../../contract/catalogue.ts';
import { asJson, asText } from './format.ts';
import { type LintedFile, lintFile } from './lint-file.ts';
import { asSarif } from './sarif.ts';
import { UsageError } from '../../harness/settings.ts';
import { version } from '../../harness/version.ts';

const FORMATS = ['text', 'json', 'sarif'] as const;
type Format = (typeof FORMATS)[number];

const HELP = `npm run lint:payload -- [--format text|json|sarif] [--with-session] FILE…

Finds what a page gives the SDK in JSON files and in HAR captures of any shop (- is standard input):
createSource payloads, payment requests of wallets, Drop-in configurations. It says of each: the method,
whether it has a session, and every member that must go, is missing, is unknown, or has a wrong type or
value, with the rule and its source.

A payload without a session breaks no rule. What it needs to become one with a session is listed under
"once sessionId is added" and is no finding: a shop that has not begun to migrate gets its list of what
to do, and exit code 0. A payload that has a sessionId is judged as migrated. Warnings break nothing.

  --with-session   judge payloads without a session as if they had one: the list becomes findings
  --format text    for people (default); json and sarif (2.1.0) for programs. npm run -s leaves
                   npm's own lines away from what a program reads
  --help           this
  --version        the version

Read: JSON at any depth, JSON written as text within it, forms, multipart bodies, JSONP, base64, and in a
HAR the requests with their queries and the WebSocket messages that were sent. The bodies of
POST …/payments/sources are payloads whatever they hold. Responses, and sources that were made already,
are not judged. What may hold a payload and is not read is named: compressed or binary bodies, archives,
newline-delimited JSON. Values are never shown, only names of members.

Exit code: 0 no findings, 1 findings, 2 something could not be read or holds no payload (the worst counts).
`;

const OPTIONS = {
  format: { type: 'string', default: 'text' },
  'with-session': { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
  version: { type: 'boolean', default: false },
} as const;

export async function lintPayload(words: readonly string[]): Promise<number> {
  const { values, positionals } = parse(words);
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  if (values.version) {
    process.stdout.write(`${version()}\n`);
    return 0;
  }
  const format = FORMATS.find((known) => known === values.format);
  if (!format) throw new UsageError(`--format must be ${FORMATS.join(', ')}.`);
  if (positionals.length === 0)
    throw new UsageError(
      'lint:payload needs a file: JSON, a HAR capture, or - for standard input (--help says more).',
    );
  const options = { wires: methods.map(({ wire }) => wire), withSession: values['with-session'] };
  const files: LintedFile[] = [];
  for (const file of new Set(positionals)) files.push(await lintFile(file, options));
  process.stdout.write(WRITE[format](files));
  return exitCode(files);
}

/** Exit code of the worst file. */
export function exitCode(files: readonly LintedFile[]): 0 | 1 | 2 {
  if (files.some(({ problems }) => problems.length > 0)) return 2;
  return files.some(({ payloads }) => payloads.some(({ findings }) => findings.length > 0)) ? 1 : 0;
}

const WRITE: Readonly<Record<Format, (files: readonly LintedFile[]) => string>> = {
  text: asText,
  json: asJson,
  sarif: (files) => asSarif(files, version()),
};

function parse(
  words: readonly string[],
): ReturnType<typeof parseArgs<{ options: typeof OPTIONS; allowPositionals: true }>> {
  try {
    return parseArgs({ args: [...words], options: OPTIONS, allowPositionals: true, strict: true });
  } catch (error) {
    const [line = ''] = (error instanceof Error ? error.message : String(error)).split(/[.\n]/);
    throw new UsageError(`${line}. Options: --format, --with-session, --help, --version.`);
  }
}
