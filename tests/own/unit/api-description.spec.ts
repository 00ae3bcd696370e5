/**
 * Every recorded answer of the provider conforms to the API description. The data is the published description of version
 * 2021-12-13, reduced to types, enumerations and required members.
 */
import { type Dialect, DIALECTS } from '../../../contract/method.ts';
import { assertDescribed, describedBy, undescribed } from '../../certification/reading/described.ts';
import { observationOf, readRecordings } from '../record/recording.ts';
import { expect, test } from '../plain-test.ts';

/** Minimum coverage of the recordings. */
const KINDS: Readonly<Record<Dialect, readonly string[]>> = {
  'digital-river-api': ['Checkout', 'Errors', 'Event', 'Order', 'Source'],
  'commerce-api': ['Source'],
};

for (const dialect of DIALECTS) {
  test(`every recorded answer of the provider conforms to the API description (${dialect})`, () => {
    const answers = readRecordings(dialect)
      .filter(({ fault }) => !fault)
      .flatMap((recording) => observationOf(recording).exchanges)
      .filter((exchange) => describedBy(exchange, dialect) !== undefined);
    const kinds = new Set(answers.map((exchange) => describedBy(exchange, dialect)));
    expect([...kinds]).toEqual(expect.arrayContaining([...KINDS[dialect]]));
    expect([...new Set(answers.flatMap((exchange) => undescribed(exchange, dialect)))]).toEqual([]);
  });
}

test('a member with a wrong type and an unknown value are found', () => {
  const [source] = readRecordings('digital-river-api')
    .flatMap((recording) => observationOf(recording).exchanges)
    .filter((exchange) => describedBy(exchange, 'digital-river-api') === 'Source');
  const { response } = source ?? {};
  if (!source || !response) throw new Error('no source is in the recordings');
  const found = (change: object): string[] =>
    undescribed(
      { ...source, response: { ...response, body: { ...Object(response.body), ...change } } },
      'digital-river-api',
    );
  expect(found({})).toEqual([]);
  expect(found({ amount: '24.89' })).toEqual([expect.stringContaining('Source.amount')]);
  expect(found({ state: 'dreaming' })).toEqual([expect.stringContaining('Source.state')]);
  const dreaming = {
    ...source,
    response: { ...response, body: { ...Object(response.body), state: 'dreaming' } },
  };
  expect(() => assertDescribed([source], 'digital-river-api')).not.toThrow();
  expect(() => assertDescribed([source, dreaming], 'digital-river-api')).toThrow(/Source\.state/);
});
