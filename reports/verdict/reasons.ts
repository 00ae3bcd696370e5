/** The result of a run, and the reasons against a certification, most important first. */
import { testOf } from '../../contract/evidence.ts';
import type { Certification, JudgedItem, JudgedRule, JudgedWaiver, Result } from './certification.ts';
import { INTERRUPTED, KILLED } from './collect.ts';
import { count, listed, oneLine } from '../formats/text.ts';
import { withCommands } from '../../harness/root.ts';

export interface Blocking {
  readonly errors: readonly string[];
  /** MUST rules that are not met. */
  readonly breaches: readonly JudgedRule[];
  /** SHOULD rules that are not met; a reason only with `strict`. */
  readonly shortcomings: readonly JudgedRule[];
  readonly badWaivers: readonly JudgedWaiver[];
  readonly unexercised: readonly JudgedRule[];
  readonly interrupted: boolean;
  /** Nothing was judged. */
  readonly nothing: boolean;
  /** Manual checklist items that a person answered with no. */
  readonly denied: readonly JudgedItem[];
}

type Judged = Omit<Certification, 'certifiable' | 'result'>;

export function blocking({ run, rules, waivers, summary, checklist }: Judged): Blocking {
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
    denied: checklist.filter(
      ({ state, attestation }) => state === 'answered' && attestation?.answer === 'no',
    ),
  };
}

function holds(methods: JudgedRule['methods'], verdict: string): boolean {
  return Object.values(methods).includes(verdict as JudgedRule['verdict']);
}

/** `yes`: nothing failed and no answer is negative. Open manual items are part of the result's state. */
export function certifiable(judged: Judged): Certification['certifiable'] {
  const against = obstacles(judged);
  return against.length > 0
    ? { answer: 'no', reasons: against }
    : { answer: 'yes', reasons: remarks(judged) };
}

/** The result in one line. */
export function resultOf(judged: Judged): Result {
  const state = stateOf(judged);
  const { open } = judged.checklistSummary;
  const titles: Readonly<Record<Result['state'], string>> = {
    selfTestPassed: 'Self-test passed',
    automatedPassed: `Automated checks passed, ${count(open, 'manual answer')} open`,
    ready: 'Ready to certify',
    notCertifiable: 'Not certifiable',
    incomplete: 'Incomplete',
    selectionPassed: 'Selection passed: no certification is issued',
  };
  return { state, title: titles[state] };
}

function stateOf(judged: Judged): Result['state'] {
  const { errors, breaches, shortcomings, badWaivers, unexercised, interrupted, nothing, denied } =
    blocking(judged);
  const { run } = judged;
  if (errors.length > 0) return 'incomplete';
  if (breaches.length + badWaivers.length + denied.length > 0 || (run.strict && shortcomings.length > 0))
    return 'notCertifiable';
  if (interrupted || unexercised.length > 0 || nothing) return 'incomplete';
  if (run.partial) return 'selectionPassed';
  if (isSelfTest(judged)) return 'selfTestPassed';
  return judged.checklistSummary.open > 0 ? 'automatedPassed' : 'ready';
}

function isSelfTest({ run }: Judged): boolean {
  return run.provider === 'embedded' && run.shop === 'fixture';
}

function obstacles(judged: Judged): string[] {
  const { errors, breaches, shortcomings, badWaivers, unexercised, interrupted, nothing, denied } =
    blocking(judged);
  const { run } = judged;
  // a rule that is not met for another method is counted there
  const open = unexercised.filter(({ verdict }) => verdict === 'notExercised');
  const ids = (rules: readonly JudgedRule[]): string => listed(rules.map(({ id }) => id));
  const reasons: (string | false)[] = [
    errors.length > 0 &&
      `${count(errors.length, 'error')} in the harness itself: do not rely on the verdicts. First error: ${oneLine(errors[0] ?? '')}`,
    breaches.length > 0 &&
      `${count(breaches.length, 'MUST rule is', 'MUST rules are')} not met: ${causing(breaches, judged, 'defect')}.`,
    run.strict &&
      shortcomings.length > 0 &&
      `${count(shortcomings.length, 'SHOULD rule is', 'SHOULD rules are')} not met, and --strict was set: ${ids(shortcomings)}.`,
    ...badWaivers.map(({ rule, method, status, expires, owner }) =>
      status === 'expired'
        ? `The waiver of ${rule} for ${method} expired on ${expires} (owner: ${oneLine(owner)}). Fix the defect or renew the waiver.`
        : `The waiver of ${rule} for ${method} is no longer needed (owner: ${oneLine(owner)}). Remove it from waivers.json.`,
    ),
    denied.length > 0 &&
      `${count(denied.length, 'checklist item was', 'checklist items were')} answered with no: ${listed(denied.map(({ id }) => id))}.`,
    interrupted && interruption(judged),
    killed(judged),
    outage(judged),
    open.length > 0 &&
      `${count(open.length, 'required rule')} could not be tested in at least one scenario. This does not count as a pass: ${causing(open, judged, 'open')}.`,
    run.partial &&
      `Partial run${run.selection.length > 0 ? ` (${listed(run.selection.map((one) => oneLine(one)))})` : ''}: no certification is issued.`,
    nothing && 'Nothing was judged.',
  ];
  return reasons.filter((reason) => reason !== false);
}

/** Lists the rules with their own cause, and for the others the failure that they follow from. */
function causing(
  rules: readonly JudgedRule[],
  { causes, evidence }: Judged,
  kind: 'defect' | 'open',
): string {
  const own = new Set(
    causes
      .filter((cause) => (cause.kind === 'defect') === (kind === 'defect'))
      .flatMap((cause) => cause.rules),
  );
  const [named, others] = [rules.filter(({ id }) => own.has(id)), rules.filter(({ id }) => !own.has(id))];
  if (others.length === 0 || causes.length === 0) return listed(rules.map(({ id }) => id));
  const ruleOf = new Map(evidence.map(({ id, rule }) => [id, rule]));
  const ids = new Set(others.map(({ id }) => id));
  const before = causes.filter(({ consequences }) =>
    consequences.some((id) => ids.has(ruleOf.get(id) ?? '')),
  );
  const because = listed([...new Set(before.map((cause) => cause.rules[0] ?? ''))]) || 'another failure';
  const which = kind === 'defect' ? listed(others.map(({ id }) => id)) : String(others.length);
  if (named.length > 0) return `${listed(named.map(({ id }) => id))}; ${which} because of ${because}`;
  return kind === 'defect' ? `${which} because of ${because}` : `all because of ${because}`;
}

function interruption({ evidence }: Judged): string {
  const all = new Set(evidence.map(testOf));
  const open = new Set(evidence.filter(({ message }) => message === INTERRUPTED).map(testOf));
  return `The run was interrupted: ${all.size - open.size} of ${count(all.size, 'scenario')} judged.`;
}

/** Whether neither the target nor the harness is the cause. */
function killed({ evidence }: Judged): string | false {
  const affected = evidence.filter(({ message = '' }) => message.startsWith(KILLED));
  const tests = new Set(affected.map(({ test, integration }) => `${test} ${integration}`));
  return (
    tests.size > 0 &&
    `${count(tests.size, 'scenario')} could not be judged because ${KILLED}. This machine may have too little memory. Run again, with fewer --workers.`
  );
}

/** No subject is blamed for an unavailable target. */
function outage({ evidence, environment }: Judged): string | false {
  const affected = evidence.filter(
    ({ cause, message = '' }) =>
      cause === 'environment' && message !== INTERRUPTED && !message.startsWith(KILLED),
  );
  const [first] = affected;
  if (!first) return false;
  const tests = new Set(affected.map(({ test, integration }) => `${test} ${integration}`));
  // a call without response explains more than the page where the scenario stopped
  const call = environment.find(
    ({ method, scenario, times }) =>
      method === first.method && scenario === first.scenario && times !== undefined,
  );
  return `The target had an outage: ${count(tests.size, 'scenario')} could not be judged completely. This is not a failure of the shop. First: ${oneLine((call ?? first).message ?? '')}`;
}

function remarks(judged: Judged): string[] {
  const { rules, waivers, checklistSummary, identity } = judged;
  const warned = rules.filter(({ verdict }) => verdict === 'warning').map(({ id }) => id);
  const live = waivers.filter(({ status }) => status === 'live');
  const reasons: (string | false)[] = [
    isSelfTest(judged) &&
      'This run used the reference shop and the embedded provider: it shows that the harness works. No shop is certified.',
    !isSelfTest(judged) &&
      `${checklistSummary.open > 0 ? 'Once the manual items are answered, certified for' : 'Certified for'}: ${identity.methods.join(', ')}.`,
    live.length > 0 &&
      `${count(live.length, 'known defect is', 'known defects are')} waived: ${listed(live.map(({ rule, method, expires }) => `${rule} for ${method} until ${expires}`))}.`,
    warned.length > 0 &&
      `${count(warned.length, 'rule has', 'rules have')} a warning, which does not prevent certification: ${listed(warned)}.`,
    checklistSummary.open > 0 &&
      withCommands(
        `${count(checklistSummary.open, 'manual checklist item')} open: answer with npm run attest.`,
      ),
  ];
  return reasons.filter((reason) => reason !== false);
}
