/** The page's decisions, and the right answer to each: all of the script that a fault may change. */
import type { PageMethod, PaymentData } from './page-data.ts';
import type { SdkError, SdkSource } from './sdk.ts';

export interface PageBehaviour {
  /** The payment page begins. */
  begin(data: PaymentData): void;
  /** Whether the shopper goes to the provider before there is an order. */
  leavesFirst(method: PageMethod, source: SdkSource): boolean;
  redirectTo(url: string): string;
  /** Creating the source ended in an error. @returns id of a source to attach all the same */
  afterError(error: SdkError): string | undefined;
  /** Whether a form that was sent can be sent again. */
  readonly sendsAgain: boolean;
}

export const reference: PageBehaviour = {
  begin: () => undefined,
  leavesFirst: ({ redirectsFirst }) => redirectsFirst,
  redirectTo: (url) => url,
  afterError: () => undefined,
  sendsAgain: false,
};

export const PAGE_FAULTS = [
  'attaches-failed-source',
  'no-order-guard',
  'redirects-before-order',
  'changes-redirect-url',
  'secret-key-in-storage',
] as const;
export type PageFault = (typeof PAGE_FAULTS)[number];
