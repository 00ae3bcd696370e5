/** Loading the SDK, creating the object, and its interface. */
import { expect, session, targets, test } from './bare-page.ts';

test('a key that is not a string is refused', async ({ bare }) => {
  await bare.open();
  const said = await bare.page.evaluate(() => {
    const { DigitalRiver } = window as unknown as { DigitalRiver: new (key?: unknown) => unknown };
    return [undefined, 5, ''].map((key) => {
      try {
        return `made ${typeof new DigitalRiver(key)}`;
      } catch (error) {
        return String(error);
      }
    });
  });
  expect(said).toEqual(Array(3).fill('Error: Pass an API key.'));
});

test('every call is made by a hidden frame of the SDK, with the public key', async ({ bare }) => {
  const calls: { key: string | undefined; frame: string; url: string }[] = [];
  bare.page.on('request', (request) => {
    if (request.url().includes('/payments/') && request.method() !== 'OPTIONS')
      calls.push({
        key: request.headers().authorization,
        frame: new URL(request.frame().url()).origin,
        url: request.url(),
      });
  });
  await bare.open();
  const { id } = await session();
  await bare.page.evaluate((sessionId) => window.dr.retrieveAvailablePaymentMethods({ sessionId }), id);
  expect(calls.map(({ key, frame }) => ({ key, frame }))).toEqual([
    { key: `bearer ${targets.publicKey}`, frame: new URL(targets.jsUrl).origin },
  ]);
  await expect(bare.page.locator('iframe[id^="digitalriver-controller-"]')).toBeHidden();
  expect(new URL(bare.page.url()).origin).toBe(bare.origin);
});

test('loading the script twice, and two SDK objects, do not conflict', async ({ bare }) => {
  await bare.open({ scripts: 2 });
  const values = await bare.page.evaluate(async (key) => {
    const { DigitalRiver } = window as unknown as { DigitalRiver: new (key: string) => Window['dr'] };
    const objects = [window.dr, new DigitalRiver(key)];
    const elements = objects.map((object) => object.createElement('cardnumber'));
    await Promise.all(
      elements.map(
        (element, index) =>
          new Promise<void>((resolve) => {
            element.mount('ab'.charAt(index));
            element.on('ready', () => resolve());
          }),
      ),
    );
    const answers = await Promise.all(objects.map((object) => object.retrieveKonbiniStores()));
    return answers.map((stores) => stores.length > 0);
  }, targets.publicKey);
  expect(values).toEqual([true, true]);
  await bare.page.locator('#a iframe').contentFrame().getByRole('textbox').fill('4444');
  await expect(bare.page.locator('#a')).not.toHaveClass(/DRElement--empty/);
  await expect(bare.page.locator('#b')).toHaveClass(/DRElement--empty/);
});

test('an SDK object with an unknown key reports it in its results', async ({ bare }) => {
  await bare.open({ key: 'pk_test_unknown' });
  const result = await bare.page.evaluate(() =>
    window.dr.createSource({ type: 'wireTransfer', wireTransfer: {} }),
  );
  expect(result).toMatchObject({
    source: null,
    error: { type: 'unauthorized', errors: [{ message: expect.stringMatching(/./) }] },
  });
});
