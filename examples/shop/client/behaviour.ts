/** The page's decisions that matter for a payment integration; `faulty/client.ts` replaces single ones. */
import type { Buyer, CheckoutView, Instructions, OrderView, PurchaseView } from '../shared/views.ts';
import type { SourceResult } from './sdk.ts';

export interface PageBehaviour {
  sdkLocale(locale: string): string;
  sessionId(checkout: CheckoutView): string;
  owner(buyer: Buyer): Record<string, unknown>;
  payload(payload: Record<string, unknown>, purchase: PurchaseView): Record<string, unknown>;
  /** The id of the source to pay with; undefined if there is none. */
  sourceId(result: SourceResult): string | undefined;
  /** Called when a source was created. */
  made(result: SourceResult): void;
  /** Whether the page asks for the terms, and for the seller's disclosure. */
  asks: { terms: boolean; disclosure: boolean };
  /** Whether a second click is ignored while the first one is processed. */
  guardsButtons: boolean;
  showsCompliance: boolean;
  /** The seller whose legal links are shown. */
  entity(entity: string): string;
  instructions(order: OrderView): Instructions | undefined;
  /** The amount to pay as the shop shows it. */
  amountToPay(order: OrderView): number;
  providerUrl(url: string): string;
}

export const rightPage: PageBehaviour = {
  sdkLocale: (locale) => locale,
  sessionId: ({ sessionId }) => sessionId,
  owner: ({ firstName, lastName, email, phoneNumber, address }) => ({
    firstName,
    lastName,
    email,
    phoneNumber,
    address: Object.fromEntries(Object.entries(address).filter(([, value]) => value !== '')),
  }),
  payload: (payload) => payload,
  sourceId: ({ error, source }) => (error ? undefined : source?.id),
  made: () => undefined,
  asks: { terms: true, disclosure: true },
  guardsButtons: true,
  showsCompliance: true,
  entity: (entity) => entity,
  instructions: ({ instructions }) => instructions,
  amountToPay: ({ total }) => total,
  providerUrl: (url) => url,
};
