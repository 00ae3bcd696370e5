/** The certification checklists' 67 items: items that rules judge, and items that a person must answer. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { isRuleId, type RuleId } from './rules.ts';

const Item = z.strictObject({
  id: z.string(),
  checklist: z.string(),
  section: z.string(),
  question: z.string(),
  /** Whether an item can be judged automatically; the others are manual. */
  inScope: z.boolean(),
  /** Rules that judge the item; an item in scope without rules is not judged yet. */
  rules: z.array(z.string().refine((id): id is RuleId => isRuleId(id), 'is not a rule')),
  /** The underlying standard is a recommendation: a violation is a warning. */
  recommended: z.exactOptional(z.literal(true)),
  /** Document that contains the item. */
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

/** The name of a checklist in its document, by the id in `checklist`. */
export function checklistTitle(id: string): string {
  return TITLES[id] ?? id.charAt(0).toUpperCase() + id.slice(1).replaceAll('-', ' ');
}
