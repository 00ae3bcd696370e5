/** Can it be certified: what stands in the way, most important first, in plain words. */
import type { Certification, JudgedRule, JudgedWaiver } from './certification.ts';
import { count, listed, oneLine } from '../formats/words.ts';

export interface Blocking {
  readonly errors: readonly string[];
  /** MUST rules that are not met. */
  readonly breaches: readonly JudgedRule[];
  /** SHOULD rules that are not met; in the way only when `strict`. */
  readonly shortcomings: readonly JudgedRule[];
  readonly badWaivers: readonly JudgedWaiver[];
  readonly unexercised: readonly JudgedRule[];
  readonly interrupted: boolean;
  /** Nothing at all was judged. */
  readonly nothing: boolean;
}

type Judged = Omit<Certification, 'certifiable'>;

export function blocking({ run, rules, waivers, summary }: Judged): Blocking {
  return {
    errors: run.errors,
    breaches: rules.filter(({ verdict }) => verdict === 'notMet'),
    shortcomings: rules.filter(
      ({ level, methods, inferred }) =>
        level === 'SHOULD' && !(inferred && run.inferred === 'report') && holds(methods, 'warning'),
    ),
    badWaivers: waivers.filter(({ status }) => status === 'expired' || status === 'unneeded'),
    unexercised: rules.filter(({ methods }) => holds(methods, 'notExercised')),
    interrupted: run.status === 'interrupted',
    nothing: summary.met + summary.notMet + summary.warning + summary.waived + summary.notExercised === 0,
  };
}

function holds(methods: JudgedRule['methods'], verdict: string): boolean {
  return Object.values(methods).includes(verdict as JudgedRule['verdict']);
}

export function certifiable(judged: Judged): Certification['certifiable'] {
  const against = inTheWay(judged);
  return against.length > 0 ? { answer: 'no', reasons: against } : { answer: 'yes', reasons: toKnow(judged) };
}

function inTheWay(judged: Judged): string[] {
  const { errors, breaches, shortcomings, badWaivers, unexercised, interrupted, nothing } = blocking(judged);
  const { run } = judged;
  const ids = (rules: readonly JudgedRule[]): string => listed(rules.map(({ id }) => id));
  const reasons: (string | false)[] = [
    errors.length > 0 &&
      `The harness itself failed (${count(errors.length, 'error')}), so its verdicts cannot be relied on: ${oneLine(errors[0] ?? '')}`,
    breaches.length > 0 &&
      `${count(breaches.length, 'MUST rule is', 'MUST rules are')} not met: ${ids(breaches)}.`,
    run.strict &&
      shortcomings.length > 0 &&
      `${count(shortcomings.length, 'SHOULD rule is', 'SHOULD rules are')} not met, and this run was strict: ${ids(shortcomings)}.`,
    ...badWaivers.map(({ rule, method, status, expires, owner }) =>
      status === 'expired'
        ? `The waiver of ${rule} for ${method} expired on ${expires} (owner: ${oneLine(owner)}).`
        : `The waiver of ${rule} for ${method} is not needed any more: remove it (owner: ${oneLine(owner)}).`,
    ),
    interrupted && 'The run was interrupted before it had judged everything.',
    unexercised.length > 0 &&
      `${count(unexercised.length, 'rule was', 'rules were')} not exercised wherever owed, and no evidence is never a pass: ${ids(unexercised)}.`,
    run.partial &&
      `This run judged a selection only${run.selection.length > 0 ? ` (${listed(run.selection.map((one) => oneLine(one)))})` : ''}: a part certifies nothing.`,
    nothing && 'Nothing was judged.',
  ];
  return reasons.filter((reason) => reason !== false);
}

function toKnow({ run, rules, waivers, checklist }: Judged): string[] {
  const warned = rules.filter(({ verdict }) => verdict === 'warning').map(({ id }) => id);
  const live = waivers.filter(({ status }) => status === 'live');
  const manual = checklist.filter(
    ({ verdict }) => verdict === 'excluded' || verdict === 'notExercised',
  ).length;
  const reasons: (string | false)[] = [
    run.provider === 'embedded' &&
      run.shop === 'fixture' &&
      'This run judged the reference shop against the embedded provider: it shows that the harness works, and certifies no shop.',
    live.length > 0 &&
      `${count(live.length, 'known defect is', 'known defects are')} waived: ${listed(live.map(({ rule, method, expires }) => `${rule} for ${method} until ${expires}`))}.`,
    warned.length > 0 &&
      `${count(warned.length, 'rule gives', 'rules give')} a warning, which does not stand in the way: ${listed(warned)}.`,
    manual > 0 &&
      `${count(manual, 'checklist item is', 'checklist items are')} for a person to answer; the checklist names them.`,
  ];
  return reasons.filter((reason) => reason !== false);
}
