/** Uses the SDK on an empty page at the shop's origin, without the pages of the shop. */
import type { Page } from '@playwright/test';
import type { Card } from '../../pages/shop.ts';
import { ChallengePage } from '../../pages/challenge-page.ts';
import { PortalPage } from '../../pages/portal-page.ts';
import { settling } from './settling.ts';
import type { World } from './world.ts';

/** The published test password of a bank's web page. */
export const BANK_PASSWORD = 'password';

type Call = (...args: unknown[]) => unknown;
type Source = Readonly<Record<string, unknown>>;
interface Handed {
  readonly source?: Source | null;
  readonly complete?: (status: 'success' | 'failure') => void;
}
interface Element {
  mount(container: unknown): void;
  destroy(): void;
  on(event: string, handler: (event: Handed) => void): void;
}

/** A path at which the shop has no page. */
const AWAY = '/__conformance';

export class BareSdk {
  readonly #world: World;
  /** The return URL; it leads to an empty page. */
  readonly returnUrl: string;

  #isOpen = false;
  #mounted: string[] = [];
  #portal: Page | undefined;

  constructor(world: World) {
    this.#world = world;
    this.returnUrl = `${world.run.targets.shopUrl}${AWAY}/returned`;
  }

  /** Opens the page again for the next call, because the current call may never end. */
  forget(): void {
    this.#isOpen = false;
    this.#mounted = [];
    this.#portal = undefined;
  }

  /** Opens the page, once. */
  async opens(): Promise<void> {
    if (this.#isOpen) return;
    this.#isOpen = true;
    const { page, run, method } = this.#world;
    const { shopUrl, jsUrl, publicKey } = run.targets;
    // not its `load` event: what else the shop's page loads may never come
    await page.goto(`${shopUrl}${AWAY}`, { waitUntil: 'domcontentloaded' });
    await page.addScriptTag({ url: jsUrl });
    await page.evaluate(
      ([key, locale]) => {
        const { DigitalRiver } = window as unknown as { DigitalRiver: new (...args: unknown[]) => object };
        Object.assign(window, { bareSdk: new DigitalRiver(key, { locale }), bareElement: null });
      },
      [publicKey, method.wire.markets[0].locale] as const,
    );
  }

  /** Calls the SDK, one call after the other. An SDK error is in the recorded call. */
  async calls(...all: readonly (readonly [method: string, ...args: unknown[]])[]): Promise<void> {
    await this.#world.page.evaluate(async (wanted) => {
      const { bareSdk } = window as unknown as { bareSdk: Record<string, Call> };
      for (const [method, ...args] of wanted) {
        try {
          await bareSdk[method]?.(...args);
        } catch {
          // the spy in the page has recorded the error
        }
      }
    }, all);
  }

  /** @returns the source from the SDK, or undefined */
  createSource(payload: object): Promise<Source | undefined> {
    return this.#world.page.evaluate(async (data) => {
      const { bareSdk, bareElement } = window as unknown as {
        bareSdk: Record<string, Call>;
        bareElement: unknown;
      };
      const result = await bareSdk.createSource?.(...(bareElement ? [bareElement, data] : [data]));
      return (result as Handed | undefined)?.source ?? undefined;
    }, payload);
  }

  /**
   * Pays in the sheet of a wallet's button, and closes the sheet with the result.
   * @param element type of the button
   * @param request options of the button
   */
  async pressButton(element: string, request: object): Promise<Source | undefined> {
    const { page } = this.#world;
    await page.evaluate(
      ([type, data]) => {
        const { bareSdk } = window as unknown as {
          bareSdk: {
            paymentRequest(data: object): object;
            createElement(type: string, data: object): Element;
          };
        };
        const container = document.createElement('div');
        document.body.append(container);
        const button = bareSdk.createElement(type, bareSdk.paymentRequest(data));
        button.mount(container);
        const handed = new Promise((resolve) => {
          button.on('source', ({ source, complete }) => {
            complete?.(source ? 'success' : 'failure');
            button.destroy();
            container.remove();
            resolve(source ?? undefined);
          });
        });
        Object.assign(window, { bareHanded: { handed } });
      },
      [element, request] as const,
    );
    await page.locator(`iframe[id^="${element}-"]`).contentFrame().getByRole('button').click();
    const sheet = page.locator('iframe[id^="DRPaymentSheet-"]');
    await sheet.contentFrame().locator('button.pay').click();
    const source = await page.evaluate(
      () => (window as unknown as { bareHanded: { handed: Promise<Source | undefined> } }).bareHanded.handed,
    );
    await sheet.waitFor({ state: 'detached' });
    return source;
  }

  /** Waits for a source, and answers a challenge of the bank if one comes. */
  async answering(made: Promise<Source | undefined>, password: string): Promise<Source | undefined> {
    const challenge = new ChallengePage(this.#world.page);
    if (await challenge.appears(settling(made))) await challenge.answer(password);
    return made;
  }

  /** Types into text fields of the SDK. Their elements are mounted once. @param texts by type of element */
  async fill(texts: Readonly<Record<string, string>>): Promise<void> {
    const { page } = this.#world;
    const missing = Object.keys(texts).filter((type) => !this.#mounted.includes(type));
    this.#mounted.push(...missing);
    await page.evaluate(async (types) => {
      const shared = window as unknown as {
        bareSdk: { createElement(type: string): Element };
        bareElement: unknown;
      };
      await Promise.all(
        types.map((type) => {
          const container = document.createElement('div');
          document.body.append(container);
          const element = shared.bareSdk.createElement(type);
          shared.bareElement ??= element;
          return new Promise<void>((resolve) => {
            element.mount(container);
            element.on('ready', () => resolve());
          });
        }),
      );
    }, missing);
    for (const [element, text] of Object.entries(texts))
      await page.locator(`iframe[id^="${element}-"]`).contentFrame().getByRole('textbox').fill(text);
  }

  fillCard({ number, expiry, securityCode }: Card): Promise<void> {
    return this.fill({ cardnumber: number, cardexpiration: expiry, cardcvv: securityCode });
  }

  /** Approves a payment at the portal, in a tab that all payments share: closing a tab while a page loads in it may never end. */
  async approve(redirectUrl: string): Promise<void> {
    const tab = (this.#portal ??= await this.#world.context.newPage());
    await tab.goto(redirectUrl, { waitUntil: 'domcontentloaded' });
    await new PortalPage(tab).approve();
    await tab.waitForURL((url) => url.href.startsWith(this.returnUrl), { waitUntil: 'commit' });
  }
}
