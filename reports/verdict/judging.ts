/** Collects what the tests of a run leave, and makes the certification of it. */
import { dirname } from 'node:path';
import type { TestCase } from '@playwright/test/reporter';
import { methodById } from '../../contract/catalogue.ts';
import { checklist } from '../../contract/checklist.ts';
import type { Drift, EnvironmentNote, Evidence, Owed } from '../../contract/evidence.ts';
import { makePlan, type Plan } from '../../contract/plan.ts';
import { rulesIn } from '../../contract/rules.ts';
import { scenarioIds, scenarios } from '../../contract/scenarios.ts';
import { ROOT } from '../../harness/root.ts';
import { abilitiesOf, type RunContext } from '../../harness/run.ts';
import { type Attestations, attestationsFile, invalidity, readAttestations } from './attestations.ts';
import type { Certification } from './certification.ts';
import { cellOf, type Collected, type PlayedCell } from './collect.ts';
import type { ReportInput } from '../html/parts.ts';
import { certify } from './judge.ts';
import { isDefect, readWaivers, WAIVERS_FILE, type Waiver } from './waivers.ts';
import { identityOf } from './identity.ts';
import { type Circumstances, Recordings } from './recordings.ts';

export interface Ending {
  readonly interrupted: boolean;
  readonly finishedAt: Date;
}

export class Judging {
  readonly scenarios = scenarioIds.map((id) => ({ id, title: scenarios[id].title }));
  readonly #run: RunContext;
  readonly #plan: Plan;
  readonly #recordings = new Recordings();
  readonly #evidence: Evidence[] = [];
  readonly #drift: Drift[] = [];
  readonly #environment: EnvironmentNote[] = [];
  readonly #errors: string[] = [];
  readonly #selection: string[];

  constructor(run: RunContext) {
    this.#run = run;
    this.#selection = [...run.partial];
    this.#plan = makePlan({
      methods: run.methods.map(methodById),
      dialect: run.dialect,
      abilities: abilitiesOf(run),
      ...(run.rules ? { rules: run.rules } : {}),
    });
  }

  /** A selection by the runner, e.g. a shard, makes the run partial. */
  selected(how: string): void {
    this.#selection.push(how);
  }

  error(message: string): void {
    this.#errors.push(message);
  }

  /** A known defect that a waiver accepts today. */
  isWaived({ rule, method, ...rest }: Evidence): boolean {
    const today = new Date().toISOString().slice(0, 10);
    return (
      isDefect({ rule, method, ...rest }) &&
      this.#waivers().some((one) => one.rule === rule && one.method === method && one.expires >= today)
    );
  }

  owedOf(test: Pick<TestCase, 'annotations'>): Owed[] {
    const cell = cellOf(test);
    return this.#plan.owed.filter(
      ({ method, scenario, integration }) =>
        method === cell?.method && scenario === cell.scenario && integration === cell.integration,
    );
  }

  add(
    cell: PlayedCell,
    { evidence, exchanges, drift, environment, errors }: Collected,
    circumstances?: Circumstances,
  ): void {
    this.#evidence.push(...evidence);
    this.#recordings.add(cell, exchanges, evidence, circumstances);
    this.#drift.push(...drift);
    this.#environment.push(...environment);
    this.#errors.push(...errors);
  }

  certification({ interrupted, finishedAt }: Ending): Certification {
    const run = this.#run;
    const today = finishedAt.toISOString().slice(0, 10);
    const waivers = this.#waivers();
    const file = attestationsFile(ROOT, run.shopAdapter);
    const attestations = this.#attestations(file);
    return certify(this.#plan, this.#evidence, {
      run: {
        id: run.id,
        startedAt: run.startedAt,
        finishedAt: finishedAt.toISOString(),
        provider: run.provider,
        shop: run.shop,
        dialect: run.dialect,
        apiVersion: run.apiVersion,
        browser: run.browser.version,
        harnessVersion: run.harnessVersion,
        partial: this.#selection.length > 0 || run.rules !== undefined,
        selection: this.#selection,
        status: interrupted ? 'interrupted' : 'complete',
        inferred: run.inferred,
        strict: run.strict,
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
      identity: identityOf(run, attestations, waivers),
      records: this.#recordings.hashes(),
      waivers,
      today,
      drift: this.#drift,
      environment: this.#environment,
    });
  }

  input(certification: Certification): ReportInput {
    return { certification, scenarios: this.scenarios, recordings: this.#recordings };
  }

  /** The command has read both files before; one that became invalid since is an error of this run. */
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
