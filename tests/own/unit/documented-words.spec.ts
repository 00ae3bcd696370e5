/** Rules whose level was once too high, with the words of the documents that decide the level. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { wrongWithCitation } from '../../../contract/documents.ts';
import type { Rule } from '../../../contract/rule.ts';
import { type RuleId, rulesIn } from '../../../contract/rules.ts';
import { expect, test } from '../plain-test.ts';

interface Words {
  readonly rules: readonly RuleId[];
  readonly document: string;
  readonly heading: string;
  readonly words: string;
  /** What follows from the words: a level, or an explanation. */
  readonly so: string;
}
const all = JSON.parse(
  readFileSync(join(import.meta.dirname, '../data/documented-words.json'), 'utf8'),
) as readonly Words[];

const AS_SAID: Readonly<Record<string, (rule: Rule) => boolean>> = {
  MUST: ({ level, excluded }) => level === 'MUST' && excluded === undefined,
  SHOULD: ({ level, excluded }) => level === 'SHOULD' && excluded === undefined,
  inferred: ({ inferred }) => inferred === true,
  excluded: ({ excluded }) => excluded !== undefined,
};
/** Words that ask for no more than a SHOULD. */
const WEAK = /\b(should|recommend|can|typically|in most cases|expect)\b/i;

for (const { rules, so, words, ...source } of all)
  test(`${rules.join(', ')} asks for no more than its document: "${words}"`, () => {
    expect(wrongWithCitation(source)).toBeUndefined();
    const stated = rulesIn(source.document.startsWith('Commerce-API') ? 'commerce-api' : 'digital-river-api');
    const said = AS_SAID[so];
    for (const rule of rules) if (said) expect(said(stated[rule]), `${rule}: ${so}`).toBe(true);
    if (so === 'MUST') expect(words.replace('before you can use', '')).not.toMatch(WEAK);
  });

test('PRV-27 is a SHOULD: an order names its next action in most cases', () => {
  expect(rulesIn('digital-river-api')['PRV-27'].level).toBe('SHOULD');
});
