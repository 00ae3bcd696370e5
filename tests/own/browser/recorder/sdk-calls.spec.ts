/** The calls of the SDK are recorded, whatever the shop's page does. */
import type { SdkCall } from '../../../../harness/exchange.ts';
import { expect } from '../../../certification/fixtures.ts';
import { paysInPage, test } from './recorded.ts';

test('what the SDK returns is recorded although the shop replaces Promise', async ({
  page,
  recorder,
  url,
}) => {
  await page.goto(url);
  await page.evaluate(async () => {
    const NativePromise = Promise;
    Object.assign(window, {
      Promise: class Other extends NativePromise<unknown> {},
      DigitalRiver: class {
        createSource(): Promise<unknown> {
          return new NativePromise((resolve) => resolve({ source: { id: 'source-1' } }));
        }
      },
    });
    const { DigitalRiver } = window as unknown as {
      DigitalRiver: new () => { createSource(payload: object): Promise<unknown> };
    };
    await new DigitalRiver().createSource({ type: 'konbini' });
  });
  const { sdkCalls } = recorder.recording;
  expect(sdkCalls.find(({ method }) => method === 'createSource')).toMatchObject({
    args: [{ type: 'konbini' }],
    result: { source: { id: 'source-1' } },
  });
});

/** What libraries and test tools do to the functions of the browser. */
const PATCHES: Readonly<Record<string, () => void>> = {
  'Prototype.js': () => {
    for (const { prototype } of [Array, String, Number])
      Object.assign(prototype, { toJSON: () => '"replaced"' });
  },
  'a JSON of another library': () => {
    const other = { parse: () => ({}), stringify: () => 'other' };
    Object.assign(window, { JSON: other });
  },
  'replaced functions of JSON': () =>
    void Object.assign(JSON, { stringify: () => 'other', parse: () => ({}) }),
  'a stopped clock': () => void Object.assign(Date, { now: () => 0 }),
  'a removed Map and a replaced push': () => {
    Object.assign(window, { Map: undefined });
    Object.assign(Array.prototype, { push: () => 0 });
  },
};
for (const [what, patch] of Object.entries(PATCHES))
  test(`the SDK's calls are recorded unchanged in a page with ${what}`, async ({ page, recorder, url }) => {
    const since = Date.now();
    await page.goto(url);
    // not with evaluate: its own functions would be replaced, too
    await page.addScriptTag({ content: `(${patch.toString()})(); (${paysInPage.toString()})();` });
    const call = (): SdkCall | undefined =>
      recorder.recording.sdkCalls.find(({ method }) => method === 'createSource');
    await expect.poll(() => call()?.result).toEqual({ source: { id: 'source-1', lists: [1, 2] } });
    expect(call()?.args).toEqual([{ type: 'konbini', items: [{ name: 'A "lamp"' }] }]);
    expect(call()?.at).toBeGreaterThanOrEqual(since);
  });

test('a result is recorded although the page is left at once, and its process is too busy to send it later', async ({
  page,
  recorder,
  url,
}) => {
  await page.goto(url);
  // another site, whose documents are in another process
  const next = url.replace('127.0.0.1', 'localhost');
  const leaves = `location.assign(${JSON.stringify(next)}); for (const since = performance.now(); performance.now() - since < 2000;);`;
  await page.addScriptTag({ content: `setTimeout(() => (${paysInPage.toString()})(() => { ${leaves} }));` });
  await page.waitForURL(`${next}/`);
  const { sdkCalls } = recorder.recording;
  expect(sdkCalls.find(({ method }) => method === 'createSource')?.result).toBeDefined();
});
