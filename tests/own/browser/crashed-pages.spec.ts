/** A page whose process crashes: the message says so, no rule fails, and it is no error of the harness. */
import { planOf } from '../../../harness/plan.ts';
import { expect, test } from '../../certification/fixtures.ts';
import { playScenario } from '../../certification/play-scenario.ts';

for (const [where, path] of [
  ['shop', /\/review\b/],
  ['portal', /\/authorize\//],
] as const)
  test(`a page of the ${where} crashes: no rule fails, the cause is the environment`, async ({
    run,
    browser,
    adapter,
  }) => {
    const cell = planOf(run).scenarios.find(
      ({ method, scenario, integration }) =>
        method === 'payPal' && scenario === 'pays' && integration === 'elements',
    );
    if (!cell) throw new Error('payPal does not play pays.');
    const { judged, environment } = await playScenario(cell, {
      run,
      browser,
      adapter,
      prepare: ({ page }) => {
        page.on('framenavigated', (frame) => {
          // this address of Chromium never answers
          if (frame === page.mainFrame() && path.test(frame.url()))
            void page.goto('chrome://crash').catch(() => undefined);
        });
        return Promise.resolve();
      },
    });
    expect(environment[0]?.message).toMatch(/^The browser's process of the page http\S+ crashed\./);
    const open = judged.filter(({ finding }) => !['met', 'excluded'].includes(finding.outcome));
    expect(new Set(open.map(({ finding, cause }) => `${finding.outcome} ${cause}`))).toEqual(
      new Set(['notExercised environment']),
    );
  });
