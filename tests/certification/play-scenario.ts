/** Plays one scenario of the plan for one method, and judges all its rules on the recording. */
import { type Browser, test, type TestInfo } from '@playwright/test';
import type { Abilities } from '../../contract/abilities.ts';
import { methodById } from '../../contract/catalogue.ts';
import type { Cause, EnvironmentNote } from '../../contract/evidence.ts';
import { isJudged, type PlannedScenario } from '../../contract/plan.ts';
import { type RuleId, rulesIn } from '../../contract/rules.ts';
import { type ScenarioId, scenarios } from '../../contract/scenarios.ts';
import { ClockWatch } from '../../harness/clock.ts';
import type { Exchange } from '../../harness/exchange.ts';
import { inTime } from '../../harness/in-time.ts';
import { isOutage } from '../../harness/intervention.ts';
import type { Secret } from '../../harness/masking.ts';
import { EnvironmentError, TapClient } from '../../harness/tap-client.ts';
import { abilitiesOf, type RunContext } from '../../harness/run.ts';
import { NotArrived } from '../../pages/arrival.ts';
import { UnknownPortal } from '../../pages/portal-page.ts';
import type { ShopAdapter } from '../../pages/shop.ts';
import { excuses } from '../../contract/excuses.ts';
import { AdapterError } from './adapter-error.ts';
import { assertUsesTap } from './bypass.ts';
import { checks } from './checks/checks.ts';
import { tooLate } from './stories/one-by-one.ts';
import { stories } from './stories/stories.ts';
import { PER_PURCHASE } from './stories/story.ts';
import { type Finding, notExercised, notMet } from './reading/finding.ts';
import type { Observation, Topic } from './reading/observation.ts';
import { ShopperActions } from './shopper-actions.ts';
import { stranded } from './stranded.ts';
import { whileReachable } from './target-watch.ts';
import { inTurn, noteUnjoined } from './turn.ts';
import { harnessStep } from './steps.ts';
import { World } from './world.ts';

export interface PlayOptions {
  readonly run: RunContext;
  readonly browser: Browser;
  readonly adapter: ShopAdapter;
  /** Called before the story begins, e.g. to switch on a fault. */
  readonly prepare?: (world: World) => Promise<void>;
  readonly sdkFault?: string;
  /** Runs after the story, before the world is closed. */
  readonly finish?: (world: World, judged: readonly CheckResult[]) => Promise<void>;
}

export interface CheckResult {
  readonly rule: RuleId;
  readonly finding: Finding;
  readonly cause?: Cause;
  /** Not met only because the story broke off before. */
  readonly brokeOff?: true;
}

/** Where a story broke off. */
export interface BrokenOff {
  readonly expected: string;
  readonly actual: string;
  /** Message of an error in the shop's adapter. */
  readonly adapter?: string;
  /** The adapter did not find a control on the page; the recording up to there is still judged. */
  readonly isControlMissing?: boolean;
}

export interface PlayedScenario {
  readonly judged: readonly CheckResult[];
  readonly seen: Observation<Topic>;
  /** Why the story broke off. */
  readonly brokenOff?: BrokenOff;
  readonly environment: readonly EnvironmentNote[];
  /** The secrets that were masked in the recording. */
  readonly secrets: readonly Secret[];
}

/** Scenarios in which the harness itself calls the SDK. */
const OWN_CODE: readonly ScenarioId[] = ['migration', 'refused-payloads', 'direct-calls', 'triggers'];

/** Calls of the shop that belong to none of the running tests: the recording may be incomplete. */
interface Doubt {
  readonly doubtful: readonly string[];
}

/** @throws EnvironmentError if the target is unreachable; any other error is an error of the harness */
export async function playScenario(cell: PlannedScenario, options: PlayOptions): Promise<PlayedScenario> {
  const { run } = options;
  const playNow = async (): Promise<PlayedScenario | Doubt> => {
    const milliseconds = grantTime(cell, run);
    if (run.shop !== 'custom') return playOnce(cell, options, milliseconds);
    return inTurn(run, milliseconds, (turn) => playOnce(cell, options, milliseconds, turn));
  };
  const played = await playNow();
  if (!('doubtful' in played)) return played;
  // from now on each call belongs to the only running test
  await noteUnjoined(played.doubtful);
  const again = await playNow();
  if (!('doubtful' in again)) return again;
  throw new Error(
    `Calls that belong to no test, although one test runs at a time: ${again.doubtful.join(', ')}.`,
  );
}

async function playOnce(
  cell: PlannedScenario,
  options: PlayOptions,
  milliseconds: number,
  turn?: string,
): Promise<PlayedScenario | Doubt> {
  const method = methodById(cell.method);
  const { topics, play } = stories[cell.scenario];
  const { tapUrl } = options.run.targets;
  const clock = new ClockWatch();
  // if the harness calls the SDK itself, it also creates the session
  const assertTap = (seen: Observation<Topic>): void =>
    OWN_CODE.includes(cell.scenario) ? undefined : assertUsesTap(seen, tapUrl);
  // before a browser is opened: if the target is down, hundreds of scenarios end within seconds
  const { reachable, error } = await new TapClient(tapUrl, options.run.runKey, 'health').health();
  if (!reachable) throw new EnvironmentError(`The provider is unreachable: ${error ?? 'no answer'}.`);
  const world = await harnessStep('Opens the browser', () =>
    World.open({
      run: options.run,
      topics,
      browser: options.browser,
      method,
      adapter: options.adapter,
      bypassCsp: OWN_CODE.includes(cell.scenario),
      ...(options.sdkFault === undefined ? {} : { sdkFault: options.sdkFault }),
      ...(turn === undefined ? {} : { turn }),
    }),
  );
  let finish: (() => Promise<void>) | undefined;
  try {
    await options.prepare?.(world);
    const brokenOff = await playStory(
      () => playInTime(whileReachable(play(new ShopperActions(world)), world.tap), milliseconds),
      async () => {
        await world.settle();
        const seen = await world.observe();
        if ((await world.doubtful()).length > 0) return true;
        assertTap(seen);
        return outagesIn(seen).length > 0;
      },
    );
    // the shopper may have waited for a call that is still pending
    if (brokenOff !== undefined) await world.settle();
    const seen = await world.observe();
    const doubtful = await world.doubtful();
    if (doubtful.length > 0) {
      await world.tap.oneAtATime();
      return { doubtful };
    }
    assertTap(seen);
    // then the sequence and the delays of events are not reliable
    const { jump } = clock;
    const jumps =
      jump === undefined ? [] : [{ message: `The clock of this machine was set by ${jump} s meanwhile.` }];
    const environment = [...jumps, ...outagesIn(seen)].map((note) => ({
      ...note,
      method: cell.method,
      scenario: cell.scenario,
    }));
    const judged = judge(cell, seen, brokenOff, environment, abilitiesOf(options.run));
    finish = async () => options.finish?.(world, judged);
    return {
      judged,
      seen,
      environment,
      secrets: world.secrets,
      ...(brokenOff === undefined ? {} : { brokenOff }),
    };
  } finally {
    await harnessStep('Closes the browser', async () => {
      try {
        await finish?.();
      } finally {
        await world.close();
      }
    });
  }
}

/** Milliseconds reserved after the story, for pending calls to time out and for judging. */
const RESERVED = 25_000;

/** Tests that have played one story: a control plays two, each with its own time. */
const played = new WeakSet<TestInfo>();

/** Extends the test's timeout for one more story. @returns milliseconds for the story itself */
function grantTime({ method, scenario }: PlannedScenario, { dialect, timeoutFactor }: RunContext): number {
  const info = test.info();
  const usual = info.project.timeout;
  // no limit: a person is watching
  if (usual === 0 || info.timeout === 0) return Number.POSITIVE_INFINITY;
  const purchases = stories[scenario].purchases?.(methodById(method), dialect) ?? 0;
  const milliseconds = usual + purchases * PER_PURCHASE * timeoutFactor;
  info.setTimeout(played.has(info) ? info.timeout + milliseconds : info.timeout - usual + milliseconds);
  played.add(info);
  return Math.max(milliseconds - RESERVED, milliseconds / 2);
}

/** @throws Error if the story does not end before the test's timeout */
function playInTime(story: Promise<void>, milliseconds: number): Promise<void> {
  return milliseconds === Number.POSITIVE_INFINITY
    ? story
    : inTime(story, milliseconds, () => tooLate('the scenario', milliseconds));
}

/**
 * Plays the story.
 * @param hadOutage whether the target had an outage, which may break off a story anywhere
 * @returns how it broke off, if it did
 */
async function playStory(
  story: () => Promise<void>,
  hadOutage: () => Promise<boolean>,
): Promise<BrokenOff | undefined> {
  try {
    await story();
    return undefined;
  } catch (error) {
    if (error instanceof AdapterError)
      return {
        expected: 'the adapter to go on',
        actual: error.message,
        adapter: error.message,
        isControlMissing: error.isControlMissing,
      };
    if (error instanceof UnknownPortal)
      return {
        expected: 'a portal that is known',
        actual: error.message,
        adapter: error.message,
        isControlMissing: true,
      };
    if (error instanceof NotArrived) return { expected: error.expected, actual: error.actual };
    // a control that never appeared means that the shopper did not arrive
    if (error instanceof Error && error.name === 'TimeoutError')
      return {
        expected: 'a control to use',
        actual: plainText(error.message.split('\n').slice(0, 3).join(' ')),
      };
    if (error instanceof EnvironmentError || !(await hadOutage())) throw error;
    return { expected: 'the story to its end', actual: String(error).split('\n')[0] ?? '' };
  }
}

/** Without the colours of a terminal. */
function plainText(message: string): string {
  // eslint-disable-next-line no-control-regex
  return message.replaceAll(/\u001B\[[0-9;]*m/g, '');
}

/**
 * Judges the rules of the cell. A story that broke off fails only a rule that demands a page, if the recording proves that the
 * shopper was elsewhere and no failure of SDK or provider explains it; all other open rules get the first cause. During an outage
 * of the target, no failure counts as a defect.
 */
export function judge(
  cell: PlannedScenario,
  seen: Observation<Topic>,
  brokenOff: BrokenOff | undefined,
  environment: readonly EnvironmentNote[],
  abilities: Abilities,
): CheckResult[] {
  const { goals, owes } = scenarios[cell.scenario];
  const why = brokenOff && whyOpen(brokenOff, seen);
  const owed = goals.filter((rule) => cell.rules.includes(rule));
  const goal = owed.find((rule) => found(rule, seen).outcome !== 'met') ?? owed.at(-1);
  const rules = rulesIn(seen.dialect);
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
    // at least one rule must show that the story broke off, even if everything seen is correct
    const isOpen = finding.outcome !== 'met' || rule === (goal ?? cell.rules.at(-1));
    if (brokenOff?.adapter !== undefined && isOpen) {
      const cause = environment.length > 0 ? 'environment' : 'adapter';
      // the recording counts, but after an adapter error a failure may not be the shop's fault
      const isAdapters = rules[rule].subject === 'shop' && brokenOff.isControlMissing !== true;
      if (finding.outcome !== 'notMet' || isAdapters)
        return { rule, finding: notExercised(brokenOff.adapter), cause };
      return { rule, finding, cause: environment.length > 0 ? 'environment' : 'defect' };
    }
    const trouble = environment.length > 0 ? ('environment' as const) : undefined;
    if (brokenOff !== undefined && why !== undefined && finding.outcome !== 'notMet' && isOpen) {
      const page = stranded[rule]?.(seen);
      if (page && !isExcused(rule))
        return {
          rule,
          finding: notMet(
            brokenOff.expected,
            withPageErrors(brokenOff.actual, seen),
            page,
            ...seen.pageErrors,
          ),
          cause: trouble ?? 'defect',
          brokeOff: true,
        };
      return { rule, finding: notExercised(why), ...(trouble ? { cause: trouble } : {}) };
    }
    switch (finding.outcome) {
      case 'met':
        return { rule, finding };
      case 'notMet':
        return { rule, finding, cause: trouble ?? 'defect' };
      case 'excluded':
        // a missing action during an outage is not the shop's choice
        return trouble ? { rule, finding: notExercised(finding.message), cause: trouble } : { rule, finding };
      case 'notExercised':
        return { rule, finding, ...(trouble ? { cause: trouble } : {}) };
    }
  });
}

/** The first cause of the rules that could not be judged. */
function whyOpen({ expected, actual }: BrokenOff, seen: Observation<Topic>): string {
  return (
    seen.notes.missingWebhook ??
    `the scenario broke off: expected ${expected}, actual ${withPageErrors(actual, seen)}`
  );
}

/** An exception in the shop's page often explains why nothing happened. */
function withPageErrors(actual: string, { pageErrors }: Observation<Topic>): string {
  const [first] = pageErrors.filter(({ kind }) => kind === 'exception');
  return first ? `${actual}; an exception in ${first.page}: ${first.text}` : actual;
}

function found(rule: RuleId, seen: Observation<Topic>): Finding {
  return checks[rule]?.(seen) ?? notExercised('no check judges this rule');
}

const REFUSED = /net::ERR_FAILED|Failed to fetch/;

/** Outages of the target: no answer, 5xx, 429. Interventions of the harness do not count. */
function outagesIn(seen: Observation<Topic>): EnvironmentNote[] {
  const own = ({ sender, signature, intervention }: Exchange): boolean =>
    sender !== 'provider' && signature === undefined && intervention === undefined;
  const calls = seen.exchanges.filter(own).flatMap(({ sender, request, response, error, startedAt }) => {
    const time = new Date(startedAt).toISOString();
    const where = `${request.method} ${request.url.split('?')[0]}`;
    // a call that the browser refuses (CORS) is no outage
    if (sender === 'browser' && REFUSED.test(error ?? '')) return [];
    if (error !== undefined) return [{ message: `no answer to ${where}: ${error}`, time }];
    return response && isOutage(response.status)
      ? [{ message: `${where} was answered ${response.status}`, time }]
      : [];
  });
  // requests of another origin's page are not recorded
  const { crossOrigin, longPause: paused } = seen.notes;
  const status = crossOrigin?.status;
  const others = [
    ...(paused === undefined ? [] : [`The provider asked all callers to wait for ${paused} s.`]),
    ...(status !== undefined && isOutage(status) ? [`a cross-origin call was answered ${status}`] : []),
  ];
  const notes = [...new Set(calls.map(({ message }) => message))].map((message): EnvironmentNote => ({
    message,
    times: calls.flatMap((call) => (call.message === message ? [call.time] : [])),
  }));
  return [...notes, ...others.map((message) => ({ message }))].slice(0, 5);
}
