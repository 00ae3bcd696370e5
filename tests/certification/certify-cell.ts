/** One cell of the plan as a test: title, tags and body. Each spec file has the tests of one topic. */
import type { Browser, FullProject, Page, TestInfo } from '@playwright/test';
import { methodById } from '../../contract/catalogue.ts';
import {
  CELL_ANNOTATION,
  type Evidence,
  EVIDENCE_ATTACHMENT,
  type TestEvidence,
} from '../../contract/evidence.ts';
import type { PlannedScenario } from '../../contract/plan.ts';
import { rulesIn } from '../../contract/rules.ts';
import type { Topic } from '../../contract/scenario.ts';
import { scenarios } from '../../contract/scenarios.ts';
import type { Secret } from '../../harness/masking.ts';
import { seal } from '../../harness/sealing.ts';
import { EnvironmentError } from '../../harness/tap-client.ts';
import { checkRules, count } from './check-rules.ts';
import { evidenceOf } from './evidence.ts';
import { assertDescribed } from './reading/described.ts';
import { driftIn } from './recording/drift.ts';
import { notExercised } from './reading/finding.ts';
import { harnessStep, judgingStep } from './steps.ts';
import { witnessesIn } from './reading/witnesses.ts';
import type { CheckResult } from './judge.ts';
import { playScenario } from './play-scenario.ts';
import { addLabels, attachLastPage } from './allure-labels.ts';
import { planOf } from '../../harness/plan.ts';
import { type RunContext, runSpec } from '../../harness/run.ts';
import type { ShopAdapter } from '../../pages/shop.ts';
import { test } from './fixtures.ts';

const spec = runSpec('certification');
const rules = rulesIn(spec.dialect);
const { scenarios: planned } = planOf(spec);

/** The cells of the plan whose scenarios belong to a topic. */
export function cellsOf(topic: Topic): PlannedScenario[] {
  return planned.filter(({ scenario }) => scenarios[scenario].topic === topic);
}

export { titleOf } from './evidence.ts';

/** Tags that select a test, and the annotation that identifies it for the reporter. */
export function detailsOf({ method, scenario, integration, rules: owed }: PlannedScenario): {
  tag: string[];
  annotation: { type: string; description: string }[];
} {
  return {
    tag: [method, methodById(method).wire.flow, integration, ...owed].map((tag) => `@${tag}`),
    annotation: [{ type: CELL_ANNOTATION, description: [method, scenario, integration].join(' ') }],
  };
}

export interface CellFixtures {
  readonly run: RunContext;
  readonly adapter: ShopAdapter;
  readonly browser: Browser;
}

/** Plays a cell of the plan, and attaches the evidence of each check. */
export async function certify(
  cell: PlannedScenario,
  { run, adapter, browser }: CellFixtures,
  testInfo: TestInfo,
): Promise<void> {
  const { scenario } = cell;
  const { shopUrl, apiUrl } = run.targets;
  const ranOn = { browser: run.browser.version, shopUrl, apiUrl };
  let screen: string | undefined;
  await addLabels(cell, run.dialect);
  const played = await playScenario(cell, {
    run,
    browser,
    adapter,
    finish: (world, found) => {
      screen = screenOf(world.page, testInfo.project);
      return harnessStep('The harness takes a screenshot of the last page', () =>
        attachLastPage(world, { scenario, judged: found }, testInfo),
      );
    },
  }).catch(outOfReach);
  if ('unreachable' in played) {
    const finding = notExercised(played.unreachable);
    const judged = cell.rules.map((rule): CheckResult => ({ rule, finding, cause: 'environment' }));
    await leave({ evidence: evidenceFrom(judged), exchanges: [], drift: [], environment: [], ranOn });
    // the test ends immediately: the report lists the rules that were not exercised, and why
    test.skip(true, played.unreachable);
    return;
  }
  const { judged, seen, environment, secrets } = played;
  if (run.provider === 'embedded') assertDescribed(seen.exchanges, run.dialect);
  await judgingStep(`Checks ${count(judged.length, 'rule')}`, async () => {
    await leave({
      evidence: evidenceFrom(judged),
      exchanges: witnessesIn(seen),
      drift: driftIn(seen, cell),
      environment,
      ranOn: { ...ranOn, ...(screen === undefined ? {} : { screen }) },
      // with Playwright's own command, the reporters already exist before the run issues tokens
      sealedSecrets: seal([...secrets, ...issuedTo(run)], run.runKey),
    });
    await checkRules(judged, rules);
  });

  function evidenceFrom(results: readonly CheckResult[]): Evidence[] {
    return results.map((result, index) => evidenceOf(cell, result, index));
  }

  function leave(body: TestEvidence): Promise<void> {
    const { name, contentType } = EVIDENCE_ATTACHMENT;
    return testInfo.attach(name, { body: JSON.stringify(body), contentType });
  }
}

function issuedTo({ keys }: RunContext): Secret[] {
  return (keys.issuedTokens ?? []).map((value) => ({ kind: 'shopperToken', value }));
}

/** The size of the page, without the browser's toolbars. */
function screenOf(page: Page, { name, use: { hasTouch } }: FullProject): string {
  const viewport = page.viewportSize();
  const size = viewport ? `${viewport.width} × ${viewport.height}` : 'the size of the window';
  return [name, size, ...(hasTouch === true ? ['touch'] : [])].join(', ');
}

/** An unreachable target proves nothing about any subject. */
function outOfReach(error: unknown): { unreachable: string } {
  if (error instanceof EnvironmentError) return { unreachable: error.message };
  throw error;
}
