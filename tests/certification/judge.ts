/** Judges the rules of one cell on the recorded observation. Pure. */
import type { Abilities } from '../../contract/abilities.ts';
import type { Cause, EnvironmentNote } from '../../contract/evidence.ts';
import { excuses } from '../../contract/excuses.ts';
import { isJudged, type PlannedScenario } from '../../contract/plan.ts';
import { type RuleId, rulesIn } from '../../contract/rules.ts';
import { scenarios } from '../../contract/scenarios.ts';
import type { Exchange } from '../../harness/exchange.ts';
import { isOutage } from '../../harness/intervention.ts';
import type { BrokenOff } from './broken-off.ts';
import { checks } from './checks/checks.ts';
import { addressOf, succeeded } from './reading/exchanges.ts';
import { answerOf, type Finding, notExercised, notMet } from './reading/finding.ts';
import type { Observation, Topic } from './reading/observation.ts';
import { stranded } from './stranded.ts';

export interface CheckResult {
  readonly rule: RuleId;
  readonly finding: Finding;
  readonly cause?: Cause;
  /** Whether a rule is not met only because the story broke off before. */
  readonly brokeOff?: true;
}

export interface Circumstances {
  /** What the target offers. */
  readonly abilities: Abilities;
  /** How the story broke off, if it did. */
  readonly brokenOff?: BrokenOff | undefined;
  /** Outages of the target. */
  readonly environment?: readonly EnvironmentNote[];
}

/**
 * Judges the rules of the cell. A story that broke off fails only a rule that demands a page, if the recording proves that the
 * shopper was elsewhere and no failure of SDK or provider explains it; all other open rules get the first cause. During an outage
 * of the target, no failure counts as a defect.
 */
export function judge(
  cell: PlannedScenario,
  seen: Observation<Topic>,
  { abilities, brokenOff, environment = [] }: Circumstances,
): CheckResult[] {
  const { goals, owes } = scenarios[cell.scenario];
  const rules = rulesIn(seen.dialect);
  const trouble = environment.length > 0 ? 'environment' : undefined;
  const owed = goals.filter((rule) => cell.rules.includes(rule));
  // at least one rule must show that the story broke off, even if everything seen is correct
  const goal = owed.find((rule) => found(rule, seen).outcome !== 'met') ?? owed.at(-1) ?? cell.rules.at(-1);
  const isExcused = (wanted: RuleId): boolean =>
    (excuses[wanted] ?? []).some(
      (rule) =>
        rules[rule].level === 'MUST' &&
        rules[rule].inferred === undefined &&
        isJudged(rules[rule], seen.method, { dialect: seen.dialect, abilities }) &&
        // wait for a webhook only if the plan requires it
        (rules[rule].needs === undefined || owes.includes(rule)) &&
        found(rule, seen).outcome === 'notMet',
    );
  return cell.rules.map((rule): CheckResult => {
    const finding = found(rule, seen);
    const isOpen = finding.outcome !== 'met' || rule === goal;
    if (brokenOff === undefined || !isOpen) return { rule, ...weighed(finding, trouble) };
    if (brokenOff.adapter !== undefined) {
      // the recording counts, but after an adapter error the shop may not be the cause of a failure
      const isAdapters = rules[rule].subject === 'shop' && brokenOff.isControlMissing !== true;
      return finding.outcome === 'notMet' && !isAdapters
        ? { rule, ...weighed(finding, trouble) }
        : {
            rule,
            finding: notExercised(withReason(brokenOff.adapter, seen)),
            cause: trouble ?? 'adapter',
          };
    }
    if (finding.outcome === 'notMet') return { rule, ...weighed(finding, trouble) };
    const page = isExcused(rule) ? undefined : stranded[rule]?.(seen);
    if (page === undefined) return { rule, ...weighed(notExercised(whyOpen(brokenOff, seen)), trouble) };
    const actual = withReason(brokenOff.actual, seen);
    const elsewhere = notMet(brokenOff.expected, actual, page, ...seen.pageErrors);
    return { rule, ...weighed(elsewhere, trouble), brokeOff: true };
  });
}

/** A finding with its cause: during an outage, nothing but a pass says anything about the subject. */
function weighed(
  finding: Finding,
  trouble: 'environment' | undefined,
): Pick<CheckResult, 'finding' | 'cause'> {
  switch (finding.outcome) {
    case 'met':
      return { finding };
    case 'notMet':
      return { finding, cause: trouble ?? 'defect' };
    case 'excluded':
      // during an outage, the shop may not be able to do the missing action
      return trouble ? { finding: notExercised(finding.message), cause: trouble } : { finding };
    case 'notExercised':
      return { finding, ...(trouble ? { cause: trouble } : {}) };
  }
}

/** The first cause of the rules that could not be judged. */
function whyOpen({ expected, actual }: BrokenOff, seen: Observation<Topic>): string {
  return (
    seen.notes.missingWebhook ??
    `the scenario broke off: expected ${expected}, actual ${withReason(actual, seen)}`
  );
}

/** What the browser says in the console of an answer with an error of the server. */
const SERVER_ERROR = /^Failed to load resource: .*\bstatus of 5\d\d\b/;
/** The reason in an answer with errors, of either dialect, as JSON text without its last quote. */
const REASON = /"errors?":.*?"(?:message|description)":("(?:[^"\\]|\\.){1,200})/;

/** An exception in the shop's page, an error of its server, or a refused call often explains why nothing happened. */
function withReason(actual: string, { pageErrors, exchanges }: Observation<Topic>): string {
  const first = pageErrors.find(({ kind, text }) => kind === 'exception' || SERVER_ERROR.test(text));
  if (first?.kind === 'exception') return `${actual}; an exception in ${first.page}: ${first.text}`;
  const calls = exchanges.filter(({ sender }) => sender === 'shop' || sender === 'browser');
  const refused = calls.findLast(
    (call, at) =>
      isRefused(call) && !calls.slice(at).some((later) => succeeded(later) && isSameCall(later, call)),
  );
  const which = refused === calls.at(-1) ? 'the last call' : 'a call';
  return [
    actual,
    // before the console's words, because a terminal shows only the beginning of a message
    ...(refused ? [`${which} to the API was refused: ${refusalOf(refused)}`] : []),
    ...(first ? [`${first.page}: ${first.text}`] : []),
  ].join('; ');
}

function isSameCall(one: Exchange, other: Exchange): boolean {
  return one.request.method === other.request.method && addressOf(one) === addressOf(other);
}

/** Not by an outage, or by the harness. */
function isRefused({ response, intervention }: Exchange): boolean {
  const { status = 0 } = response ?? {};
  return status >= 400 && status < 500 && !isOutage(status) && intervention === undefined;
}

function refusalOf(exchange: Exchange): string {
  const { request, response } = exchange;
  const reason = REASON.exec(JSON.stringify(response?.body ?? ''))?.[1];
  const answer = `${answerOf(response)}${reason === undefined ? '' : ` ${reason}"`}`;
  return `${request.method} ${addressOf(exchange)}, ${answer}`;
}

function found(rule: RuleId, seen: Observation<Topic>): Finding {
  return checks[rule]?.(seen) ?? notExercised('no check judges this rule');
}
