/** The SDK alone, at an address of the shop's at which there is nothing: no shop takes part. */
import type { Card } from '../../pages/shop.ts';
import { PortalPage } from '../../pages/portal-page.ts';
import type { World } from './world.ts';

type Call = (...args: unknown[]) => unknown;
interface Element {
  mount(container: unknown): void;
  on(event: string, handler: () => void): void;
}

export class BareSdk {
  readonly #world: World;
  /** Where the shopper is sent back to; nothing is there. */
  readonly returnUrl: string;

  private constructor(world: World, returnUrl: string) {
    this.#world = world;
    this.returnUrl = returnUrl;
  }

  static async open(world: World): Promise<BareSdk> {
    const { shopUrl, jsUrl, publicKey } = world.run.targets;
    const url = `${shopUrl}/__conformance`;
    await world.page.goto(url);
    await world.page.addScriptTag({ url: jsUrl });
    await world.page.evaluate(
      ([key, locale]) => {
        const { DigitalRiver } = window as unknown as { DigitalRiver: new (...args: unknown[]) => object };
        Object.assign(window, { bareSdk: new DigitalRiver(key, { locale }), bareElement: null });
      },
      [publicKey, world.method.wire.markets[0].locale] as const,
    );
    return new BareSdk(world, `${url}/returned`);
  }

  /** Calls the SDK, one call after the other. An error is the SDK's own to tell, in what is recorded of the call. */
  async calls(...all: readonly (readonly [method: string, ...args: unknown[]])[]): Promise<void> {
    await this.#world.page.evaluate(async (wanted) => {
      const { bareSdk } = window as unknown as { bareSdk: Record<string, Call> };
      for (const [method, ...args] of wanted) {
        try {
          await bareSdk[method]?.(...args);
        } catch {
          // the spy has noted it
        }
      }
    }, all);
  }

  /** @returns the source, as the SDK hands it over; undefined where there is none */
  createSource(payload: object): Promise<Readonly<Record<string, unknown>> | undefined> {
    return this.#world.page.evaluate(async (data) => {
      const { bareSdk, bareElement } = window as unknown as {
        bareSdk: Record<string, Call>;
        bareElement: unknown;
      };
      const result = await bareSdk.createSource?.(...(bareElement ? [bareElement, data] : [data]));
      return (result as { source?: Record<string, unknown> | null } | undefined)?.source ?? undefined;
    }, payload);
  }

  /** Mounts the card's fields, once. */
  async mountCard(): Promise<void> {
    await this.#world.page.evaluate(async () => {
      const shared = window as unknown as {
        bareSdk: { createElement(type: string): Element };
        bareElement: unknown;
      };
      await Promise.all(
        ['cardnumber', 'cardexpiration', 'cardcvv'].map((type) => {
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
    });
  }

  async typeCard({ number, expiry, securityCode }: Card): Promise<void> {
    const typed = { cardnumber: number, cardexpiration: expiry, cardcvv: securityCode };
    for (const [element, text] of Object.entries(typed)) {
      const frame = this.#world.page.locator(`iframe[id^="${element}-"]`).contentFrame();
      await frame.getByRole('textbox').fill(text);
    }
  }

  /** Approves a payment at the portal, in a tab of its own. */
  async approve(redirectUrl: string): Promise<void> {
    const tab = await this.#world.context.newPage();
    await tab.goto(redirectUrl);
    await new PortalPage(tab).approve();
    await tab.waitForURL((url) => url.href.startsWith(this.returnUrl));
    await tab.close();
  }
}
