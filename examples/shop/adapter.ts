/** Drives the example shop for a certification: `DR_SHOP_ADAPTER=./examples/shop/adapter.ts`. */
import { expect, type Page } from '@playwright/test';
import {
  defineShop,
  press,
  type OrderPages,
  type Screen,
  type Shopper,
  type ShopPages,
  type ShownOrder,
  type ShownTotals,
} from '../../pages/define-shop.ts';
import type { Wire } from '../../contract/method.ts';
import { Arrival, TIMEOUT } from './arrival.ts';

const STATUSES: readonly ShownOrder['status'][] = [
  'awaiting-payment',
  'under-review',
  'ready',
  'cancelled',
  'blocked',
];

class Tidepool implements ShopPages {
  readonly page: Page;
  readonly orderPages: OrderPages;
  readonly #url: string;
  readonly #arrival: Arrival;

  constructor(page: Page, url: string) {
    this.page = page;
    this.#url = url;
    this.#arrival = new Arrival(page, url);
    this.orderPages = {
      open: (number) => this.visit(`${url}/orders/${number}`),
      read: (number) => this.#read(number),
    };
  }

  async enter({ owner, country }: Shopper): Promise<Screen> {
    await this.page.goto(this.#url, { waitUntil: 'domcontentloaded' });
    await this.page.locator('select[name=market]').selectOption(country);
    await this.#arrival.after(() => this.page.locator('button.main').click());
    const { address, ...person } = owner;
    for (const [name, value] of Object.entries({ ...person, ...address }))
      if (typeof value === 'string' && name !== 'country')
        await this.page.locator(`input[name="${name}"]`).fill(value);
    await this.page.locator('select[name=country]').selectOption(country);
    return this.#arrival.after(() => this.page.locator('form button').click());
  }

  enterDirectly(shopper: Shopper): Promise<Screen> {
    return this.enter(shopper);
  }

  async choose({ type, elements }: Wire, { card }: Shopper): Promise<void> {
    const radio = this.page.locator(`input[name=method][value="${type}"]`);
    const panel = this.page.locator(`.panel[data-method="${type}"]`);
    if (!(await radio.isChecked())) await radio.check();
    await panel.waitFor();
    const written: Readonly<Record<string, string>> = {
      cardnumber: card.number,
      cardexpiration: card.expiry,
      cardcvv: card.securityCode,
    };
    for (const element of elements) {
      const frame = panel.locator(`#field-${element} iframe`).contentFrame();
      const value = written[element];
      if (value !== undefined) await frame.locator('input:visible').fill(value);
      else if ((await panel.locator(`#field-${element}`).count()) > 0)
        await frame.locator('select').selectOption({ index: 1 });
    }
  }

  pressContinue(): Promise<void> {
    return press(this.page.locator('.panel button'));
  }

  acceptTerms(): Promise<boolean> {
    return this.#tick('terms', 'everything');
  }

  continueFromPayment(presses = 1): Promise<Screen> {
    return this.#arrival.after(() => press(this.page.locator('.panel button'), presses));
  }

  pressPlaceOrder(): Promise<void> {
    return press(this.page.locator('button.place'));
  }

  acceptDisclosure(): Promise<boolean> {
    return this.#tick('disclosure', 'everything');
  }

  async placeOrder(presses = 1): Promise<Screen> {
    await this.acceptTerms();
    await this.acceptDisclosure();
    return this.#arrival.after(() => press(this.page.locator('button.place'), presses));
  }

  changePayment(): Promise<Screen> {
    return this.#arrival.after(() => this.page.locator('button.change').click());
  }

  removePayment(): Promise<Screen> {
    return this.#arrival.after(() => this.page.locator('button.remove').click());
  }

  async tryAgain(): Promise<Screen> {
    const link = this.page.locator('a.again');
    if ((await link.count()) > 0) return this.#arrival.after(() => link.click());
    const change = this.page.locator('button.change');
    if ((await change.count()) > 0) return this.changePayment();
    return this.screen();
  }

  reload(): Promise<Screen> {
    return this.#arrival.after(() => this.page.reload({ waitUntil: 'domcontentloaded' }));
  }

  goBack(): Promise<Screen> {
    return this.#arrival.after(() => this.page.goBack({ waitUntil: 'commit' }));
  }

  leavesPortal(action: () => Promise<void>): Promise<Screen> {
    return this.#arrival.after(action, 'shop');
  }

  visit(url: string): Promise<Screen> {
    return this.#arrival.after(() => this.page.goto(url, { waitUntil: 'domcontentloaded' }));
  }

  screen(): Promise<Screen> {
    return this.#arrival.now();
  }

  async totals(): Promise<ShownTotals | undefined> {
    const sum = this.page.locator('.totals .sum data');
    if ((await sum.count()) === 0) return undefined;
    const total = await sum.getAttribute('value');
    const products = await this.page
      .locator('[data-product]')
      .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-product') ?? ''));
    return { total: Number(total), products };
  }

  async orderNumber(): Promise<string | undefined> {
    return (await this.page.locator('output.number').textContent()) ?? undefined;
  }

  async instructions(): Promise<string> {
    if ((await this.page.locator('#instructions').count()) === 0) {
      const href = await this.page.locator('a.to-order').getAttribute('href');
      await this.visit(new URL(href ?? '', this.#url).href);
    }
    if ((await this.page.locator('#instructions').count()) === 0) return '';
    // the SDK shows them in its own iframe
    const inside = this.page.locator('#instructions iframe').contentFrame().locator('body');
    await expect(inside).not.toBeEmpty({ timeout: TIMEOUT });
    return inside.innerText();
  }

  async amountToPay(): Promise<number | undefined> {
    const amount = this.page.locator('.to-pay data');
    return (await amount.count()) === 0 ? undefined : Number(await amount.getAttribute('value'));
  }

  async order(): Promise<ShownOrder> {
    return this.#read((await this.orderNumber()) ?? '');
  }

  async #read(number: string): Promise<ShownOrder> {
    const tab = await this.page.context().newPage();
    try {
      await tab.goto(`${this.#url}/orders/${number}`, { waitUntil: 'domcontentloaded' });
      const status = tab.locator('.status');
      await status.waitFor({ timeout: TIMEOUT });
      const shown = await status.getAttribute('data-status');
      const { kept } = (await tab.evaluate(
        async (path) => (await fetch(path)).json(),
        `/api/orders/${number}`,
      )) as {
        kept: NonNullable<ShownOrder['kept']>;
      };
      return {
        status: STATUSES.find((known) => known === shown) ?? 'unknown',
        messages: await tab.locator('.news li').allTextContents(),
        kept,
      };
    } finally {
      await tab.close();
    }
  }

  /** @returns false if the page has no such checkbox */
  async #tick(...names: readonly string[]): Promise<boolean> {
    for (const name of names) {
      const box = this.page.locator(`input[type=checkbox][name=${name}]`);
      if ((await box.count()) === 0) continue;
      await box.check();
      return true;
    }
    return false;
  }
}

export default defineShop({
  name: 'Tidepool Ceramics',
  version: '1.0',
  methods: ['creditCard', 'payPal', 'klarnaCredit', 'konbini'],
  abilities: ['orderPages'],
  pages: (page, shopUrl) => new Tidepool(page, shopUrl.replace(/\/$/, '')),
});
