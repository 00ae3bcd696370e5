/** Decisions of the page that a payment integration stands or falls with; `faulty/client.ts` replaces single ones. */
import type { Buyer, CheckoutView, Instructions, OrderView, PurchaseView } from '../shared/views.ts';
import type { SourceResult } from './sdk.ts';

export interface PageBehaviour {
  sdkLocale(locale: string): string;
  sessionId(checkout: CheckoutView): string;
  owner(buyer: Buyer): Record<string, unknown>;
  payload(payload: Record<string, unknown>, purchase: PurchaseView): Record<string, unknown>;
  /** The id of the source to pay with; undefined where there is none. */
  sourceId(result: SourceResult): string | undefined;
  /** A source was made. */
  made(result: SourceResult): void;
  /** Whether the page asks for the terms, and for the seller's disclosure. */
  asks: { terms: boolean; disclosure: boolean };
  /** Whether a second click does nothing while the first one is under way. */
  guardsButtons: boolean;
  showsCompliance: boolean;
  /** Whose legal links are shown. */
  entity(entity: string): string;
  instructions(order: OrderView): Instructions | undefined;
  /** What the shop itself says is to be paid. */
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
