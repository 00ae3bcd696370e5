/** The part of the SDK's interface that Drop-in uses. */
import type { JsonObject, SourceResult } from '../shared/messages.ts';

export interface HostElement {
  mount(place: HTMLElement): void;
  unmount(): void;
  destroy(): void;
  update(options: object): void;
  canMakePayment?(): boolean;
  on(event: string, handler: (event: HostEvent) => void): void;
}

export interface HostEvent extends SourceResult {
  readonly complete?: (status: 'success' | 'failure') => void;
}

export interface Host {
  createElement(type: string, options: object): HostElement;
  paymentRequest(data: object): object;
  createSource(payload: object): Promise<SourceResult>;
  createSource(element: HostElement, payload: object): Promise<SourceResult>;
  retrieveSource(id: string, clientSecret: string): Promise<SourceResult>;
  retrieveAvailablePaymentMethods(filters: object): Promise<JsonObject>;
}

export interface AvailableMethod {
  readonly type: string;
  readonly flow: string;
  readonly displayName?: string;
  readonly supportsStorage?: boolean;
  readonly images?: { readonly iconImage?: string };
}

/** The payment data of the session. */
export interface SessionInformation {
  readonly amount?: number;
  readonly currency?: string;
  readonly country?: string | null;
  readonly recurring?: boolean;
}
