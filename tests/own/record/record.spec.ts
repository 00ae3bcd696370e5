/**
 * Plays every scenario that shows a rule, without a fault and with one fault for each rule, and attaches what was
 * recorded: the data of the rules' unit tests.
 */
import { runSpec } from '../../../harness/run.ts';
import { test } from '../../certification/fixtures.ts';
import { playScenario } from '../../certification/play-scenario.ts';
import type { PlannedControl } from '../../controls/control-plan.ts';
import { apply } from '../../controls/faults/apply.ts';
import { planRecordings } from './plan-recordings.ts';
import { recordingOf, type Recording } from './recording.ts';

for (const row of planRecordings(runSpec('own'))) {
  const [{ cell } = never()] = row;
  const title = `${cell.method} ${cell.scenario} without a fault`;
  // the tags let `npm run record -- RULE` select the play without the fault, too
  const tag = row.map(({ fault }) => `@${fault.breaks}`);
  test(title, { tag }, async ({ run, adapter, browser }, testInfo) => {
    const played = await playScenario(cell, { run, browser, adapter });
    await keep(recordingOf(cell, played), testInfo);
  });
  for (const planned of row) withFault(planned);
}

function withFault({ fault, cell }: PlannedControl): void {
  test(`records ${cell.method} ${cell.scenario} with ${fault.id} for ${fault.breaks}`, async ({
    run,
    adapter,
    browser,
  }, testInfo) => {
    const { prepare, sdkFault } = apply(fault, run);
    const played = await playScenario(cell, {
      run,
      browser,
      adapter,
      ...(prepare ? { prepare } : {}),
      ...(sdkFault === undefined ? {} : { sdkFault }),
    });
    await keep(recordingOf(cell, played, { id: fault.id, breaks: fault.breaks }), testInfo);
  });
}

function keep(recording: Recording, testInfo: ReturnType<typeof test.info>): Promise<void> {
  return testInfo.attach('recording', {
    body: JSON.stringify(recording),
    contentType: 'application/json',
  });
}

function never(): never {
  throw new Error('A row of controls is never empty.');
}
