/** Reads payment instructions from all places where an SDK may show them. */
import { expect, test } from '../../certification/fixtures.ts';
import { readInstructions } from '../../../pages/instructions.ts';

const text = 'Pay 1,200 JPY';
const container = `<div id="delayedpaymentinstructions-1" class="DR-delayed-payment-instructions-container">${text}</div>`;
const framed = (style = ''): string =>
  `<iframe id="delayedpaymentinstructions-1" style="${style}" srcdoc='<html lang="ja"><body>${container}</body></html>'></iframe>`;
const page_ = (body: string): string => `<html lang="ja"><body>${body}</body></html>`;

const shapes: readonly (readonly [what: string, body: string, visible: boolean])[] = [
  ['in the page', container, true],
  ['in a frame', framed(), true],
  ['in a frame of the container', container.replace(text, framed().replace(/id="[^"]*"/, '')), true],
  ['in a page that hides them', `<section style="opacity: 0">${container}</section>`, false],
  ['in a frame that is hidden', framed('visibility: hidden'), false],
  ['in a frame without height', framed('height: 0; border: 0'), false],
];
for (const [what, body, visible] of shapes)
  test(`payment instructions ${what} are read`, async ({ page }) => {
    await page.setContent(page_(body), { waitUntil: 'load' });
    expect(await readInstructions(page)).toEqual({ text, language: 'ja', visible });
  });

test('without payment instructions, nothing is read', async ({ page }) => {
  await page.setContent(page_('<p>Thank you</p>'));
  expect(await readInstructions(page)).toBeUndefined();
});

for (const [style, visible] of [
  ['', true],
  ['opacity: 1; visibility: hidden', false],
] as const)
  test(`payment instructions in a checkout that is a ${visible ? 'visible' : 'hidden'} frame are read`, async ({
    page,
  }) => {
    await page.setContent(page_(`<iframe style="${style}"></iframe>`));
    await page.frames()[1]?.setContent(page_(framed()), { waitUntil: 'load' });
    expect(await readInstructions(page)).toEqual({ text, language: 'ja', visible });
  });
