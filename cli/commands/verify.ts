/** `npm run verify -- FILE`: checks offline whether a package is unaltered, and prints its signer and result. */
import { createPublicKey } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { UsageError } from '../../harness/settings.ts';
import { type Verification, verifyPackage } from '../../reports/package/package.ts';
import { listed, oneLine } from '../../reports/formats/text.ts';
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
  ];
  for (const problem of problems) lines.push(`  ${oneLine(problem)}`);
  if (signer !== undefined)
    lines.push(
      `Signer     ${signer}${isTrusted ? '' : ' (this key comes from the package: compare the fingerprint with the one that the signer publishes)'}`,
    );
  if (statement && problems.length === 0) {
    const { certification: about, passedTests, warnedTests, failedTests } = statement.predicate;
    lines.push(
      `Result     ${oneLine(about.title)}`,
      `Shop       ${oneLine(about.shop)}`,
      `Provider   ${oneLine(about.provider)}, ${oneLine(about.dialect)}`,
      `Methods    ${about.methods.length}: ${oneLine(listed(about.methods, 8))}`,
      `Rules      ${passedTests.length} met, ${warnedTests.length} warning or waived, ${failedTests.length} not met or not exercised`,
      `Run        ${oneLine(about.run)}, ${oneLine(about.finishedAt)}`,
      `Operator   ${oneLine(about.operator ?? 'not named')}; reviewer ${oneLine(about.reviewer ?? 'not named')}`,
      `Valid      ${about.validUntil === undefined ? 'no date set' : `until ${oneLine(about.validUntil)}${about.validUntil < new Date().toISOString().slice(0, 10) ? ' (EXPIRED)' : ''}`}`,
      `Files      ${statement.subject.length}`,
    );
  }
  return `${lines.join('\n')}\n`;
}

function publicKey(file: string): ReturnType<typeof createPublicKey> {
  try {
    return createPublicKey(readFileSync(file));
  } catch {
    throw new UsageError(`${file} contains no public key in PEM format.`);
  }
}
