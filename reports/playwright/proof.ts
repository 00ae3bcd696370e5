/** Attachments for Allure: the timeline of a test, and the records that decide its findings. */
import type { TestResult } from '@playwright/test/reporter';
import { recordsText, timelineText } from '../formats/timeline-text.ts';
import type { Collected } from '../verdict/collect.ts';
import type { Circumstances } from '../verdict/recordings.ts';
import { witnessesOf } from '../verdict/witness.ts';
import { isFinding } from '../verdict/waivers.ts';

/** Plain text, so that nothing in it is executed. Bodies of passed tests are left out: with them a full report has 75 MB. */
export function proofOf(
  { evidence, exchanges }: Pick<Collected, 'evidence' | 'exchanges'>,
  { actions }: Circumstances,
): TestResult['attachments'] {
  const recorded = witnessesOf(exchanges);
  if (recorded.length + actions.length === 0) return [];
  const findings = evidence.filter(isFinding);
  const named = new Set(findings.flatMap((one) => one.exchanges));
  const deciding = recorded.filter(({ id }) => named.has(id));
  const words = findings
    .map(({ expected, actual, message }) => [expected, actual, message].join(' '))
    .join(' ');
  return [
    textOf('Timeline', timelineText({ recorded, actions }, findings)),
    ...(deciding.length > 0
      ? [textOf('Deciding requests, responses and calls', recordsText(deciding, words))]
      : []),
  ];
}

function textOf(name: string, text: string): TestResult['attachments'][number] {
  return { name, contentType: 'text/plain', body: Buffer.from(text) };
}
