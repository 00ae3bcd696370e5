import { expect, test } from '@playwright/test';
import { drillTap } from './drill-tap.ts';
import { BEHAVIOUR_NAMES } from './hostile-provider.ts';

for (const name of BEHAVIOUR_NAMES) drillTap(name);

test('the drills contain more than thirty behaviours', () => {
  expect(BEHAVIOUR_NAMES.length).toBeGreaterThan(30);
});
