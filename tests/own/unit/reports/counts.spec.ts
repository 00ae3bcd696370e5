import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checklist } from '../../../../contract/checklist.ts';
import { rulesIn } from '../../../../contract/rules.ts';
import { writeAllureFacts } from '../../../../reports/formats/allure.ts';
import { junitXml } from '../../../../reports/formats/junit.ts';
import { certificationMarkdown } from '../../../../reports/formats/markdown.ts';
import { certificationHtml } from '../../../../reports/html/page.ts';
import { counts } from '../../../../reports/terminal/summary.ts';
import { Recordings } from '../../../../reports/verdict/recordings.ts';
import { cell, judged, seen } from './made-up.ts';
import { expect, test } from '../../plain-test.ts';

const ANSWERED = 3;

test('each of the 67 checklist items is judged, answered or open, and the counts agree in all outputs', () => {
  const rules = rulesIn('digital-river-api');
  const owed = [...new Set(checklist.flatMap((item) => item.rules))].filter(
    (rule) => rules[rule].excluded === undefined,
  );
  const manual = checklist.filter((item) => !item.rules.some((rule) => owed.includes(rule)) || !item.inScope);
  const certification = judged(
    owed.map((rule) => seen(cell(rule))),
    {
      context: {
        rules,
        checklist,
        answers: manual.slice(0, ANSWERED).map(({ id }) => ({
          answer: { item: id, answer: 'yes', by: 'A', on: '2026-01-01', expires: '2026-12-31' },
        })),
      },
    },
  );
  const { checklist: items, checklistSummary: sum } = certification;
  expect(items).toHaveLength(67);
  for (const { id, state, verdict, attestation, openBecause, rules: own } of items) {
    const holds = {
      judged: verdict !== 'excluded' && own.length > 0,
      answered: attestation !== undefined && openBecause === undefined,
      open: openBecause !== undefined && verdict === 'excluded',
    }[state];
    expect(holds, `${id} is ${state}`).toBe(true);
  }
  expect(sum).toEqual({ judged: 67 - manual.length, answered: ANSWERED, open: manual.length - ANSWERED });
  const words = `67 items, ${sum.judged} judged, ${ANSWERED} answered, ${sum.open} open`;
  const results = test.info().outputPath('allure-results');
  mkdirSync(results, { recursive: true });
  writeAllureFacts(results, certification);
  const page = certificationHtml({ certification, scenarios: [], recordings: new Recordings() });
  const outputs = {
    html: page,
    markdown: certificationMarkdown(certification),
    junit: junitXml(certification),
    terminal: counts(certification, { columns: 80, paint: (_, text) => text }),
    allure: readFileSync(join(results, 'environment.properties'), 'utf8'),
  };
  for (const [name, text] of Object.entries(outputs))
    expect(text.replaceAll(/\s+/g, ' '), name).toContain(words);
  // on the screen's first part, on paper, and above the list itself
  expect(page.replaceAll(/\s+/g, ' ').split(words)).toHaveLength(4);
  expect(page.match(/class="chip open"/g)).toHaveLength(sum.open);
});
