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

export const HELP = `npm run lint:payload -- [--format text|json|sarif] [--with-session] FILE…

Checks the data that a page passes to the SDK: createSource payloads, payment
requests of wallets and Drop-in configurations. Reads them from JSON files and
HAR captures of any shop (- is standard input). Prints for each payload: the
method, whether it has a session, and every member that must be removed, is
missing, is unknown, or has a wrong type or value, with the rule and its source.

A payload without a session violates no rule. The changes that a session
requires are listed under "once sessionId is added". They are not findings: the
exit code is 0 for a shop that has not begun to migrate. A payload with a
sessionId is judged as migrated. Warnings do not change the exit code.

  --with-session   judge payloads without a session as if they had one: the
                   listed changes are findings
  --format text    for people (default); json and sarif (2.1.0) for programs.
                   Use npm run -s, so that npm adds no lines to the output
  --help           print this text
  --version        print the version

What is read: JSON at any depth, JSON in strings, forms, multipart bodies,
JSONP, base64; of a HAR the requests with their queries, and sent WebSocket
messages. Every body of POST …/payments/sources counts as a payload. Responses,
and sources that already exist, are not judged. Content that may contain a
payload but cannot be read is reported: compressed or binary bodies, archives,
newline-delimited JSON. Values are never shown, only names of members.

Exit code: 0 no findings, 1 findings, 2 a file could not be read or contains no
payload. With several files, the highest exit code counts.
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
