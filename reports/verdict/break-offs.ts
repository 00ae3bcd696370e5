/** Why scenarios broke off: which violation of a test ended it, and in which other tests the same violation shows again. */
import type { JudgedEvidence } from './certification.ts';
import { isDefect } from './waivers.ts';

type Cell = Pick<JudgedEvidence, 'method' | 'integration'>;

/** Of several violations in a test the one that ended it: that of the step before the one that was not reached. */
export function endedBy<T extends { readonly evidence: JudgedEvidence }>(
  own: readonly T[],
  all: readonly T[],
): T | undefined {
  const missed = all.find(({ evidence }) => isDefect(evidence) && evidence.brokeOff === true);
  const sameGroup = own.filter(({ evidence }) => missed && group(evidence) === group(missed.evidence));
  // the rules of a group follow the order of a payment
  return sameGroup.toSorted((a, b) => b.evidence.rule.localeCompare(a.evidence.rule))[0] ?? own[0];
}

function group({ rule }: JudgedEvidence): string {
  return rule.split('-')[0] ?? rule;
}

/** Payments that never arrive, by method: what ended them in one test ends them in the others. */
export class BreakOffs {
  readonly #ended = new Map<string, { pages: Set<string>; by: JudgedEvidence }>();

  /** @param by violation in this test; @param broken what is open or not reached because of it */
  add(by: JudgedEvidence, broken: readonly JudgedEvidence[]): void {
    const pages = broken.flatMap((one) => pageOf(one) ?? []);
    if (pages.length === 0) return;
    const known = this.#ended.get(keyOf(by));
    if (known) for (const page of pages) known.pages.add(page);
    else this.#ended.set(keyOf(by), { pages: new Set(pages), by });
  }

  /**
   * @param evidence of a test without a violation of its own
   * @returns the violation that ended payments with this method at the same page; for what is only open, at any page
   */
  whyOf(evidence: JudgedEvidence): JudgedEvidence | undefined {
    const ended = this.#ended.get(keyOf(evidence));
    if (!ended) return undefined;
    const page = pageOf(evidence);
    const isOpen = evidence.outcome === 'notExercised' && evidence.cause === undefined;
    return isOpen || (page !== undefined && ended.pages.has(page)) ? ended.by : undefined;
  }
}

function keyOf({ method, integration }: Cell): string {
  return `${method}/${integration}`;
}

/** Not met only because the scenario ended before: what ended it is another violation, if one was seen. */
export function saysWhereItEnded(evidence: JudgedEvidence): boolean {
  return evidence.outcome === 'notMet' && pageOf(evidence) !== undefined;
}

/** The page at which the scenario ended in place of the confirmation page; undefined for evidence that says more than that. */
function pageOf({ brokeOff, expected = '', actual, message = '' }: JudgedEvidence): string | undefined {
  if (actual !== undefined)
    return brokeOff === true || /^(?:the )?confirmation page\b/.test(expected) ? actual : undefined;
  return /^the scenario broke off: .*, actual (.*)$/s.exec(message)?.[1];
}
