/** Writes every form of a certification into the folder of the reports. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Certification } from '../verdict/certification.ts';
import { certificationHtml } from '../html/page.ts';
import type { ReportInput } from '../html/parts.ts';
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
}
