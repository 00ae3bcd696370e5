/** Text about the changes since an earlier run, the same in every report. */
import { isUnchanged } from '../verdict/compare.ts';
import type { Comparison } from '../verdict/certification.ts';
import { LABEL } from './labels.ts';
import { count, listed } from './text.ts';

export interface ComparisonPart {
  readonly title: string;
  /** Not trusted: they contain names sent by the provider. */
  readonly lines: readonly string[];
}

type Change = Comparison['fixed'][number];

/** `Compared with run-1 of 2026-01-01: 1 new failure, 2 fixed, 1 still failing, 1 changed member of a response.` */
export function comparisonTitle(comparison: Comparison): string {
  const { run, finishedAt, stillFailing } = comparison;
  const what = isUnchanged(comparison)
    ? [`nothing changed${stillFailing.length > 0 ? `, ${rules(stillFailing)} still failing` : ''}`]
    : partsOf(comparison).map(({ short }) => short);
  return `Compared with ${run} of ${finishedAt.slice(0, 10)}: ${what.join(', ')}.`;
}

export function comparisonParts(comparison: Comparison): ComparisonPart[] {
  return partsOf(comparison);
}

function partsOf({
  newFailures,
  fixed,
  stillFailing,
  notTestedNow,
  shapes,
}: Comparison): (ComparisonPart & { short: string })[] {
  const part = (
    title: string,
    changes: readonly Change[],
    short: string,
  ): ComparisonPart & { short: string } => ({
    title,
    lines: changes.map(changeLine),
    short,
  });
  const all = [
    part('New failures', newFailures, `${rules(newFailures)} newly failing`),
    part('Fixed', fixed, `${rules(fixed)} fixed`),
    part('Still failing', stillFailing, `${rules(stillFailing)} still failing`),
    part(
      'Failed in the earlier run, not tested in this run',
      notTestedNow,
      `${rules(notTestedNow)} that failed not tested again`,
    ),
    {
      title: 'Changed responses',
      lines: shapes.map(shapeLine),
      short: `${count(shapes.length, 'changed member', 'changed members')} of responses`,
    },
  ];
  return all.filter(({ lines }) => lines.length > 0);
}

function rules(changes: readonly Change[]): string {
  return count(new Set(changes.map(({ rule }) => rule)).size, 'rule');
}

function changeLine({ rule, was, is, methods, scenarios }: Change): string {
  const before = was === 'absent' ? 'not in the earlier run' : LABEL[was];
  return `${rule}: ${before} → ${LABEL[is]}; ${listed(methods, 4)}: ${listed(scenarios, 4)}`;
}

function shapeLine({ response, member, change, was, is }: Comparison['shapes'][number]): string {
  const types = change === 'retyped' ? `${was ?? ''} → ${is ?? ''}` : (was ?? is ?? '');
  return `${response}: ${member} ${change} (${types})`;
}
