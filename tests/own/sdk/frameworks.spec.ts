/** Typical clients: frameworks that keep SDK objects in their state, and rebuild pages. */
import { CARD, expect, OWNER, type Result, session, targets, test } from './bare-page.ts';

/** Functions detached from their object. */
interface TakenOut {
  readonly createSource: (...args: unknown[]) => Promise<Result>;
  readonly retrieveKonbiniStores: () => Promise<readonly object[]>;
  readonly mount: (place: unknown) => void;
  readonly on: (event: string, handler: (heard: object) => void) => void;
}

test('SDK methods work when detached from their object, and through a proxy', async ({ bare }) => {
  await bare.open();
  await bare.mount(...CARD);
  await bare.typeCard();
  const { id } = await session();
  const results = await bare.page.evaluate(
    async (payload) => {
      const { dr, made } = window;
      // a proxy, as Vue makes it for an object in a component's data
      const kept = <T extends object>(object: T): T => new Proxy(object, {});
      const { createSource, retrieveKonbiniStores } = dr as unknown as TakenOut;
      return {
        taken: await createSource(made.cardnumber, payload),
        kept: await kept(dr).createSource(kept(made.cardcvv ?? {}), kept(payload)),
        stores: (await retrieveKonbiniStores()).length > 0,
      };
    },
    { type: 'creditCard', sessionId: id, owner: OWNER, creditCard: {} },
  );
  expect(results).toMatchObject({
    taken: { source: { state: 'chargeable' } },
    kept: { source: { state: 'chargeable' } },
    stores: true,
  });
});

test('an element in a proxy can be mounted, updated, unmounted and destroyed', async ({ bare }) => {
  await bare.open();
  await bare.page.evaluate(async () => {
    const element = new Proxy(window.dr.createElement('cardnumber'), {});
    const { mount, on } = element as unknown as TakenOut;
    mount(document.getElementById('a'));
    await new Promise((resolve) => on('ready', resolve));
    element.update(new Proxy({ placeholderText: 'The number' }, {}));
    Object.assign(window, { kept: element });
  });
  await expect(bare.frame('cardnumber').getByRole('textbox')).toHaveAttribute('placeholder', 'The number');
  await bare.page.evaluate(() => {
    const { kept } = window as unknown as { kept: { unmount(): void; destroy(): void } };
    kept.unmount();
    kept.destroy();
  });
  await expect(bare.page.locator('#a iframe')).toHaveCount(0);
});

test('an element that is mounted, unmounted and mounted again in one task works', async ({ bare }) => {
  await bare.open();
  await bare.page.evaluate(async () => {
    // what React's strict mode does to every effect
    const first = window.dr.createElement('cardnumber');
    first.mount('a');
    first.unmount();
    first.destroy();
    const second = window.make('cardnumber');
    second.mount('a');
    second.unmount();
    second.mount('a');
    await new Promise<void>((resolve) => second.on('ready', () => resolve()));
  });
  await expect(bare.page.locator('#a iframe')).toHaveCount(1);
  await bare.frame('cardnumber').getByRole('textbox').fill('4444222233331111');
  await expect(bare.page.locator('#a')).toHaveClass(/DRElement--complete/);
});

test('Drop-in is shown again after a page change, next to elements of the shop', async ({ bare }) => {
  await bare.open();
  const { id } = await session({ country: 'DE', currency: 'EUR' });
  await bare.mount(['cardnumber']);
  const show = (): Promise<unknown> =>
    bare.page.evaluate(
      ([sessionId, billingAddress]) =>
        new Promise((resolve) => {
          document.getElementById('page')?.remove();
          const page = document.createElement('div');
          page.id = 'page';
          document.body.append(page);
          const dropin = window.dr.createDropin({
            sessionId,
            billingAddress,
            options: { showTermsOfSaleDisclosure: false },
            paymentMethodConfiguration: { enabledPaymentMethods: ['creditCard'] },
            onReady: resolve,
            onSuccess: (data: object) => Object.assign(window, { handed: JSON.parse(JSON.stringify(data)) }),
          });
          dropin.mount('page');
        }),
      [id, OWNER] as const,
    );
  for (let time = 0; time < 3; time += 1) await show();
  await expect(bare.page.locator('#page .DR-card')).toHaveCount(1);
  const field = (type: string): ReturnType<typeof bare.page.locator> =>
    bare.page.locator(`#page iframe[id^="${type}-"]`);
  await field('cardnumber').contentFrame().getByRole('textbox').fill('4444222233331111');
  await field('cardexpiration').contentFrame().getByRole('textbox').fill('1234');
  await field('cardcvv').contentFrame().getByRole('textbox').fill('123');
  await bare.page.locator('#page .DR-pay-button').click();
  await expect
    .poll(() => bare.page.evaluate(() => (window as unknown as { handed?: object }).handed))
    .toMatchObject({ source: { state: 'chargeable', creditCard: { lastFourDigits: '1111' } } });
  // an empty shop field is no error
  await expect(bare.page.locator('#a')).not.toHaveClass(/DRElement--invalid/);
});

test('Drop-in mounted a second time moves to the new place and appears once', async ({ bare }) => {
  await bare.open();
  const { id } = await session({ country: 'DE', currency: 'EUR' });
  const ready = await bare.page.evaluate(
    async ([sessionId, billingAddress]) => {
      let count = 0;
      await new Promise<void>((resolve) => {
        const dropin = window.dr.createDropin({
          sessionId,
          billingAddress,
          onReady: () => {
            count += 1;
            if (document.querySelector('#b .DR-card')) resolve();
          },
        });
        dropin.mount('a');
        dropin.mount('b');
      });
      return count;
    },
    [id, OWNER] as const,
  );
  expect(ready).toBeGreaterThan(0);
  await expect(bare.page.locator('.DR-drop-in')).toHaveCount(1);
  await expect(bare.page.locator('#b .DR-drop-in')).toBeVisible();
  await expect(bare.page.locator('#DR-Legal-Footer')).toHaveCount(1);
});

test('locale and style sheet are optional, and every casing of a locale is understood', async ({ bare }) => {
  for (const [options, title] of [
    [undefined, 'Card number'],
    [null, 'Card number'],
    [{}, 'Card number'],
    [{ locale: 'DE_de' }, 'Kartennummer'],
    [{ locale: 'Fr-CA' }, 'Numéro de carte'],
  ] as const) {
    await bare.open();
    await bare.page.evaluate(
      ([key, given]) => {
        const { DigitalRiver } = window as unknown as {
          DigitalRiver: new (key: string, options?: unknown) => Window['dr'];
        };
        new DigitalRiver(key, given).createElement('CardNumber').mount('a');
      },
      [targets.publicKey, options] as const,
    );
    await expect(bare.page.locator('#a iframe')).toHaveAttribute('title', title);
  }
  const sheet = await fetch(targets.jsUrl.replace('DigitalRiver.js', 'css/DigitalRiver.css'));
  expect(sheet.headers.get('content-type')).toMatch(/^text\/css/);
});
