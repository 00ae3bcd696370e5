/** `npm run lint:payload -- FILE…`: checks createSource payloads of any shop. It starts nothing else. */
import { methods } from '../../contract/catalogue.ts';
import { asJson, asText } from './format.ts';
import { type LintedFile, lintFile } from './lint-file.ts';
import { asSarif } from './sarif.ts';
import { parseOptions } from '../../harness/parse-options.ts';
import { UsageError } from '../../harness/settings.ts';
import { version } from '../../harness/version.ts';

const FORMATS = ['text', 'json', 'sarif'] as const;
type Format = (typeof FORMATS)[number];

const OPTIONS = {
  format: { type: 'string', default: 'text' },
  'with-session': { type: 'boolean', default: false },
} as const;

export async function lintPayload(words: readonly string[]): Promise<number> {
  const { values, positionals } = parseOptions({
    args: [...words],
    options: OPTIONS,
    allowPositionals: true,
  });
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
