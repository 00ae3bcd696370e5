/** Payloads from practice and public code, with our own values: the table has the expected verdict of each. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { methods } from '../../../../contract/catalogue.ts';
import { exitCode } from '../../../../tools/payload-lint/command.ts';
import type { LintFinding } from '../../../../tools/payload-lint/finding.ts';
import { lintBytes } from '../../../../tools/payload-lint/lint-file.ts';
import { expect, test } from '../../plain-test.ts';

interface Verdict {
  readonly file: string;
  /** The public repository whose code has this shape, or `field report`. */
  readonly origin: string;
  readonly about: string;
  readonly exit: number;
  readonly found: readonly object[];
  readonly made: readonly string[];
  readonly unread: readonly string[];
}

const FOLDER = join(import.meta.dirname, '../../data/payloads');
const verdicts = JSON.parse(readFileSync(join(FOLDER, 'verdicts.json'), 'utf8')) as Verdict[];
const options = { wires: methods.map(({ wire }) => wire), withSession: false };
const members = (findings: readonly LintFinding[]): string[] =>
  findings.map(({ fault, member }) => `${fault} ${member}`).sort();

for (const { file, about, exit, found, made, unread } of verdicts) {
  test(`${file}: ${about}`, () => {
    const linted = lintBytes(readFileSync(join(FOLDER, 'files', file)), options);
    expect(
      linted.payloads.map(({ kind, method, session, findings, later, warnings }) => ({
        kind,
        ...(method ? { method: method.id } : {}),
        session,
        findings: members(findings),
        later: members(later),
        warnings: members(warnings),
      })),
    ).toEqual(found);
    expect({ made: linted.made, unread: linted.unread }).toEqual({ made, unread });
    expect(exitCode([{ file, ...linted }])).toBe(exit);
  });
}

test('every file has an expected verdict, at least twenty files come from public code, and none is skipped', () => {
  expect(verdicts.map(({ file }) => file)).toEqual(readdirSync(join(FOLDER, 'files')).sort());
  expect(verdicts.filter(({ origin }) => origin !== 'field report').length).toBeGreaterThanOrEqual(20);
  for (const { file, found, exit } of verdicts) if (found.length === 0) expect(exit, file).toBe(2);
});
