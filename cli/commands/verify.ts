/** `npm run verify -- FILE`: checks offline whether a package is unaltered, and prints its signer and result. */
import { createPublicKey } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { UsageError } from '../../harness/settings.ts';
import { type Verification, verifyPackage } from '../../reports/package/package.ts';
import { listed, oneLine } from '../../reports/formats/text.ts';
import { WIDTH, wrap } from '../../harness/wrap.ts';
import { parseOptions } from '../../harness/parse-options.ts';

export async function verify(words: readonly string[]): Promise<number> {
  const { values, positionals } = parseOptions({
    args: [...words],
    allowPositionals: true,
    options: { key: { type: 'string' } },
  });
  const [file, ...more] = positionals;
  const { key } = values;
  if (file === undefined || more.length > 0)
    throw new UsageError('verify needs exactly one file, e.g. npm run verify -- certification-RUN.zip');
  for (const path of [file, ...(key === undefined ? [] : [key])])
    if (!existsSync(path)) throw new UsageError(`${path} does not exist.`);
  const found = verifyPackage(readFileSync(file), key === undefined ? undefined : publicKey(key));
  process.stdout.write(report(found, key !== undefined));
  return Promise.resolve(found.problems.length === 0 ? 0 : 1);
}

function report({ problems, signer, statement }: Verification, isTrusted: boolean): string {
  const lines = [
    problems.length === 0 ? 'Unaltered since it was signed.' : 'ALTERED: do not rely on this package.',
    ...problems.flatMap((problem) => wrap(`  ${oneLine(problem)}`, WIDTH, '  ')),
  ];
  if (signer !== undefined) {
    lines.push(row('Signer', signer));
    if (!isTrusted)
      lines.push(
        row(
          '',
          'This key comes from the package: compare the fingerprint with the one that the signer publishes.',
        ),
      );
  }
  if (statement && problems.length === 0) {
    const { certification: about, passedTests, warnedTests, failedTests } = statement.predicate;
    const { validUntil } = about;
    lines.push(
      row('Result', about.title),
      row('Shop', about.shop),
      row('Provider', `${about.provider}, ${about.dialect}`),
      row('Methods', `${about.methods.length}: ${listed(about.methods, 8)}`),
      row(
        'Rules',
        `${passedTests.length} met, ${warnedTests.length} warning or waived, ${failedTests.length} not met or not exercised`,
      ),
      row('Run', `${about.run}, ${about.finishedAt}`),
      row('Operator', `${about.operator ?? 'not named'}; reviewer ${about.reviewer ?? 'not named'}`),
    );
    if (validUntil !== undefined) {
      const isOver = validUntil < new Date().toISOString().slice(0, 10);
      lines.push(row('Valid', `until ${validUntil}${isOver ? ' (EXPIRED)' : ''}`));
    }
    lines.push(row('Files', `${statement.subject.length}, with the manifest`));
  }
  return `${lines.join('\n')}\n`;
}

/** Column in which the values begin. */
const VALUES = 11;

function row(name: string, value: string): string {
  const lines = wrap(oneLine(value), WIDTH - VALUES);
  return name.padEnd(VALUES) + lines.join(`\n${' '.repeat(VALUES)}`);
}

function publicKey(file: string): ReturnType<typeof createPublicKey> {
  try {
    return createPublicKey(readFileSync(file));
  } catch {
    throw new UsageError(`${file} contains no public key in PEM format.`);
  }
}
