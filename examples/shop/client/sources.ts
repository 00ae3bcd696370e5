/** Creates a source with the session of the checkout to be paid. */
import type { PaymentMethod } from '../shared/methods.ts';
import type { Options } from '../shared/options.ts';
import type { CheckoutView, PurchaseView } from '../shared/views.ts';
import type { PageBehaviour } from './behaviour.ts';
import { type SdkElement, sdkIn } from './sdk.ts';

export interface MadeSource {
  readonly id: string;
  readonly redirectUrl: string | undefined;
}

/** @returns undefined if the SDK created none, for any reason */
export async function makeSource(
  page: PageBehaviour,
  options: Options,
  purchase: PurchaseView,
  checkout: CheckoutView,
  method: PaymentMethod,
  element: SdkElement | undefined,
): Promise<MadeSource | undefined> {
  const payload = page.payload(payloadOf(page, options, purchase, checkout, method), purchase);
  const sdk = sdkIn(page.sdkLocale(purchase.locale));
  const result = await (element ? sdk.createSource(element, payload) : sdk.createSource(payload)).catch(
    () => undefined,
  );
  const id = result && page.sourceId(result);
  if (result) page.made(result);
  return id === undefined ? undefined : { id, redirectUrl: result?.source?.redirect?.redirectUrl };
}

function payloadOf(
  page: PageBehaviour,
  { oneReturnUrl }: Options,
  { id, buyer }: PurchaseView,
  checkout: CheckoutView,
  method: PaymentMethod,
): Record<string, unknown> {
  const address = (stage: 'return' | 'cancel'): string =>
    `${location.origin}/buy/${id}/${stage}/${checkout.number}`;
  const addresses = {
    returnUrl: address('return'),
    cancelUrl: address(oneReturnUrl ? 'return' : 'cancel'),
  };
  const details = Object.fromEntries(method.addresses.map((name) => [name, addresses[name]]));
  return {
    type: method.type,
    sessionId: page.sessionId(checkout),
    ...(method.owner && buyer ? { owner: page.owner(buyer) } : {}),
    ...(method.details === undefined ? {} : { [method.details]: details }),
  };
}
