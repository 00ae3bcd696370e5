/** What a test tells Allure, and what it shows of its last page. */
import type { TestInfo } from '@playwright/test';
import { epic, feature, link, owner, severity, story, tags } from 'allure-js-commons';
import { methodById } from '../../contract/catalogue.ts';
import { checklist } from '../../contract/checklist.ts';
import type { PlannedScenario } from '../../contract/plan.ts';
import { rulesIn } from '../../contract/rules.ts';
import type { Dialect } from '../../contract/method.ts';
import { sourceUrl } from '../../contract/rules/sources.ts';
import { scenarios } from '../../contract/scenarios.ts';
import type { Judged } from './play.ts';
import type { World } from './world.ts';

const OTHERS = 'Payment sessions';

export async function label(
  { method, scenario, rules: owed }: PlannedScenario,
  dialect: Dialect,
): Promise<void> {
  const rules = rulesIn(dialect);
  const item = checklist.find((candidate) =>
    candidate.rules.some((rule) => owed.some((one) => one === rule)),
  );
  await epic(item ? titled(item.checklist) : OTHERS);
  await feature(methodById(method).wire.name);
  await story(scenarios[scenario].title);
  await severity(
    scenario === 'pays'
      ? 'blocker'
      : owed.some((rule) => rules[rule].level === 'MUST')
        ? 'critical'
        : 'normal',
  );
  await owner([...new Set(owed.map((rule) => rules[rule].subject))].join(', '));
  await tags(...owed);
  for (const rule of owed)
    await link(sourceUrl(rules[rule].source), `${rule} — ${rules[rule].source.heading}`, 'rule');
}

interface Shown {
  readonly scenario: string;
  readonly judged: readonly Judged[];
}

/** The last page, as a picture, of a paid order and of everything that fell short. Fields of the SDK are covered: a card number has no business in a report. */
export async function show({ page }: World, { judged, scenario }: Shown, testInfo: TestInfo): Promise<void> {
  const worthAPicture = scenario === 'pays' || judged.some(({ finding }) => finding.outcome !== 'met');
  if (page.isClosed() || !worthAPicture) return;
  const body = await page
    .screenshot({
      type: 'jpeg',
      quality: 60,
      mask: [page.locator('iframe[id^="card"]')],
      animations: 'disabled',
    })
    .catch(() => undefined);
  if (body) await testInfo.attach('last page', { body, contentType: 'image/jpeg' });
}

function titled(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1).replaceAll('-', ' ');
}
