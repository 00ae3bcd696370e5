/** Odd pages of a shop that is right fail no rule, and do not hide a defect. */
import { expect } from '@playwright/test';
import { ODDITY_NAMES, type OddityName } from './odd-pages.ts';
import { test } from './play-example.ts';

const SAMPLE: OddityName = 'replaced functions of the browser';

test.beforeEach(() => test.setTimeout(180_000));

for (const oddity of ODDITY_NAMES) {
  test(`${oddity}: no alarm`, { tag: oddity === SAMPLE ? '@sample' : [] }, async ({ play }) => {
    const { judged, brokenOff } = await play({ oddity }, 'konbini', 'pays');
    expect(brokenOff).toBeUndefined();
    const fallen = judged.filter(({ finding }) => !['met', 'excluded'].includes(finding.outcome));
    expect(fallen.map(({ rule, finding }) => `${rule}: ${finding.message}`)).toEqual([]);
  });

  test(`${oddity}: a defect is found`, async ({ play }) => {
    const { judged } = await play({ oddity, defects: ['no-quantity'] }, 'konbini', 'pays');
    expect(judged.find(({ rule }) => rule === 'CHK-01')).toMatchObject({
      finding: { outcome: 'notMet' },
      cause: 'defect',
    });
  });
}

test('an SDK that is no global variable: the harness makes sources with its own', async ({ play }) => {
  const { judged } = await play({ oddity: 'an SDK that is no global variable' }, 'creditCard', 'migration');
  expect(judged.filter(({ finding }) => finding.outcome === 'met').map(({ rule }) => rule)).toContain(
    'PRV-18',
  );
  expect(judged.filter(({ finding }) => finding.outcome === 'notMet')).toEqual([]);
});
