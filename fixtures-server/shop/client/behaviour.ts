/** The page's decisions, and the right answer to each: all of the script that a fault may change. */
import type { PageMethod } from './page-data.ts';
import type { AuthenticationStatus, FieldEvent, SdkError, SdkSource } from './sdk.ts';

export interface PageBehaviour {
  /** A page begins. @param data what it is told, null when it is told nothing */
  begin(data: unknown): void;
  /** Keeps a form from being sent twice. */
  guard(form: HTMLFormElement): void;
  /** What the SDK makes a source of. */
  payload(payload: PageMethod['payload']): PageMethod['payload'];
  /** Whether the shopper may press a button that pays by itself. @param terms the box for the terms, where there is one */
  mayPress(terms: HTMLInputElement | undefined): boolean;
  /** Id of the source to attach. @param id of the one that Drop-in handed over */
  dropinSource(id: string): string;
  /** Whether a source that Drop-in handed over is saved. @param agreed whether the shopper agreed to it */
  keepsAgreed(agreed: boolean): boolean;
  /** What the shopper reads after cancelling in Drop-in. */
  afterCancel(message: string): string;
  /** What a wallet's sheet is told. @param attached whether the source is the checkout's now */
  complete(attached: boolean): 'success' | 'failure' | undefined;
  /** Whether the shopper goes to the provider before there is an order. */
  leavesFirst(method: PageMethod, source: SdkSource): boolean;
  redirectTo(url: string): string;
  /** What a source is made of that is to be saved. @param complete adds what saying so takes */
  forLater(
    payload: PageMethod['payload'],
    complete: (payload: PageMethod['payload']) => PageMethod['payload'],
  ): PageMethod['payload'];
  /** Whether a tax number goes to the server. @param told what the element said of it last */
  mayUseTaxNumber(told: FieldEvent | undefined): boolean;
  /** A saved source is about to pay. @param ask has the shopper authenticate */
  authenticated(ask: () => Promise<AuthenticationStatus>): Promise<AuthenticationStatus>;
  /** Creating the source ended in an error. @returns id of a source to attach all the same */
  afterError(error: SdkError): string | undefined;
}

export const reference: PageBehaviour = {
  begin: () => undefined,
  guard: (form) => {
    form.addEventListener('submit', () => {
      for (const button of form.querySelectorAll('button')) button.disabled = true;
    });
  },
  payload: (payload) => payload,
  mayPress: (terms) => terms?.checked ?? true,
  dropinSource: (id) => id,
  keepsAgreed: (agreed) => agreed,
  afterCancel: (message) => message,
  complete: (attached) => (attached ? 'success' : 'failure'),
  leavesFirst: ({ redirectsFirst }) => redirectsFirst,
  redirectTo: (url) => url,
  mayUseTaxNumber: (told) => told?.complete === true && !told.error,
  forLater: (payload, complete) => complete(payload),
  authenticated: (ask) => ask(),
  afterError: () => undefined,
};
