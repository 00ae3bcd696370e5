/** Labels, links and the last screenshot of a test for Allure. */
import type { TestInfo } from '@playwright/test';
import { LabelName, labels, links, Severity } from 'allure-js-commons';
import { methodById } from '../../contract/catalogue.ts';
import { checklist, checklistTitle } from '../../contract/checklist.ts';
import type { PlannedScenario } from '../../contract/plan.ts';
import type { Level } from '../../contract/rule.ts';
import { rulesIn } from '../../contract/rules.ts';
import type { Dialect } from '../../contract/method.ts';
import { passageOf } from '../../contract/documents.ts';
import { scenarios } from '../../contract/scenarios.ts';
import type { CheckResult } from './judge.ts';
import type { World } from './world.ts';

const OTHERS = 'Payment sessions';

export async function addLabels(
  { method, scenario, rules: owed }: PlannedScenario,
  dialect: Dialect,
): Promise<void> {
  const rules = rulesIn(dialect);
  const item = checklist.find((candidate) =>
    candidate.rules.some((rule) => owed.some((one) => one === rule)),
  );
  // each call sends a message to the runner, so one call sends all labels, and another call all links
  await labels(
    { name: LabelName.EPIC, value: item ? checklistTitle(item.checklist) : OTHERS },
    { name: LabelName.FEATURE, value: methodById(method).wire.name },
    { name: LabelName.STORY, value: scenarios[scenario].title },
    {
      name: LabelName.SEVERITY,
      value: severityOf(
        scenario,
        owed.map((rule) => rules[rule].level),
      ),
    },
    { name: LabelName.OWNER, value: [...new Set(owed.map((rule) => rules[rule].subject))].join(', ') },
  );
  await links(
    ...owed.flatMap((rule) => {
      const { source } = rules[rule];
      const url = passageOf(source)?.url;
      return url === undefined ? [] : [{ url, name: `${rule} — ${source.heading}`, type: 'rule' }];
    }),
  );
}

function severityOf(scenario: string, levels: readonly Level[]): Severity {
  if (scenario === 'pays') return Severity.BLOCKER;
  return levels.includes('MUST') ? Severity.CRITICAL : Severity.NORMAL;
}

interface Shown {
  readonly scenario: string;
  readonly judged: readonly CheckResult[];
}

/**
 * A screenshot of the last page, for a paid order and for every test with a failed check. Fields of the SDK are
 * covered, because a card number must not be in a report.
 */
export async function attachLastPage(
  { page }: World,
  { judged, scenario }: Shown,
  testInfo: TestInfo,
): Promise<void> {
  const worthAPicture = scenario === 'pays' || judged.some(({ finding }) => finding.outcome !== 'met');
  if (page.isClosed() || !worthAPicture) return;
  const body = await page
    .screenshot({
      type: 'jpeg',
      quality: 60,
      // to find the fields, Playwright loads its script into the page
      ...(page.frames().length > 1 ? { mask: [page.locator('iframe[id^="card"]')] } : {}),
      animations: 'disabled',
    })
    .catch(() => undefined);
  if (body) await testInfo.attach('last page', { body, contentType: 'image/jpeg' });
}
