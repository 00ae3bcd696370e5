/** The page's decisions, with the correct implementation: the parts of the script that a fault may change. */
import type { PageMethod } from './page-data.ts';
import type { AuthenticationStatus, FieldEvent, SdkError, SdkSource } from './sdk.ts';

export interface PageBehaviour {
  /** A page starts. @param data data from the server, or null */
  begin(data: unknown): void;
  /** Prevents a form from being sent twice. */
  guard(form: HTMLFormElement): void;
  /** What the SDK makes a source of. */
  payload(payload: PageMethod['payload']): PageMethod['payload'];
  /**
   * Whether the shopper may press a button that pays directly.
   * @param terms the checkbox for the terms, if there is one
   */
  mayPress(terms: HTMLInputElement | undefined): boolean;
  /** Id of the source to attach. @param id source from Drop-in */
  dropinSource(id: string): string;
  /** Whether a source from Drop-in is saved. @param agreed whether the shopper agreed to it */
  keepsAgreed(agreed: boolean): boolean;
  /** Message after a cancellation in Drop-in. */
  afterCancel(message: string): string;
  /** The result passed to a wallet's sheet. @param attached whether the source is attached now */
  complete(attached: boolean): 'success' | 'failure' | undefined;
  /** Whether the shopper goes to the provider before the order. */
  leavesFirst(method: PageMethod, source: SdkSource): boolean;
  redirectTo(url: string): string;
  /** The payload of a source to be saved. @param complete adds the members for saving */
  forLater(
    payload: PageMethod['payload'],
    complete: (payload: PageMethod['payload']) => PageMethod['payload'],
  ): PageMethod['payload'];
  /**
   * Whether a tax number is sent to the server.
   * @param told the element's last event
   */
  mayUseTaxNumber(told: FieldEvent | undefined): boolean;
  /** Called before a saved source pays. @param ask authenticates the shopper */
  authenticated(ask: () => Promise<AuthenticationStatus>): Promise<AuthenticationStatus>;
  /**
   * Called when creating the source failed.
   * @returns id of a source to attach anyway
   */
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
