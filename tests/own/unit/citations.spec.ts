import { methods } from '../../../contract/catalogue.ts';
import { checklist } from '../../../contract/checklist.ts';
import { wrongWithCitation } from '../../../contract/documents.ts';
import { DIALECTS } from '../../../contract/method.ts';
import { ruleIds, rulesIn } from '../../../contract/rules.ts';
import { expect, test } from '../plain-test.ts';

/**
 * The branch whose documents state a dialect's rules. A founding document states only rules of its own dialect.
 */
const OWN = {
  'digital-river-api': /^(Digital-River-API: |Founding documents: payment-sessions-digital-river-api$)/,
  'commerce-api': /^(Commerce-API: |Founding documents: payment-sessions-commerce-api$)/,
};

for (const dialect of DIALECTS) {
  test(`${dialect}: every rule cites a document and a heading that exist`, () => {
    const wrong = ruleIds.flatMap((id) => wrongWithCitation(rulesIn(dialect)[id].source) ?? []);
    expect(wrong).toEqual([]);
  });

  test(`${dialect}: every judged rule cites a document of its dialect`, () => {
    const rules = rulesIn(dialect);
    const judged = ruleIds.filter((id) => rules[id].excluded === undefined);
    expect(judged.filter((id) => !OWN[dialect].test(rules[id].source.document))).toEqual([]);
  });
}

test('every method names documents that exist', () => {
  const wrong = methods.flatMap(({ wire, sources }) =>
    sources.flatMap((document) => {
      const found = wrongWithCitation({ document });
      return found ? [`${wire.id}: ${found}`] : [];
    }),
  );
  expect(wrong).toEqual([]);
});

test('every checklist item names a document and a section that exist', () => {
  const wrong = checklist.flatMap(
    ({ source, section }) => wrongWithCitation({ document: source, heading: section }) ?? [],
  );
  expect(wrong).toEqual([]);
});

test('a wrong heading and a wrong document are found', () => {
  const source = rulesIn('digital-river-api')['SES-05'].source;
  expect(wrongWithCitation(source)).toBeUndefined();
  expect(wrongWithCitation({ ...source, heading: 'No such heading' })).toContain('has no heading');
  expect(wrongWithCitation({ ...source, document: 'Digital-River-API: none.md' })).toContain('no document');
});
