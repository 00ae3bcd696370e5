/** Numbers of rules and checklist items as text, the same in every report. */
import { testOf } from '../../contract/evidence.ts';
import { type Cause, type Certification, type Run, VERDICTS } from '../verdict/certification.ts';
import { countsOf } from '../verdict/counts.ts';
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

/** Date until which the certification is valid: without a certification there is none. */
export function validity(
  { answer }: Certification['certifiable'],
  { validUntil = 'no date set' }: Certification['identity'],
): string {
  return answer === 'yes' ? validUntil : 'no certification is issued';
}

type Counted = Pick<Certification, 'causes' | 'rules' | 'evidence' | 'summary'>;

/** `8 causes · 8 rules not met · 3 rules with a warning · 16 rules not exercised as a consequence`. */
export function headline(certification: Counted): string {
  const { causes, brokenOff, open } = countsOf(certification);
  const { notMet, warning, waived, met } = certification.summary;
  const parts: readonly (string | false)[] = [
    causes > 0 && count(causes, 'cause'),
    notMet > 0 && `${count(notMet, 'rule')} not met`,
    waived > 0 && `${count(waived, 'rule')} waived`,
    warning > 0 && `${count(warning, 'rule')} with a warning`,
    brokenOff > 0 && `${count(brokenOff, 'rule')} not exercised as a consequence`,
    open > 0 && `${count(open, 'rule')} not exercised${brokenOff > 0 ? ' for another reason' : ''}`,
    `${count(met, 'rule')} met`,
  ];
  return parts.filter((part) => part !== false).join(' · ');
}

/** `34 scenarios, 15 with findings`. */
export function scenarioCounts(certification: Counted): string {
  const { scenarios, scenariosWithFindings } = countsOf(certification);
  return `${count(scenarios, 'scenario')}, ${scenariosWithFindings} with findings`;
}

/** `2 methods, 5 scenarios`: a scenario counts once for each method, as in all other numbers. */
export function extentOf(
  cause: Cause,
  evidence: ReadonlyMap<string, Certification['evidence'][number]>,
): string {
  const tests = new Set(cause.evidence.flatMap((id) => evidence.get(id) ?? []).map(testOf));
  const { length } = cause.methods;
  const methods = length === 1 ? (cause.methods[0] ?? '') : count(length, 'method');
  return `${methods}, ${count(tests.size, 'scenario')}`;
}

/** `0.1.0 (commit 1a2b3c4d5e6f)`. */
export function harnessWords({
  harnessVersion,
  harnessCommit,
}: Pick<Run, 'harnessVersion' | 'harnessCommit'>): string {
  return harnessCommit === undefined
    ? harnessVersion
    : `${harnessVersion} (commit ${harnessCommit.replace(/^([0-9a-f]{12})[0-9a-f]*/, '$1')})`;
}
