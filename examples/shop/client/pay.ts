/** The last step of the checkout: to the provider, or to the order. */
import type { Consents, PurchaseView } from '../shared/views.ts';
import type { Shown } from './screen.ts';
import { act } from './server.ts';
import type { MadeSource } from './sources.ts';
import { t } from './texts.ts';

/** With a redirect before the order, the server must know the source before the shopper leaves. */
export async function sendAway(
  shown: Shown,
  purchase: PurchaseView,
  number: string,
  source: MadeSource,
  consents: Consents,
): Promise<void> {
  const left = await act(purchase.id, 'leave', { number, sourceId: source.id, ...consents });
  if (left.stage !== 'away' || source.redirectUrl === undefined)
    return shown.show(left, source.redirectUrl === undefined ? t('sourceFailed') : undefined);
  leave(shown.page.providerUrl(source.redirectUrl));
}

export async function payNow(
  shown: Shown,
  purchase: PurchaseView,
  number: string,
  sourceId: string | undefined,
  consents: Consents,
): Promise<void> {
  const step = { number, ...consents, ...(sourceId === undefined ? {} : { sourceId }) };
  await shown.show(await act(purchase.id, 'order', step));
}

export function leave(url: string): void {
  location.assign(url);
}
