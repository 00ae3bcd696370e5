/** Drop-in on an otherwise empty page. */
import { type BarePage, OWNER, session } from './bare-page.ts';

type Called = [callback: string, data: Record<string, unknown>];

/** Mounts Drop-in with a configuration and waits until it is ready. */
export async function open(
  bare: BarePage,
  config: {
    options?: object;
    paymentMethodConfiguration?: object;
    sessionId?: string;
    billingAddress?: object;
    /** Further members of the purchased item. */
    item?: object;
    country?: string;
    currency?: string;
  } = {},
  locale = 'en-US',
): Promise<void> {
  await bare.open({ locale });
  const { item, country = 'DE', currency = 'EUR', ...given } = config;
  const sessionId = (await session({ country, currency, ...(item ? { item } : {}) })).id;
  await bare.page.evaluate(
    async (wanted) =>
      new Promise<void>((resolve) => {
        const called: unknown[] = [];
        const note = (name: string) => (data: object) => {
          called.push([name, JSON.parse(JSON.stringify(data))]);
          if (name === 'onReady') resolve();
        };
        const callbacks = ['onSuccess', 'onError', 'onReady', 'onCancel'].map((name) => [name, note(name)]);
        const dropin = window.dr.createDropin({ ...wanted, ...Object.fromEntries(callbacks) });
        Object.assign(window, { called, dropin });
        dropin.mount('a');
      }),
    { sessionId, billingAddress: OWNER, ...given },
  );
}

export function called(bare: BarePage): Promise<Called[]> {
  return bare.page.evaluate(() => (window as unknown as { called: Called[] }).called);
}

/** Methods that `onReady` named last. */
export const types = async (bare: BarePage): Promise<unknown> =>
  (await called(bare)).findLast(([name]) => name === 'onReady')?.[1].paymentMethodTypes;
