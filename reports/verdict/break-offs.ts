/** Finds why scenarios broke off: the violation that ended a test, and the same violation in other tests. */
import type { JudgedEvidence } from './certification.ts';
import { isDefect } from './waivers.ts';

type Cell = Pick<JudgedEvidence, 'method' | 'integration'>;

/** The violation that ended the test: the violation in the step before the page that was not reached. */
export function endedBy<T extends { readonly evidence: JudgedEvidence }>(
  own: readonly T[],
  all: readonly T[],
): T | undefined {
  const missed = all.find(({ evidence }) => isDefect(evidence) && evidence.brokeOff === true);
  const sameGroup = own.filter(({ evidence }) => missed && group(evidence) === group(missed.evidence));
  // the rules of a group are in the order of a payment
  return sameGroup.toSorted((a, b) => b.evidence.rule.localeCompare(a.evidence.rule))[0] ?? own[0];
}

function group({ rule }: JudgedEvidence): string {
  return rule.split('-')[0] ?? rule;
}

/** Payments that were not completed, by method: the same violation usually ends all tests of a method. */
export class BreakOffs {
  readonly #ended = new Map<string, { pages: Set<string>; by: JudgedEvidence }>();

  /**
   * @param by violation in this test
   * @param broken evidence that is not exercised because of it
   */
  add(by: JudgedEvidence, broken: readonly JudgedEvidence[]): void {
    const pages = broken.flatMap((one) => pageOf(one) ?? []);
    if (pages.length === 0) return;
    const known = this.#ended.get(keyOf(by));
    if (known) for (const page of pages) known.pages.add(page);
    else this.#ended.set(keyOf(by), { pages: new Set(pages), by });
  }

  /**
   * @param evidence of a test without its own violation
   * @returns the violation that ended payments with this method at the same page, or at any page if the evidence names none
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

/**
 * Whether a rule is not met only because the scenario ended early. If there is another violation, it is the
 * reason.
 */
export function saysWhereItEnded(evidence: JudgedEvidence): boolean {
  return evidence.outcome === 'notMet' && pageOf(evidence) !== undefined;
}

/**
 * The page on which the scenario ended instead of the confirmation page, without the reason after it, which may contain ids;
 * undefined if the evidence contains more information.
 */
function pageOf({ brokeOff, expected = '', actual, message = '' }: JudgedEvidence): string | undefined {
  const isPage = brokeOff === true || /^(?:the )?confirmation page\b/.test(expected);
  if (actual !== undefined && !isPage) return undefined;
  const page = actual ?? /^the scenario broke off: .*, actual (.*)$/s.exec(message)?.[1];
  return page?.split('; ')[0];
}
