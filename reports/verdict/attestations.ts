/**
 * Reads `attestations.json`: answers to manual checklist items, and who is responsible for the certification. It is next to the
 * shop's adapter, or in the project's root for the reference shop, and may be missing.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { checklist } from '../../contract/checklist.ts';
import { UsageError } from '../../harness/settings.ts';

export const ATTESTATIONS_FILE = 'attestations.json';

const Text = z.string().trim().min(1, 'must not be empty');
const Day = z.iso.date('must be a date like 2026-12-31');

const EvidenceFile = z.strictObject({
  /** Relative to the folder of attestations.json. */
  path: Text,
  sha256: z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in hexadecimal'),
});

export const Answer = z.strictObject({
  item: z.string().refine((id) => checklist.some((one) => one.id === id), 'is not a checklist item'),
  answer: z.enum(['yes', 'no', 'notApplicable']),
  note: z.exactOptional(Text),
  files: z.exactOptional(z.array(EvidenceFile)),
  by: Text,
  on: Day,
  /** Last day on which the answer is valid, UTC. */
  expires: Day,
});
export type Answer = z.infer<typeof Answer>;

export const Attestations = z.strictObject({
  /** Name and version of the shop. */
  shop: z.exactOptional(z.strictObject({ name: Text, version: z.exactOptional(Text) })),
  operator: z.exactOptional(Text),
  reviewer: z.exactOptional(Text),
  /** Last day on which the certification is valid, UTC. */
  validUntil: z.exactOptional(Day),
  answers: z.array(Answer),
});
export type Attestations = z.infer<typeof Attestations>;

/** Path of the answers: next to the shop's adapter, otherwise in the project's root. */
export function attestationsFile(root: string, shopAdapter: string | undefined): string {
  return join(shopAdapter === undefined ? root : dirname(shopAdapter), ATTESTATIONS_FILE);
}

/**
 * @returns no answers if the file is missing
 * @throws UsageError with the file and every wrong member
 */
export function readAttestations(file: string): Attestations {
  if (!existsSync(file)) return { answers: [] };
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new UsageError(`${basename(file)} is not JSON: ${error instanceof Error ? error.message : ''}`);
  }
  const result = Attestations.safeParse(value);
  if (!result.success)
    throw new UsageError(
      `${basename(file)} has mistakes (npm run attest writes a correct file):\n${z.prettifyError(result.error)}`,
    );
  const items = result.data.answers.map(({ item }) => item);
  const twice = items.find((item, index) => items.indexOf(item) !== index);
  if (twice !== undefined)
    throw new UsageError(`${basename(file)} contains two answers to ${twice}: keep one of them.`);
  return result.data;
}

/**
 * Why an answer is not valid; undefined if it is valid.
 * @param folder of attestations.json
 */
export function invalidity(answer: Answer, folder: string, today: string): string | undefined {
  if (answer.expires < today) return `the answer expired on ${answer.expires}`;
  for (const { path, sha256 } of answer.files ?? []) {
    const file = join(folder, path);
    if (!existsSync(file)) return `the evidence file ${path} is missing`;
    if (sha256Of(readFileSync(file)) !== sha256)
      return `the evidence file ${path} has changed since the answer`;
  }
  return undefined;
}

export function sha256Of(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
