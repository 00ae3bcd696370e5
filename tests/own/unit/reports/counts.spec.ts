import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checklist } from '../../../../contract/checklist.ts';
import { rulesIn } from '../../../../contract/rules.ts';
import { writeAllureFacts } from '../../../../reports/formats/allure.ts';
import { junitXml } from '../../../../reports/formats/junit.ts';
import { certificationMarkdown } from '../../../../reports/formats/markdown.ts';
import { certificationHtml } from '../../../../reports/html/page.ts';
import { counts, summary } from '../../../../reports/terminal/summary.ts';
import type { Certification } from '../../../../reports/verdict/certification.ts';
import { Recordings } from '../../../../reports/verdict/recordings.ts';
import { cell, judged, seen } from './made-up.ts';
import { expect, test } from '../../plain-test.ts';

const ANSWERED = 3;

function outputsOf(
  certification: Certification,
): Record<'html' | 'markdown' | 'junit' | 'terminal' | 'allure', string> {
  const results = test.info().outputPath('allure-results');
  mkdirSync(results, { recursive: true });
  writeAllureFacts(results, certification);
  const plain = { columns: 400, paint: (_: unknown, text: string): string => text };
  return {
    html: certificationHtml({ certification, scenarios: [], recordings: new Recordings() }),
    markdown: certificationMarkdown(certification),
    junit: junitXml(certification),
    terminal: `${summary(certification, plain)}\n${counts(certification, plain)}`,
    allure: readFileSync(join(results, 'environment.properties'), 'utf8'),
  };
}

test('causes, rules and scenarios are counted once, in the same words in all outputs', () => {
  const page = { expected: 'the confirmation page', actual: 'the payment page', brokeOff: true } as const;
  const certification = judged([
    seen(cell('AAA-01'), 'notMet'),
    seen(cell('AAA-03'), 'notMet', { ...page, exchanges: ['tap-2'] }),
    seen(cell('AAA-02'), 'notExercised'),
    seen(cell('AAA-01', 'payPal')),
  ]);
  expect(certification.counts).toEqual({
    causes: 1,
    brokenOff: 1,
    open: 0,
    scenarios: 2,
    scenariosWithFindings: 1,
  });
  const words = [
    '1 cause · 1 rule not met · 1 rule with a warning · 1 rule not exercised as a consequence · 0 rules met',
    '2 scenarios, 1 with findings',
  ];
  for (const [name, text] of Object.entries(outputsOf(certification)))
    for (const one of words) expect(text.replaceAll(/\s+/g, ' '), name).toContain(one);
  expect(certification.certifiable.reasons).toEqual([
    '1 MUST rule is not met: AAA-01.',
    '1 required rule could not be tested in at least one scenario. This does not count as a pass: all because of AAA-01.',
  ]);
});

test('if nothing broke off, the headline names no other reason', () => {
  const { terminal } = outputsOf(judged([seen(cell('AAA-01'), 'notExercised')]));
  expect(terminal).toContain('1 cause · 1 rule not exercised · 0 rules met');
});

test('a scenario whose failures are all waived has no findings', () => {
  const waivers = [
    { rule: 'AAA-01', method: 'konbini', reason: 'known', owner: 'qa', expires: '2026-06-30' },
  ];
  const { counts: found } = judged(
    [
      seen(cell('AAA-01'), 'notMet'),
      seen(cell('AAA-01', 'konbini', 'declines'), 'notMet'),
      seen(cell('AAA-03', 'konbini', 'declines'), 'notMet'),
    ],
    { context: { waivers } },
  );
  expect(found).toMatchObject({ scenarios: 2, scenariosWithFindings: 1 });
});

test('the first screen has lines to sign, and names what is signed', () => {
  const certification = judged([seen(cell('AAA-01'))], {
    run: { harnessCommit: '1a2b3c4d5e6f7a8b9c0d, with changes' },
  });
  const { html } = outputsOf(certification);
  const block = html
    .slice(html.indexOf('class="signoff"'), html.indexOf('</header>'))
    .replaceAll(/\s+/g, ' ');
  expect(block).toContain('harness 1.0.0 (commit 1a2b3c4d5e6f, with changes)');
  expect(block).toContain(certification.run.planDigest.slice(0, 16));
  for (const words of ['Operator:', 'Reviewer:']) expect(block).toContain(words);
  for (const words of ['Date:', 'Signature:']) expect(block.split(words)).toHaveLength(3);
});

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
  const outputs = outputsOf(certification);
  for (const [name, text] of Object.entries(outputs))
    expect(text.replaceAll(/\s+/g, ' '), name).toContain(words);
  // next to the sign-off, below the numbers of rules, and above the checklist
  expect(outputs.html.replaceAll(/\s+/g, ' ').split(words)).toHaveLength(4);
  expect(outputs.html.match(/class="chip open"/g)).toHaveLength(sum.open);
});
