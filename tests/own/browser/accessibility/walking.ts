/** What walks through the pages have in common. */
import { methodById } from '../../../../contract/catalogue.ts';
import type { ShopperActions } from '../../../certification/shopper-actions.ts';

/** Looks at the page as it is now. @param name of the view, for people */
export type Look = (name: string) => Promise<void>;

export interface Walk {
  /** Method that is paid with; it decides on market and language. */
  readonly method: string;
  readonly walk: (shopper: ShopperActions, look: Look) => Promise<void>;
}

/** The SDK's frames have drawn what they hold. */
export async function framesDrawn({ world: { page } }: ShopperActions): Promise<void> {
  for (const frame of page.frames().slice(1)) {
    if (/\/v1\/frames\/(?!controller)/.test(frame.url()))
      await frame.locator('body > *:not(script)').first().waitFor({ state: 'attached' });
  }
}

export async function listed({ world: { page } }: ShopperActions): Promise<void> {
  await page.locator('#methods:not([aria-busy])').waitFor();
}

export async function chooses(shopper: ShopperActions): Promise<void> {
  await shopper.choosesPayment();
  await framesDrawn(shopper);
}

export function methodOf({ method }: Walk): ReturnType<typeof methodById> {
  return methodById(method);
}
