/** Writes all reports of a certification, and its records, into the folder of the reports. */
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { certificationHtml } from '../html/page.ts';
import type { ReportInput } from '../html/parts.ts';
import { Certification } from '../verdict/certification.ts';
import { junitXml } from './junit.ts';
import { screenshotFile } from './text.ts';
import { certificationMarkdown } from './markdown.ts';

/** The disk is full, or the folder is not writable: a problem of this machine. */
export class Unwritable extends Error {
  override readonly name = 'Unwritable';
}

/** @throws Unwritable if certification.json or certification.html cannot be written completely; both are then removed */
export function writeReports(out: string, input: ReportInput): void {
  // the written file must match the schema; anything else is an error of the harness
  const certification = Certification.parse(input.certification);
  const [json, html] = [join(out, 'certification.json'), join(out, 'certification.html')];
  try {
    mkdirSync(out, { recursive: true });
    writeWhole(html, certificationHtml(input));
    writeWhole(json, `${JSON.stringify(certification, null, 2)}\n`);
  } catch (error) {
    for (const file of [json, html]) rmSync(file, { force: true });
    throw new Unwritable(
      `The reports cannot be written to ${out}: ${codeOf(error)}. Free some disk space there, then run again.`,
    );
  }
  try {
    writeWhole(join(out, 'certification.md'), certificationMarkdown(certification));
    writeWhole(join(out, 'junit.xml'), junitXml(certification));
    const records = input.recordings.lines().map((line) => `${JSON.stringify(line)}\n`);
    writeWhole(join(out, 'records.jsonl'), records.join(''));
    writeScreenshots(join(out, 'screenshots'), input);
  } catch (error) {
    process.stderr.write(
      `${out}: certification.json and .html are complete; other reports could not be written (${codeOf(error)}).\n`,
    );
  }
}

/** @returns the system's error code; any other error is an error of the harness */
function codeOf(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) throw error;
  return code;
}

/** Writes to a temporary file first, so that a reader never gets half a report. */
function writeWhole(path: string, text: string): void {
  const part = `${path}.part`;
  try {
    writeFileSync(part, text);
    renameSync(part, path);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
}

function writeScreenshots(folder: string, { recordings }: ReportInput): void {
  const all = recordings.screenshots();
  if (all.length === 0) return;
  mkdirSync(folder, { recursive: true });
  for (const [test, picture] of all) writeFileSync(join(folder, screenshotFile(test)), picture);
}
