/** What a provider answers beyond the documents. */
import type { Exchange } from '../../../harness/exchange.ts';
import { driftIn } from '../../certification/recording/drift.ts';
import { exchange, seenOf } from '../made-up-play.ts';
import { expect, test } from '../plain-test.ts';

test('drift: undocumented members, values and codes, except those that the harness inserted', () => {
  const cell = { method: 'creditCard', integration: 'elements', scenario: 'pays', rules: [] } as const;
  const session = { id: 'p', state: 'dreaming', colour: 'blue' };
  const shown = exchange('GET', '/checkouts/a', 200, { id: 'a', mood: 'fine', payment: { session } });
  const refused = exchange('POST', '/orders', 400, { type: 'x', errors: [{ code: 'tired', message: 'm' }] });
  const drift = (exchanges: Exchange[]): string[] =>
    driftIn(seenOf({ exchanges }), cell).map(({ member, seen }) => `${member}: ${seen}`);
  expect(drift([shown, refused]).toSorted()).toEqual([
    'error.code: tired',
    'member of checkout: mood',
    'member of session: colour',
    'session.state: dreaming',
  ]);
  expect(drift([{ ...shown, intervention: 'stimulus' }])).toEqual([]);
});
