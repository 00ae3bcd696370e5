/** What a run has gathered for its verdicts, and the certification that it makes of it. */
import type { TestCase } from '@playwright/test/reporter';
import { methodById } from '../../contract/catalogue.ts';
import { checklist } from '../../contract/checklist.ts';
import type { Drift, EnvironmentNote, Evidence, Owed } from '../../contract/evidence.ts';
import { makePlan, type Plan } from '../../contract/plan.ts';
import { rulesIn } from '../../contract/rules.ts';
import { scenarioIds, scenarios } from '../../contract/scenarios.ts';
import { ROOT } from '../../harness/root.ts';
import { abilitiesOf, type RunContext } from '../../harness/run.ts';
import type { Certification } from './certification.ts';
import { cellOf, type Collected, type PlayedCell } from './collect.ts';
import type { ReportInput } from '../html/parts.ts';
import { certify } from './judge.ts';
import { readWaivers, WAIVERS_FILE, type Waiver } from './waivers.ts';
import { Witnesses } from './witnesses.ts';

export interface Ending {
  readonly interrupted: boolean;
  readonly finishedAt: Date;
}

export class Judging {
  readonly scenarios = scenarioIds.map((id) => ({ id, title: scenarios[id].title }));
  readonly #run: RunContext;
  readonly #plan: Plan;
  readonly #witnesses = new Witnesses();
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

  /** Something makes this run a part of the plan only. */
  selected(how: string): void {
    this.#selection.push(how);
  }

  error(message: string): void {
    this.#errors.push(message);
  }

  owedOf(test: Pick<TestCase, 'annotations'>): Owed[] {
    const cell = cellOf(test);
    return this.#plan.owed.filter(
      ({ method, scenario, integration }) =>
        method === cell?.method && scenario === cell.scenario && integration === cell.integration,
    );
  }

  add(cell: PlayedCell, { evidence, exchanges, drift, environment, errors }: Collected): void {
    this.#evidence.push(...evidence);
    this.#witnesses.add(cell, exchanges, evidence);
    this.#drift.push(...drift);
    this.#environment.push(...environment);
    this.#errors.push(...errors);
  }

  certification({ interrupted, finishedAt }: Ending): Certification {
    const run = this.#run;
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
      waivers: this.#waivers(),
      today: finishedAt.toISOString().slice(0, 10),
      drift: this.#drift,
      environment: this.#environment,
    });
  }

  input(certification: Certification): ReportInput {
    return { certification, scenarios: this.scenarios, witnesses: this.#witnesses };
  }

  /** The command has read them before; a file that went bad meanwhile is an error like another. */
  #waivers(): Waiver[] {
    try {
      return readWaivers(`${ROOT}/${WAIVERS_FILE}`);
    } catch (error) {
      this.error(error instanceof Error ? error.message : String(error));
      return [];
    }
  }
}
