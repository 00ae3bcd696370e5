/** Rules and checklist items in numbers, in the same words in every report. */
import { type Certification, VERDICTS } from '../verdict/certification.ts';
import { LABEL } from './labels.ts';
import { count } from './text.ts';

/** `173 met, 1 not met, 3 excluded`. */
export function ruleCounts({ summary }: Pick<Certification, 'summary'>): string {
  const counts = VERDICTS.filter((verdict) => summary[verdict] > 0).map(
    (verdict) => `${summary[verdict]} ${LABEL[verdict]}`,
  );
  return counts.join(', ') || 'none';
}

/** `67 items, 39 judged, 0 answered, 28 open`. */
export function checklistCounts({
  checklistSummary: items,
}: Pick<Certification, 'checklistSummary'>): string {
  const all = items.judged + items.answered + items.open;
  return `${count(all, 'item')}, ${items.judged} judged, ${items.answered} answered, ${items.open} open`;
}
