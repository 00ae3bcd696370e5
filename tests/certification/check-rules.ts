/** Shows the result of each check as one step, and fails the test for rules that are not met. */
import { expect as playwrightExpect, test } from '@playwright/test';
import type { Rule } from '../../contract/rule.ts';
import type { RuleId } from '../../contract/rules.ts';
import type { Finding } from './reading/finding.ts';
import { WITHOUT_STACK } from './steps.ts';

const OUTCOMES = {
  met: 'met',
  notMet: 'not met',
  notExercised: 'not exercised',
  excluded: 'excluded',
} as const;
/** Number of characters of a rule's text in a step's name. */
const SHORT = 80;

const expect = playwrightExpect.extend({
  /** A custom `expect` matcher whose message states the rule, expected and actual. */
  toBeMet: (finding: Finding, rule: RuleId, stated: Rule) => ({
    pass: isMet(finding),
    name: 'toBeMet',
    message: () => failureOf(rule, stated, finding),
  }),
});

/** All rules are checked, also after a failure, so that one run gives all results. */
export async function checkRules(
  judged: readonly { readonly rule: RuleId; readonly finding: Finding }[],
  rules: Readonly<Record<RuleId, Rule>>,
): Promise<void> {
  for (const { rule, finding } of judged) {
    const title = `${rule} ${short(rules[rule].text)}: ${OUTCOMES[finding.outcome]}`;
    await test.step(
      title,
      () => {
        // the step is enough for a rule that is met: a second one for each would double the cost of the checks
        if (!isMet(finding)) expect.soft(finding).toBeMet(rule, rules[rule]);
      },
      WITHOUT_STACK,
    );
  }
}

function isMet({ outcome }: Finding): boolean {
  return outcome === 'met' || outcome === 'excluded';
}

export function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}

/** Message of a failed check. */
export function failureOf(rule: RuleId, { source, text }: Rule, finding: Finding): string {
  const from = `(source: ${source.document}, ${source.heading})`;
  switch (finding.outcome) {
    case 'met':
      return `${rule} met: ${text}`;
    case 'notMet':
      return `${rule} not met: expected ${finding.expected}, actual ${finding.actual} ${from}`;
    case 'excluded':
      return `${rule} excluded: ${finding.message}`;
    case 'notExercised':
      return `${rule} not exercised: ${finding.message} ${from}`;
  }
}

function short(text: string): string {
  const sentence = text.replace(/\.$/, '');
  return sentence.length <= SHORT ? sentence : `${sentence.slice(0, SHORT - 1)}…`;
}
