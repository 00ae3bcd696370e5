import { expect, test } from '@playwright/test';
import { drillVariations } from './drill-variations.ts';
import { GROUPS, VARIATIONS } from './variations.ts';

for (const group of Object.keys(GROUPS))
  drillVariations(group, ['--methods', 'creditCard,klarnaCredit,konbini']);

test('each of more than 25 variations belongs to one group', () => {
  const grouped = Object.values(GROUPS).flatMap(({ names }) => names);
  expect(grouped.toSorted()).toEqual(Object.keys(VARIATIONS).toSorted());
  expect(grouped.length).toBeGreaterThan(25);
});
