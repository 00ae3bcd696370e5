/** Writes every form of a certification, and the records behind it, into the folder of the reports. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { certificationHtml } from '../html/page.ts';
import type { ReportInput } from '../html/parts.ts';
import { Certification } from '../verdict/certification.ts';
import { junitXml } from './junit.ts';
import { certificationMarkdown } from './markdown.ts';

export function writeReports(out: string, input: ReportInput): void {
  // what is written is what the schema promises, or it is an error of ours
  const certification = Certification.parse(input.certification);
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, 'certification.json'), `${JSON.stringify(certification, null, 2)}\n`);
  writeFileSync(join(out, 'certification.html'), certificationHtml(input));
  writeFileSync(join(out, 'certification.md'), certificationMarkdown(certification));
  writeFileSync(join(out, 'junit.xml'), junitXml(certification));
  writeFileSync(
    join(out, 'records.jsonl'),
    input.recordings
      .lines()
      .map((line) => `${JSON.stringify(line)}\n`)
      .join(''),
  );
  writeScreenshots(join(out, 'screenshots'), input);
}

function writeScreenshots(folder: string, { recordings }: ReportInput): void {
  const all = recordings.screenshots();
  if (all.length === 0) return;
  mkdirSync(folder, { recursive: true });
  for (const [test, picture] of all)
    writeFileSync(join(folder, `${test.replaceAll(/[^\w-]+/g, '.')}.jpg`), picture);
}
