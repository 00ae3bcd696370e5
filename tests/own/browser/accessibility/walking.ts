/** Common parts of the walks through the pages. */
import { methodById } from '../../../../contract/catalogue.ts';
import type { ShopperActions } from '../../../certification/shopper-actions.ts';

/** Scans the current page. @param name name of the view, for messages */
export type Look = (name: string) => Promise<void>;

export interface Walk {
  /** Payment method, which determines market and language. */
  readonly method: string;
  readonly walk: (shopper: ShopperActions, look: Look) => Promise<void>;
}

/** Waits until the SDK's frames have drawn their content. */
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
