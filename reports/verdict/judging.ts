/** Collects the results of all tests of a run and makes its certification. */
import { dirname } from 'node:path';
import type { TestCase } from '@playwright/test/reporter';
import { methodById } from '../../contract/catalogue.ts';
import { checklist } from '../../contract/checklist.ts';
import type { Drift, EnvironmentNote, Evidence, Owed, RanOn } from '../../contract/evidence.ts';
import type { Plan } from '../../contract/plan.ts';
import { type RuleId, rulesIn } from '../../contract/rules.ts';
import { scenarioIds, scenarios } from '../../contract/scenarios.ts';
import { historyOf } from '../../harness/reports-folder.ts';
import { ROOT } from '../../harness/root.ts';
import { type Attestations, attestationsFile, invalidity, readAttestations } from './attestations.ts';
import { planOf } from '../../harness/plan.ts';
import type { Scrubber } from '../scrub/scrubber.ts';
import type { DescribedRun } from '../../harness/run.ts';
import { testOf } from '../../contract/evidence.ts';
import type { Certification } from './certification.ts';
import { cellOf, type Collected, type PlayedCell } from './collect.ts';
import type { ReportInput } from '../html/parts.ts';
import { certify } from './judge.ts';
import { isDefect, readWaivers, WAIVERS_FILE, type Waiver } from './waivers.ts';
import { certificationIn } from './certification-file.ts';
import { compare } from './compare.ts';
import { identityOf } from './identity.ts';
import { type Circumstances, Recordings } from './recordings.ts';

export interface Ending {
  readonly interrupted: boolean;
  readonly finishedAt: Date;
}

/** The part of a plan that is played; a rule without any test left is excluded. */
function onlyOf(plan: Plan, runs: (cell: PlayedCell) => boolean): Plan {
  const owed = plan.owed.filter(runs);
  const left = new Set(owed.map(({ rule }) => rule));
  const lost = [...new Set(plan.owed.map(({ rule }) => rule))].filter((rule) => !left.has(rule));
  const excluded = new Set(plan.exclusions.map(({ rule }) => rule));
  const reason = 'not selected in this run';
  return {
    ...plan,
    scenarios: plan.scenarios.filter(runs),
    owed,
    exclusions: [
      ...plan.exclusions.filter(({ rule, methods }) => !methods || !lost.includes(rule as RuleId)),
      ...(lost as RuleId[])
        .filter(
          (rule) => !excluded.has(rule) || plan.exclusions.some((one) => one.rule === rule && one.methods),
        )
        .map((rule) => ({ rule, reason })),
    ],
  };
}

export class Judging {
  readonly scenarios = scenarioIds.map((id) => ({ id, title: scenarios[id].title }));
  readonly #run: DescribedRun;
  #plan: Plan;
  readonly #recordings = new Recordings();
  readonly #evidence: Evidence[] = [];
  readonly #drift: Drift[] = [];
  readonly #environment: EnvironmentNote[] = [];
  readonly #errors: string[] = [];
  #ranOn: RanOn = { browser: 'none was started', shopUrl: '', apiUrl: '' };
  readonly #selection: string[];

  constructor(run: DescribedRun) {
    this.#run = run;
    this.#selection = [...run.partial];
    this.#plan = planOf(run);
  }

  /**
   * Playwright may run only some of the tests.
   * @param cells of the tests that run
   */
  expect(cells: readonly PlayedCell[]): void {
    const all = this.#plan.scenarios.length;
    const ours = new Set(cells.map(testOf));
    if (ours.size >= all) return;
    this.selected(`${ours.size} of ${all} scenarios`);
    this.#plan = onlyOf(this.#plan, (cell) => ours.has(testOf(cell)));
  }

  /** Whether the runner selected only a part (e.g. a shard), so that the run is partial. */
  selected(how: string): void {
    this.#selection.push(how);
  }

  /** A shard is missing: its part of the plan was not judged. */
  isMissing(part: string): void {
    this.selected(`${part} is missing`);
    this.#environment.push({
      message: `The blob report of ${part} is missing: run this shard, then merge all shards again.`,
    });
  }

  error(message: string): void {
    this.#errors.push(message);
  }

  /** Whether a waiver accepts the violation today. */
  isWaived(evidence: Evidence): boolean {
    const { rule, method } = evidence;
    const today = new Date().toISOString().slice(0, 10);
    return (
      isDefect(evidence) &&
      this.#waivers().some((one) => one.rule === rule && one.method === method && one.expires >= today)
    );
  }

  owedOf(test: Pick<TestCase, 'annotations'>): Owed[] {
    const cell = cellOf(test);
    return cell ? this.#plan.owed.filter((owed) => testOf(owed) === testOf(cell)) : [];
  }

  add(
    cell: PlayedCell,
    { evidence, exchanges, drift, environment, errors, ranOn }: Collected,
    circumstances?: Circumstances,
  ): void {
    this.#ranOn = { ...this.#ranOn, ...ranOn };
    this.#evidence.push(...evidence);
    this.#recordings.add(cell, exchanges, evidence, circumstances);
    this.#drift.push(...drift);
    this.#environment.push(...environment);
    this.#errors.push(...errors);
  }

  /** Masks all collected data again, when more secrets are known. */
  mask(scrubber: Pick<Scrubber, 'json'>): void {
    for (const list of [this.#evidence, this.#drift, this.#environment, this.#errors] as unknown[][])
      list.splice(0, list.length, ...list.map((one) => scrubber.json(one)));
    this.#recordings.mask(scrubber);
  }

  certification({ interrupted, finishedAt }: Ending): Certification {
    const run = this.#run;
    const today = finishedAt.toISOString().slice(0, 10);
    const waivers = this.#waivers();
    const file = attestationsFile(ROOT, run.shopAdapter);
    const attestations = this.#attestations(file);
    const certification = certify(this.#plan, this.#evidence, {
      run: {
        id: run.id,
        startedAt: run.startedAt,
        finishedAt: finishedAt.toISOString(),
        provider: run.provider,
        shop: run.shop,
        dialect: run.dialect,
        apiVersion: run.apiVersion,
        browser: this.#ranOn.browser,
        project: run.project,
        ...(this.#ranOn.screen === undefined ? {} : { screen: this.#ranOn.screen }),
        harnessVersion: run.harnessVersion,
        ...(run.harnessCommit === undefined ? {} : { harnessCommit: run.harnessCommit }),
        partial: this.#selection.length > 0 || run.rules !== undefined,
        selection: this.#selection,
        status: interrupted ? 'interrupted' : 'complete',
        inferred: run.inferred,
        strict: run.strict,
        ...(run.gate === undefined ? {} : { gate: run.gate }),
      },
      errors: this.#errors,
      rules: rulesIn(run.dialect),
      methods: run.methods.map(methodById).map(({ wire: { id, name, flow, paymentFlow } }) => ({
        id,
        name,
        flow,
        paymentFlow,
      })),
      checklist,
      answers: attestations.answers.map((answer) => {
        const invalid = invalidity(answer, dirname(file), today);
        return { answer, ...(invalid === undefined ? {} : { invalid }) };
      }),
      identity: identityOf({ ...run, targets: this.#ranOn }, attestations, waivers),
      records: this.#recordings.hashes(),
      waivers,
      today,
      drift: this.#drift,
      environment: this.#environment,
      shapes: this.#recordings.shapes(),
    });
    const earlier = certificationIn(run.compare ?? historyOf(run).certification);
    return earlier ? { ...certification, comparison: compare(certification, earlier) } : certification;
  }

  input(certification: Certification): ReportInput {
    return { certification, scenarios: this.scenarios, recordings: this.#recordings };
  }

  /** The command has validated both files; if one became invalid since, it is an error of this run. */
  #attestations(file: string): Attestations {
    try {
      return readAttestations(file);
    } catch (error) {
      this.error(error instanceof Error ? error.message : String(error));
      return { answers: [] };
    }
  }

  #waivers(): Waiver[] {
    try {
      return readWaivers(`${ROOT}/${WAIVERS_FILE}`);
    } catch (error) {
      this.error(error instanceof Error ? error.message : String(error));
      return [];
    }
  }
}
