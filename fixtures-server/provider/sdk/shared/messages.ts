/**
 * Messages between the shop's page, the controller and the element frames. The page uses a separate port for each frame; frames use
 * a broadcast channel of their origin, which no shop can open. Typed data is only sent on that channel.
 */
import type { ElementErrorCode } from './texts.ts';
import type { ElementType } from './elements.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

export interface SdkError {
  readonly type: string;
  readonly errors: readonly {
    readonly code?: string;
    readonly parameter?: string;
    readonly message: string;
  }[];
  readonly failedSourceId?: string;
}

/** Both keys are always there, one of them null. */
export interface SourceResult {
  readonly source: JsonObject | null;
  readonly error: SdkError | null;
}

/** Results of authenticateSource and handleNextAction. */
export type AuthenticationStatus = 'complete' | 'authentication_not_required' | 'failed';

/** Data of a challenge. */
export interface Challenge {
  readonly sourceId: string;
  readonly sourceClientSecret: string;
  /** The payment; absent: the payment the source was made for. */
  readonly sessionId?: string;
}

export interface ChallengeResult extends SourceResult {
  readonly status: AuthenticationStatus;
}

/** An element with content; for an unmounted one the last content counts. */
export interface ElementReference {
  readonly id: string;
  readonly type: ElementType;
  readonly mounted: boolean;
}

/** The state of a field. `data`: its part of the payload's details object. */
export interface Reading {
  readonly empty: boolean;
  readonly complete: boolean;
  readonly error: ElementErrorCode | null;
  readonly data: JsonObject;
  readonly brand?: string;
  readonly value?: string;
}

export interface FieldState {
  readonly element: string;
  readonly text: string;
  readonly reading: Reading;
}

/** Requests to the controller from the page and other frames. */
export interface ControllerCalls {
  createSource(payload: JsonObject, elements: readonly ElementReference[]): Promise<SourceResult>;
  retrieveSource(sourceId: string, clientSecret: string): Promise<SourceResult>;
  /** The shopper approved a payment in a sheet. */
  approveSource(sourceId: string, clientSecret: string): Promise<SourceResult>;
  /**
   * @param data `expirationMonth`, `expirationYear` and `owner`, only the changed ones; the content of the
   * element is added
   */
  updateSource(
    sourceId: string,
    clientSecret: string,
    data: JsonObject,
    elements: readonly ElementReference[],
  ): Promise<SourceResult>;
  /**
   * Whether a payment needs the shopper to authenticate. @returns undefined if the content of the elements is
   * invalid
   */
  askAuthentication(
    sourceId: string,
    clientSecret: string,
    sessionId: string,
    elements: readonly ElementReference[],
  ): Promise<AuthenticationStatus | 'requires_action'>;
  /** @param password null: the shopper cancelled */
  answerChallenge(challenge: Challenge, password: string | null): Promise<ChallengeResult>;
  /** Whether the provider confirms the merchant to the wallet. */
  beginMerchantSession(): Promise<boolean>;
  retrieveMethods(filters: JsonObject): Promise<JsonObject>;
  retrieveBanks(country: string, currency: string): Promise<readonly unknown[]>;
  retrieveStores(): Promise<readonly unknown[]>;
  restore(element: string): Promise<FieldState | null>;
  forget(element: string): Promise<null>;
}
export type CallName = keyof ControllerCalls;
export type CallResult<Name extends CallName> = Awaited<ReturnType<ControllerCalls[Name]>>;

export interface CallRequest {
  readonly id: string;
  readonly name: CallName;
  readonly args: readonly unknown[];
}
/** `failed`: the call could not be made or answered. */
export type CallResponse =
  { readonly id: string; readonly result: unknown } | { readonly id: string; readonly failed: string };

/** Gives a frame its port. Frames answer only on this port. */
export interface Connect {
  readonly digitalRiver: 'connect';
  readonly instance: string;
  readonly options: JsonObject;
  /** The element was mounted before; its content is restored. */
  readonly again: boolean;
}

export type ToFrame =
  | { readonly kind: 'options'; readonly options: JsonObject }
  | { readonly kind: 'focus' }
  | { readonly kind: 'blur' }
  | { readonly kind: 'clear' }
  | { readonly kind: 'call'; readonly call: CallRequest }
  /** The shop's answer to a change in the sheet, and to the source. */
  | { readonly kind: 'updateWith'; readonly update: JsonObject }
  | { readonly kind: 'complete'; readonly status: string };

export type FromFrame =
  | { readonly kind: 'connected' }
  | { readonly kind: 'event'; readonly name: string; readonly payload: JsonObject }
  | { readonly kind: 'autofilled'; readonly autofilled: boolean }
  | { readonly kind: 'size'; readonly height: number }
  /** The element's button was pressed. */
  | { readonly kind: 'pressed' }
  /** The sheet has nothing left to ask. */
  | { readonly kind: 'closed' }
  | { readonly kind: 'answer'; readonly answer: CallResponse };

/** Between frames. `controller`: it has just started to listen; earlier requests must be repeated. */
export type ChannelMessage =
  | { readonly kind: 'controller' }
  | { readonly kind: 'call'; readonly call: CallRequest }
  | { readonly kind: 'answer'; readonly answer: CallResponse }
  | { readonly kind: 'collect'; readonly id: string; readonly elements: readonly string[] }
  | { readonly kind: 'state'; readonly state: FieldState; readonly collected?: string };

/** Parameters of a frame's address, behind the `#`: no server sees them, and one copy of the frame is cached for all. */
export interface FrameParameters {
  readonly instance: string;
  readonly origin: string;
  readonly locale: string;
  readonly element?: string;
  readonly key?: string;
  /** Type of the element, if several types share a page. */
  readonly type?: string;
}
