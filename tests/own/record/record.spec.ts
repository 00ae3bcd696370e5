/**
 * Plays every scenario that shows a rule, without a fault and with one fault for each rule, and attaches what was
 * recorded: the data of the rules' unit tests.
 */
import { methodById } from '../../../contract/catalogue.ts';
import { abilitiesOf, runSpec } from '../../../harness/run.ts';
import { test } from '../../certification/fixtures.ts';
import { playScenario } from '../../certification/play-scenario.ts';
import { inRows, type PlannedControl, planControls } from '../../controls/control-plan.ts';
import { apply } from '../../controls/faults/apply.ts';
import { recordingOf, type Recording } from './recording.ts';

const spec = runSpec('own');
const { controls } = planControls({
  methods: spec.methods.map(methodById),
  dialect: spec.dialect,
  abilities: abilitiesOf(spec),
});

/** One fault for each rule is enough. */
const firstOfEachRule = controls.filter(
  ({ fault }, index) => controls.findIndex((other) => other.fault.breaks === fault.breaks) === index,
);

for (const row of inRows(firstOfEachRule, firstOfEachRule.length)) {
  const [{ cell } = never()] = row;
  test(`${cell.method} ${cell.scenario} without a fault`, async ({ run, adapter, browser }, testInfo) => {
    const played = await playScenario(cell, { run, browser, adapter });
    await keep(recordingOf(cell, played), testInfo);
  });
  for (const planned of row) withFault(planned);
}

function withFault({ fault, cell }: PlannedControl): void {
  test(`${cell.method} ${cell.scenario} with ${fault.id} for ${fault.breaks}`, async ({
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
