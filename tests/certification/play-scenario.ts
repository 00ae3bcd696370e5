/** Plays one scenario of the plan for one method, and judges all its rules on the recording. */
import type { Browser } from '@playwright/test';
import { methodById } from '../../contract/catalogue.ts';
import type { EnvironmentNote } from '../../contract/evidence.ts';
import type { PlannedScenario } from '../../contract/plan.ts';
import type { ScenarioId } from '../../contract/scenarios.ts';
import { ClockWatch } from './clock.ts';
import { CrashWatch } from './crash-watch.ts';
import type { Secret } from '../../harness/masking.ts';
import { abilitiesOf, type RunContext } from '../../harness/run.ts';
import { EnvironmentError, TapClient } from '../../harness/tap-client.ts';
import type { ShopAdapter } from '../../pages/shop.ts';
import { type BrokenOff, playStory } from './broken-off.ts';
import { assertUsesTap } from './bypass.ts';
import { type CheckResult, judge } from './judge.ts';
import type { Observation, Topic } from './reading/observation.ts';
import { outagesIn } from './reading/target-outages.ts';
import { ShopperActions } from './shopper-actions.ts';
import { harnessStep } from './steps.ts';
import { stories } from './stories/stories.ts';
import { grantTime, playInTime } from './story-time.ts';
import { whileReachable } from './target-watch.ts';
import { inTurn, noteUnjoined } from './turn.ts';
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

/** Calls of the shop that could not be joined to a running test, so the recording may be incomplete. */
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
    `Some calls belong to no test, although only one test runs at a time: ${again.doubtful.join(', ')}.`,
  );
}

async function playOnce(
  cell: PlannedScenario,
  options: PlayOptions,
  milliseconds: number,
  turn?: string,
): Promise<PlayedScenario | Doubt> {
  const { tapUrl } = options.run.targets;
  // if the harness calls the SDK itself, it also creates the session
  const assertTap = (seen: Observation<Topic>): void =>
    OWN_CODE.includes(cell.scenario) ? undefined : assertUsesTap(seen, tapUrl);
  await assertReachable(options.run);
  const crashes = new CrashWatch();
  const world = await harnessStep('Opens the browser', () => openWorld(cell, options, crashes, turn));
  // created last, because only `finally` ends it
  const clock = new ClockWatch();
  let finish: (() => Promise<void>) | undefined;
  try {
    await options.prepare?.(world);
    const story = stories[cell.scenario].play;
    const brokenOff = await playStory(
      () =>
        playInTime(
          crashes.untilCrash(whileReachable(story(new ShopperActions(world)), world.tap)),
          milliseconds,
        ),
      async () => {
        await world.settle();
        const seen = await world.observe();
        if ((await world.doubtful()).length > 0) return true;
        assertTap(seen);
        return [...crashes.notes, ...outagesIn(seen)].length > 0 || clock.stoppedFor !== undefined;
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
    const environment = [...disturbances(clock), ...crashes.notes, ...outagesIn(seen)].map((note) => ({
      ...note,
      method: cell.method,
      scenario: cell.scenario,
    }));
    const judged = judge(cell, seen, { abilities: abilitiesOf(options.run), brokenOff, environment });
    finish = async () => options.finish?.(world, judged);
    return {
      judged,
      seen,
      environment,
      secrets: world.secrets,
      ...(brokenOff === undefined ? {} : { brokenOff }),
    };
  } finally {
    clock.end();
    await harnessStep('Closes the browser', async () => {
      try {
        await finish?.();
      } finally {
        await world.close();
      }
    });
  }
}

/**
 * Called checked before a browser is opened, so that hundreds of scenarios end within seconds if the target is
 * down.
 * @throws EnvironmentError if the provider cannot be reached
 */
async function assertReachable({ targets, runKey }: RunContext): Promise<void> {
  const { reachable, error } = await new TapClient(targets.tapUrl, runKey, 'health').health();
  if (!reachable) throw new EnvironmentError(`The provider is unreachable: ${error ?? 'no answer'}.`);
}

function openWorld(
  { method, scenario }: PlannedScenario,
  { run, browser, adapter, sdkFault }: PlayOptions,
  crashes: CrashWatch,
  turn: string | undefined,
): Promise<World> {
  return World.open({
    run,
    browser,
    adapter,
    method: methodById(method),
    topics: stories[scenario].topics,
    bypassCsp: OWN_CODE.includes(scenario),
    crashes,
    ...(sdkFault === undefined ? {} : { sdkFault }),
    ...(turn === undefined ? {} : { turn }),
  });
}

/** What makes the sequence and the delays of events unreliable. */
function disturbances({ jump, stoppedFor }: ClockWatch): { message: string }[] {
  return [
    ...(jump === undefined ? [] : [`The clock of this machine was set by ${jump} s meanwhile.`]),
    ...(stoppedFor === undefined
      ? []
      : [`The run was stopped for ${stoppedFor} s meanwhile, then continued.`]),
  ].map((message) => ({ message }));
}
