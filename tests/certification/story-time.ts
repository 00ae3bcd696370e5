/** The time that one story may take, as part of the test's timeout. */
import { test, type TestInfo } from '@playwright/test';
import { methodById } from '../../contract/catalogue.ts';
import type { PlannedScenario } from '../../contract/plan.ts';
import { inTime } from '../../harness/in-time.ts';
import type { RunContext } from '../../harness/run.ts';
import { loadFactor } from '../../harness/timeouts.ts';
import { tooLate } from './stories/one-by-one.ts';
import { stories } from './stories/stories.ts';
import { PER_PURCHASE } from './stories/story.ts';

/** Milliseconds reserved after the story, for pending calls to time out and for judging. */
const RESERVED = 25_000;

/** Tests that have played one story: a control plays two, each with its own time. */
const played = new WeakSet<TestInfo>();

/**
 * Extends the test's timeout for one more story, by its purchases and the load of the machine.
 * @returns milliseconds for the story itself
 */
export function grantTime(
  { method, scenario }: PlannedScenario,
  { dialect, timeoutFactor }: RunContext,
): number {
  const info = test.info();
  const usual = info.project.timeout;
  // no limit: a person is watching
  if (usual === 0 || info.timeout === 0) return Number.POSITIVE_INFINITY;
  const purchases = stories[scenario].purchases?.(methodById(method), dialect) ?? 0;
  const load = loadFactor();
  // timers take whole milliseconds only
  const milliseconds = Math.ceil((usual + purchases * PER_PURCHASE * timeoutFactor) * load);
  info.setTimeout(played.has(info) ? info.timeout + milliseconds : info.timeout - usual + milliseconds);
  played.add(info);
  return Math.floor(Math.max(milliseconds - RESERVED * load, milliseconds / 2));
}

/** @throws Error if the story does not end before the test's timeout */
export function playInTime(story: Promise<void>, milliseconds: number): Promise<void> {
  return milliseconds === Number.POSITIVE_INFINITY
    ? story
    : inTime(story, milliseconds, () => tooLate('the scenario', milliseconds));
}
