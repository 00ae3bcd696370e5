/** Plays one scenario of the plan for one method, and judges everything it owes on what was seen. */
import { type Browser, test } from '@playwright/test';
import type { Abilities } from '../../contract/abilities.ts';
import { methodById } from '../../contract/catalogue.ts';
import type { Cause, EnvironmentNote } from '../../contract/evidence.ts';
import { isJudged, type PlannedScenario } from '../../contract/plan.ts';
import { type RuleId, ruleIds, rulesIn } from '../../contract/rules.ts';
import { type ScenarioId, scenarios } from '../../contract/scenarios.ts';
import type { Exchange } from '../../harness/exchange.ts';
import { isOutage } from '../../harness/intervention.ts';
import { EnvironmentError } from '../../harness/tap-client.ts';
import { abilitiesOf, type RunContext } from '../../harness/run.ts';
import { NotArrived } from '../../pages/arrival.ts';
import type { ShopAdapter } from '../../pages/shop.ts';
import { checks } from './checks/checks.ts';
import { stories } from './stories/stories.ts';
import { type Finding, notExercised, notMet } from './reading/finding.ts';
import type { Observation } from './reading/observation.ts';
import { ShopperActions } from './shopper-actions.ts';
import { World } from './world.ts';

export interface PlayOptions {
  readonly run: RunContext;
  readonly browser: Browser;
  readonly adapter: ShopAdapter;
  /** Something to do to the world before the story begins: a fault. */
  readonly prepare?: (world: World) => Promise<void>;
  readonly sdkFault?: string;
  /** Something to do while the world is still there. */
  readonly finish?: (world: World, judged: readonly CheckResult[]) => Promise<void>;
}

export interface CheckResult {
  readonly rule: RuleId;
  readonly finding: Finding;
  readonly cause?: Cause;
}

export interface PlayedScenario {
  readonly judged: readonly CheckResult[];
  readonly seen: Observation;
  /** Why the shopper did not get to the end of the story. */
  readonly brokenOff?: string;
  readonly environment: readonly EnvironmentNote[];
}

/** Scenarios in which the harness itself calls the SDK. */
const OWN_CODE: readonly ScenarioId[] = ['migration', 'refused-payloads', 'direct-calls', 'triggers'];

/** @throws EnvironmentError when the target is out of reach; any other error is one of the harness */
export async function playScenario(cell: PlannedScenario, options: PlayOptions): Promise<PlayedScenario> {
  const method = methodById(cell.method);
  const world = await World.open({
    run: options.run,
    browser: options.browser,
    method,
    adapter: options.adapter,
    bypassCsp: OWN_CODE.includes(cell.scenario),
    ...(options.sdkFault === undefined ? {} : { sdkFault: options.sdkFault }),
  });
  try {
    const { reachable, error } = await world.tap.health();
    if (!reachable) throw new EnvironmentError(`the provider is out of reach: ${error ?? 'no answer'}`);
    await options.prepare?.(world);
    const brokenOff = await playStory(
      () => inTime(stories[cell.scenario](new ShopperActions(world))),
      async () => {
        await world.settle();
        return outagesIn(await world.observe()).length > 0;
      },
    );
    // what the shopper waited for in vain may be a call that is still under way
    if (brokenOff !== undefined) await world.settle();
    const seen = await world.observe();
    const environment = outagesIn(seen).map((message) => ({
      message,
      method: cell.method,
      scenario: cell.scenario,
    }));
    const judged = judge(cell, seen, brokenOff, environment, abilitiesOf(options.run));
    await options.finish?.(world, judged);
    return {
      judged,
      seen,
      environment,
      ...(brokenOff === undefined ? {} : { brokenOff }),
    };
  } finally {
    await world.close();
  }
}

/** Milliseconds of a test that are kept for what comes after its story: the last calls' time to run out, and judging. */
const RESERVED = 25_000;

/** @throws Error when the story does not end before the test has to */
async function inTime(story: Promise<void>): Promise<void> {
  const { timeout } = test.info();
  if (timeout === 0) return story;
  const milliseconds = Math.max(timeout - RESERVED, timeout / 2);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const error = new Error(`the scenario did not end within ${Math.round(milliseconds / 1000)} s`);
    timer = setTimeout(() => reject(error), milliseconds);
  });
  try {
    await Promise.race([story, late]);
  } finally {
    clearTimeout(timer);
    // it breaks off when its page is closed, and nobody waits for it any more
    story.catch(() => undefined);
  }
}

/**
 * Tells the story.
 * @param troubled whether the target had trouble of its own, which may break off a story anywhere
 * @returns why it broke off, where the shopper was brokenOff
 */
async function playStory(
  story: () => Promise<void>,
  troubled: () => Promise<boolean>,
): Promise<string | undefined> {
  try {
    await story();
    return undefined;
  } catch (error) {
    if (error instanceof NotArrived) return error.message;
    // a control of the page that never came is a place at which the shopper never arrived
    if (error instanceof Error && error.name === 'TimeoutError')
      return error.message.split('\n').slice(0, 3).join(' ');
    if (error instanceof EnvironmentError || !(await troubled())) throw error;
    return `the story broke off: ${String(error).split('\n')[0] ?? ''}`;
  }
}

/**
 * Judges the rules owed. A brokenOff shopper breaks the rule that says where to arrive, unless somebody else is to blame;
 * while the target itself has trouble, nothing that is not met counts as a defect.
 */
export function judge(
  cell: PlannedScenario,
  seen: Observation,
  brokenOff: string | undefined,
  environment: readonly EnvironmentNote[],
  abilities: Abilities,
): CheckResult[] {
  const { goals: all, owes } = scenarios[cell.scenario];
  const goals = all.filter((rule) => cell.rules.includes(rule));
  const goal = goals.find((rule) => found(rule, seen).outcome !== 'met') ?? goals.at(-1);
  const rules = rulesIn(seen.dialect);
  const isExcused = (): boolean =>
    seen.notes.missingWebhook !== undefined ||
    ruleIds.some(
      (rule) =>
        rules[rule].subject !== 'shop' &&
        isJudged(rules[rule], seen.method, { dialect: seen.dialect, abilities }) &&
        // what is to be heard is waited for only where it is owed
        (rules[rule].needs === undefined || owes.includes(rule)) &&
        found(rule, seen).outcome === 'notMet',
    );
  return cell.rules.map((rule): CheckResult => {
    let finding = found(rule, seen);
    if (brokenOff !== undefined && finding.outcome !== 'notMet') {
      if (rule === goal && !isExcused()) finding = notMet(brokenOff);
      else if (finding.outcome === 'notExercised')
        finding = notExercised(`${finding.message ?? 'not judged'}; ${brokenOff}`);
    }
    if (finding.outcome === 'met') return { rule, finding };
    if (environment.length > 0) return { rule, finding, cause: 'environment' };
    return finding.outcome === 'notMet' ? { rule, finding, cause: 'defect' } : { rule, finding };
  });
}

function found(rule: RuleId, seen: Observation): Finding {
  return checks[rule]?.(seen) ?? notExercised('nothing judges this rule');
}

const REFUSED = /net::ERR_FAILED|Failed to fetch/;

/** Trouble of the target's own: no answer, 5xx, 429. What the harness did on purpose is none. */
function outagesIn(seen: Observation): string[] {
  const own = ({ sender, signature, intervention }: Exchange): boolean =>
    sender !== 'provider' && signature === undefined && intervention === undefined;
  const messages = seen.exchanges.filter(own).flatMap(({ sender, request, response, error }) => {
    const where = `${request.method} ${request.url.split('?')[0]}`;
    // what the browser refuses for want of permission is the doing of whoever did not permit it
    if (sender === 'browser' && REFUSED.test(error ?? '')) return [];
    if (error !== undefined) return [`no answer to ${where}: ${error}`];
    return response && isOutage(response.status) ? [`${where} was answered ${response.status}`] : [];
  });
  // a page of another origin asks where nobody records
  const { crossOrigin, longPause: paused } = seen.notes;
  const status = crossOrigin?.status;
  if (paused !== undefined) messages.push(`the provider asked everybody to wait for ${paused} s`);
  if (status !== undefined && isOutage(status)) messages.push(`a cross-origin call was answered ${status}`);
  return [...new Set(messages)].slice(0, 5);
}
