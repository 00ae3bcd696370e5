/** The certification checklists' 67 items: those judged from rules, and those that a person must answer. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { isRuleId, type RuleId } from './rules.ts';

const Item = z.strictObject({
  id: z.string(),
  checklist: z.string(),
  section: z.string(),
  question: z.string(),
  /** Whether a harness can judge it; the others are manual. */
  inScope: z.boolean(),
  /** Rules that answer it; an item in scope without any is not judged yet. */
  rules: z.array(z.string().refine((id): id is RuleId => isRuleId(id), 'is not a rule')),
  /** The standard behind it says what should be, not what must be: a breach is a warning. */
  recommended: z.exactOptional(z.literal(true)),
  /** Document it comes from. */
  source: z.string(),
});
export type ChecklistItem = z.infer<typeof Item>;

export const checklist: readonly ChecklistItem[] = z
  .array(Item)
  .parse(JSON.parse(readFileSync(join(import.meta.dirname, 'checklist.json'), 'utf8')));

const TITLES: Readonly<Record<string, string>> = {
  'checkouts-payment-sources-and-orders': 'Checkouts, payment sources and orders',
  'disclosures-compliance-statements-and-emails': 'Disclosures, compliance statements and e-mails',
  'products-and-skus': 'Products and SKUs',
};

/** A checklist's name as its document has it, of the id in `checklist`. */
export function checklistTitle(id: string): string {
  return TITLES[id] ?? id.charAt(0).toUpperCase() + id.slice(1).replaceAll('-', ' ');
}
