/** Runs for tests of the reports, made of recorded plays (`npm run record`) in place of a browser. */
import { methodById, methods } from '../../contract/catalogue.ts';
import { checklist } from '../../contract/checklist.ts';
import type { Dialect } from '../../contract/method.ts';
import { makePlan, type PlannedScenario } from '../../contract/plan.ts';
import { type RuleId, rulesIn } from '../../contract/rules.ts';
import { scenarioIds, scenarios } from '../../contract/scenarios.ts';
import type { Evidence } from '../../contract/evidence.ts';
import type { ReportInput } from '../../reports/html/parts.ts';
import { testOf } from '../../contract/evidence.ts';
import { certify } from '../../reports/verdict/judge.ts';
import { Recordings } from '../../reports/verdict/recordings.ts';
import { evidenceOf } from '../certification/evidence.ts';
import { judge } from '../certification/judge.ts';
import { witnessesIn } from '../certification/reading/witnesses.ts';
import { observationOf, readRecordings, type Recording } from './record/recording.ts';
import { fullAbilities } from './full-abilities.ts';
import { contextOf } from './unit/reports/made-up.ts';

/** One test of a made-up run, with the results of its checks. */
export interface StoredTest {
  readonly cell: PlannedScenario;
  readonly evidence: readonly Evidence[];
  readonly recorded: readonly unknown[];
}

/** The recorded plays with these faults, one for each rule, and without a fault all other plays of the same methods. */
export function faultyTests(dialect: Dialect, broken: readonly RuleId[]): StoredTest[] {
  const all = readRecordings(dialect);
  const faulty = broken.map((rule) => {
    const found = all.find(({ fault }) => fault?.breaks === rule);
    if (!found) throw new Error(`There is no recording in which ${rule} is broken.`);
    return found;
  });
  const used = new Set(faulty.map(({ cell }) => testOf(cell)));
  const ours = new Set(faulty.map(({ cell }) => cell.method));
  const right = all.filter(({ fault, cell }) => !fault && ours.has(cell.method) && !used.has(testOf(cell)));
  return [...faulty, ...right].map(judgedTest);
}

export function judgedTest(recording: Recording): StoredTest {
  const { cell, brokenOff } = recording;
  const seen = observationOf(recording);
  const evidence = judge(cell, seen, { abilities: fullAbilities, brokenOff }).map((result, index) =>
    evidenceOf(cell, result, index),
  );
  return { cell, evidence, recorded: witnessesIn(seen) };
}

/**
 * All tests of the plan for all methods, all rules met. If a scenario was not recorded with a method, the
 * records come from another method.
 */
export function greenTests(dialect: Dialect): StoredTest[] {
  const all = readRecordings(dialect).filter(({ fault }) => !fault);
  const plan = makePlan({ methods, dialect, abilities: fullAbilities });
  const known = new Map<Recording, { recorded: unknown[]; ids: string[] }>();
  const recordsOf = (recording: Recording): { recorded: unknown[]; ids: string[] } => {
    const recorded: unknown[] = witnessesIn(observationOf(recording));
    const found = known.get(recording) ?? {
      recorded,
      ids: recorded.map((one) => (one as { id: string }).id),
    };
    known.set(recording, found);
    return found;
  };
  return plan.scenarios.map((cell, place) => {
    const alike = all.filter(({ cell: other }) => other.scenario === cell.scenario);
    const recording =
      alike.find(({ cell: other }) => other.method === cell.method) ?? alike[0] ?? all[place % all.length];
    if (!recording) throw new Error('There are no recordings.');
    const { recorded, ids } = recordsOf(recording);
    const evidence = cell.rules.map((rule, index) =>
      evidenceOf(
        cell,
        // as many witnesses as most checks name
        {
          rule,
          finding: {
            outcome: 'met',
            exchanges: [0, 1, 2].map((step) => ids[(index + step) % ids.length] ?? ''),
          },
        },
        index,
      ),
    );
    return { cell, evidence, recorded };
  });
}

/** The report of a run of these tests. */
export function storedRun(
  dialect: Dialect,
  tests: readonly StoredTest[],
  screenshot?: Uint8Array,
): ReportInput {
  const evidence = tests.flatMap((one) => one.evidence);
  const recordings = new Recordings();
  for (const one of tests)
    recordings.add(one.cell, one.recorded, one.evidence, {
      actions: [],
      ...(screenshot ? { screenshot } : {}),
    });
  const rules = rulesIn(dialect);
  const owed = evidence.map(({ rule, method, integration, scenario }) => ({
    rule,
    method,
    integration,
    scenario,
  }));
  const owedRules = new Set(owed.map(({ rule }) => rule));
  const exclusions = Object.entries(rules).flatMap(([rule, { excluded }]) =>
    owedRules.has(rule) ? [] : [{ rule, reason: excluded ?? 'not selected in this run' }],
  );
  const played = [...new Set(tests.map(({ cell }) => cell.method))];
  const certification = certify(
    { owed, exclusions, unplayable: [] },
    evidence,
    contextOf({
      run: { dialect },
      context: {
        rules,
        methods: played.map(methodById).map(({ wire: { id, name, flow, paymentFlow } }) => ({
          id,
          name,
          flow,
          paymentFlow,
        })),
        checklist,
        records: recordings.hashes(),
      },
    }),
  );
  return {
    certification,
    scenarios: scenarioIds.map((id) => ({ id, title: scenarios[id].title })),
    recordings,
  };
}
