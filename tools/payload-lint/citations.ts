/** The source of each finding: a rule of the contract, or a check of the linter only. */
import type { Rule } from '../../contract/rule.ts';
import { type RuleId, rules } from '../../contract/rules.ts';
import { passageOf } from '../../contract/documents.ts';
import { from } from '../../contract/rules/sources.ts';

const CITED = ['SRC-01', 'SRC-02', 'SRC-07', 'RDR-18'] as const satisfies readonly RuleId[];
export type LintRule = (typeof CITED)[number] | 'drop-in-configuration';

export interface Citation {
  readonly text: string;
  readonly source: Rule['source'];
  readonly url: string;
}

/** @throws Error for a source that is not public, because a finding must link to its source */
function cite({ text, source }: Pick<Rule, 'text' | 'source'>): Citation {
  const passage = passageOf(source);
  if (!passage) throw new Error(`${source.document} is not a public document of contract/documents.`);
  return { text, source, url: passage.url };
}

export const citations: Readonly<Record<LintRule, Citation>> = {
  'SRC-01': cite(rules['SRC-01']),
  'SRC-02': cite(rules['SRC-02']),
  'SRC-07': cite(rules['SRC-07']),
  'RDR-18': cite(rules['RDR-18']),
  'drop-in-configuration': cite({
    text: 'A Drop-in configuration contains only documented options with documented values.',
    source: from('dropin', 'Configuring Drop-in payments'),
  }),
};

export const lintRules = Object.keys(citations) as LintRule[];
