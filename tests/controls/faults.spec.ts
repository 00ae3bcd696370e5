/**
 * Every fault, and the check that must catch it. A catch counts only when the fault was really applied, the same run
 * without it is green, and the check failed by its own judgement; a rule of another subject must not be tripped.
 */
import { type Browser, expect, test } from '@playwright/test';
import { methodById } from '../../contract/catalogue.ts';
import type { Method } from '../../contract/method.ts';
import type { PlannedScenario } from '../../contract/plan.ts';
import { rulesIn } from '../../contract/rules.ts';
import { type ControlResult, CONTROL_ATTACHMENT } from '../../contract/control.ts';
import { apply } from './faults/apply.ts';
import { faults } from './faults/faults.ts';
import { type Fault, methodOf } from './faults/fault.ts';
import { type CheckResult, playScenario, type PlayedScenario } from '../certification/play-scenario.ts';
import { adapterOf, currentRun, planOf } from '../certification/plan.ts';

interface Shown {
  readonly fault: Fault;
  readonly method: Method;
}

const run = currentRun();
const adapter = await adapterOf(run);
const plan = planOf(run);
const baselines = new Map<string, PlayedScenario>();
const rules = rulesIn(run.dialect);

/** At most so many in a row: what is left at the end of a run is short enough to be shared. */
const ROW = 8;

for (const shown of inRows()) {
  test.describe(() => {
    // one after the other in one process, where the run without a fault is known already
    test.describe.configure({ mode: 'default' });
    for (const { fault, method } of shown) control(fault, method);
  });
}

/** Faults that are shown in the same scenario by the same method, in rows. */
function inRows(): Shown[][] {
  const alike = new Map<string, Shown[]>();
  for (const fault of faults) {
    const method = methodOf(fault, run.methods.map(methodById), run.dialect);
    if (!method) continue;
    const key = `${method.wire.id} ${fault.scenario}`;
    alike.set(key, [...(alike.get(key) ?? []), { fault, method }]);
  }
  return [...alike.values()].flatMap((all) =>
    Array.from({ length: Math.ceil(all.length / ROW) }, (_, row) => all.slice(row * ROW, (row + 1) * ROW)),
  );
}

function control(fault: Fault, method: Method): void {
  const subject = rules[fault.trips].subject;

  test(`${fault.by} ${fault.id} trips ${fault.trips} (${method.wire.id}, ${fault.scenario})`, async ({
    browser,
  }, testInfo) => {
    const cell = plan.scenarios.find(
      (planned) => planned.method === method.wire.id && planned.scenario === fault.scenario,
    );
    if (!cell) throw new Error(`${fault.scenario} is not in the plan for ${method.wire.id}`);
    const baseline = await without(cell, browser);
    const { prepare, sdkFault, applied } = apply(fault, run);
    let count = 0;
    const faulted = await playScenario(cell, {
      run,
      browser,
      adapter,
      ...(prepare ? { prepare } : {}),
      ...(sdkFault === undefined ? {} : { sdkFault }),
      finish: async (world) => {
        count = await applied(world);
      },
    });
    const tripped = faulted.judged.filter(
      ({ finding, cause }) => finding.outcome === 'notMet' && cause === 'defect',
    );
    const caught = tripped.find(({ rule }) => rule === fault.trips);
    const result: ControlResult = {
      fault: fault.id,
      by: fault.by,
      rule: fault.trips,
      subject,
      method: method.wire.id,
      scenario: fault.scenario,
      applied: count,
      caught: caught !== undefined,
      tripped: tripped.map(({ rule }) => rule),
      message: caught?.finding.message ?? faulted.brokenOff ?? '',
    };
    await testInfo.attach(CONTROL_ATTACHMENT.name, {
      body: JSON.stringify(result),
      contentType: CONTROL_ATTACHMENT.contentType,
    });
    const unmet = baseline.judged.filter(({ finding }) => finding.outcome !== 'met');
    expect.soft(lines(unmet), 'without the fault all is met').toBe('');
    expect.soft(count, 'the fault was applied').toBeGreaterThan(0);
    const how = faulted.judged.find(({ rule }) => rule === fault.trips);
    const why = `${how?.finding.message ?? 'no message'}; ${faulted.brokenOff ?? 'the story went to its end'}`;
    expect.soft(how?.finding.outcome, `${fault.trips} catches it (${why})`).toBe('notMet');
    expect.soft(how?.cause, 'the subject is to blame, not its surroundings').toBe('defect');
    const astray = tripped.filter(({ rule }) => rules[rule].subject !== subject);
    expect.soft(lines(astray), 'no rule of another subject is tripped').toBe('');
  });
}

/** The run without a fault: the same for every fault of the same method in the same scenario. */
async function without(cell: PlannedScenario, browser: Browser): Promise<PlayedScenario> {
  const key = `${cell.method} ${cell.scenario} ${cell.integration}`;
  const known = baselines.get(key);
  if (known) return known;
  const played = await playScenario(cell, { run, browser, adapter });
  baselines.set(key, played);
  return played;
}

function lines(judged: readonly CheckResult[]): string {
  return judged.map(({ rule, finding }) => `${rule}: ${finding.message ?? finding.outcome}`).join('; ');
}
