/** The accessibility scan finds known defects, in a page and in a frame of another origin. */
import { expect, test } from '../../../certification/fixtures.ts';
import { findings, scrolledSideways } from '../accessibility.ts';

test.use({ bypassCSP: true });

const page = (body: string): string =>
  `<!doctype html><html lang="en"><head><title>Page</title></head><body><main><h1>Page</h1>${body}</main></body></html>`;

for (const [what, body, found] of [
  ['a field without a name', '<input type="text">', /^critical: .*\(label\) at input/],
  ['a button without a name', '<button></button>', /^critical: .*\(button-name\) at button/],
  ['pale words', '<p style="color:#bbb;background:#fff">Pale</p>', /^serious: .*\(color-contrast\) at p/],
  ['words in no language', '<p lang="xx-none">Words</p>', /^serious: .*\(valid-lang\) at p/],
  ['a heading out of order', '<h5>Deep</h5>', /^moderate: .*\(heading-order\) at h5/],
] as const) {
  test(`the scan finds ${what}`, async ({ page: tab }) => {
    await tab.setContent(page(body));
    expect(await findings(tab)).toEqual([expect.stringMatching(found)]);
    await tab.setContent(page('<p>Nothing is wrong.</p>'));
    expect(await findings(tab)).toEqual([]);
  });
}

test('the scan finds what is wrong in a frame of another origin', async ({ run: { targets }, page: tab }) => {
  const frame = `${new URL(targets.jsUrl).origin}/v1/frames/return.html`;
  await tab.setContent(page(`<iframe title="Frame" src="${frame}"></iframe>`));
  const inside = tab.frames()[1];
  await inside?.waitForLoadState();
  await inside?.evaluate(() => document.body.append(document.createElement('select')));
  expect(await findings(tab)).toContainEqual(expect.stringMatching(/\(select-name\) at iframe » select/));
});

test('a page that is too wide for a phone is found', async ({ page: tab }) => {
  await tab.setViewportSize({ width: 320, height: 600 });
  await tab.setContent(page('<p id="wide" style="width:400px">Wide</p>'));
  expect(await scrolledSideways(tab)).toEqual([expect.stringContaining('P#wide')]);
  await tab.setContent(page('<p>Narrow</p>'));
  expect(await scrolledSideways(tab)).toEqual([]);
});
