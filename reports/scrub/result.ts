/** Masks Playwright's results in place, so that all later reporters get masked data. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { TestError, TestResult, TestStep } from '@playwright/test/reporter';
import type { Scrubber } from './scrubber.ts';
import { isText, isZip, scrubZip } from './zip.ts';

type Attachment = TestResult['attachments'][number];

/** Steps and results contain the same attachment objects. */
const scrubbed = new WeakSet<Attachment>();

export function scrubStep(step: TestStep, scrubber: Scrubber): void {
  // read-only or missing in Playwright's types, but normal members at run time
  const open: { title: string; subtitle?: string; params?: unknown; error?: TestError } = step;
  open.title = scrubber.text(step.title);
  if (open.subtitle !== undefined) open.subtitle = scrubber.text(open.subtitle);
  if (open.params !== undefined) open.params = scrubber.json(open.params);
  if (open.error) scrubError(open.error, scrubber);
  // Allure copies them when their step ends
  for (const attachment of step.attachments) scrubAttachment(attachment, scrubber);
  step.titlePath = () => [...(step.parent?.titlePath() ?? []), step.title];
}

export function scrubError(error: TestError, scrubber: Scrubber): void {
  for (const member of ['message', 'stack', 'snippet', 'value'] as const) {
    const text = error[member];
    if (text !== undefined) error[member] = scrubber.text(text);
  }
  if (error.cause) scrubError(error.cause, scrubber);
}

export function scrubOutput(chunks: (string | Buffer)[], scrubber: Scrubber): void {
  // a secret may be split between two chunks
  const whole = chunks.map((chunk) => chunk.toString()).join('');
  const clean = scrubber.text(whole);
  if (clean !== whole) chunks.splice(0, chunks.length, clean);
}

export function scrubResult(result: TestResult, scrubber: Scrubber): void {
  for (const error of result.errors) scrubError(error, scrubber);
  if (result.error && !result.errors.includes(result.error)) scrubError(result.error, scrubber);
  scrubOutput(result.stdout, scrubber);
  scrubOutput(result.stderr, scrubber);
  for (const annotation of result.annotations)
    if (annotation.description !== undefined) annotation.description = scrubber.text(annotation.description);
  for (const attachment of result.attachments) scrubAttachment(attachment, scrubber);
}

function scrubAttachment(attachment: Attachment, scrubber: Scrubber): void {
  if (scrubbed.has(attachment)) return;
  scrubbed.add(attachment);
  attachment.name = scrubber.text(attachment.name);
  if (attachment.body) {
    const clean = scrubBytes(attachment.body, scrubber);
    if (clean) attachment.body = clean;
  }
  if (attachment.path !== undefined && existsSync(attachment.path)) {
    const clean = scrubBytes(readFileSync(attachment.path), scrubber);
    if (clean) writeFileSync(attachment.path, clean);
  }
}

/** @returns undefined if nothing changes */
export function scrubBytes(bytes: Buffer, scrubber: Scrubber): Buffer | undefined {
  if (isZip(bytes)) return Buffer.from(scrubZip(bytes, scrubber));
  if (!isText(bytes)) return undefined;
  const text = bytes.toString('utf8');
  const clean = scrubber.document(text);
  return clean === text ? undefined : Buffer.from(clean);
}

/** Removes an attachment and its file. */
export function drop(result: TestResult, unwanted: string): void {
  for (const { name, path } of result.attachments)
    if (name === unwanted && path !== undefined) rmSync(path, { force: true });
  const kept = result.attachments.filter(({ name }) => name !== unwanted);
  result.attachments.splice(0, result.attachments.length, ...kept);
}
