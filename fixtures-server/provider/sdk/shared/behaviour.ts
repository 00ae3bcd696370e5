/** The decisions of the SDK that a fault can change, with the correct implementation. */
import type { AuthenticationStatus, JsonObject, SourceResult } from './messages.ts';

export type DropinCallback = 'onSuccess' | 'onError' | 'onCancel' | 'onReady';

export interface Behaviour {
  /** The shop's payload on its way to the API. */
  payload(payload: JsonObject): JsonObject;
  /** The key that calls are authorized with. */
  key(publicKey: string): string;
  /** @param answer the API's body, when it answered */
  result(result: SourceResult, answer: JsonObject | null): SourceResult;
  /** Whether the shopper must be challenged before the shop gets the source. */
  challenges(source: JsonObject): boolean;
  /** The result of a challenge. @param asked the source before the challenge */
  challenged(result: SourceResult, asked: JsonObject): SourceResult;
  authenticated(status: AuthenticationStatus): AuthenticationStatus;
  methodFilters(filters: JsonObject): JsonObject;
  methods(methods: readonly unknown[]): readonly unknown[];
  cardNumberTyped(digits: string): void;
  /** Whether Drop-in may continue. @param accepted whether all required boxes are checked */
  agreed(accepted: boolean): boolean;
  /** Whether a tax number is well-formed. */
  taxNumberFits(fits: boolean): boolean;
  shownAmount(amount: number): number;
  shownDetails(details: JsonObject): JsonObject;
  /** Data that Drop-in passes to the shop. */
  dropinTells(callback: DropinCallback, data: object): object;
  /** How amounts are written in instructions. */
  moneyFormat(format: Intl.NumberFormatOptions): Intl.NumberFormatOptions;
  /** @param time expiry time of the source, from the API */
  shownExpiry(time: unknown): unknown;
  /** @param locale that the SDK was made with */
  instructionsLocale(locale: string): string;
}

export const reference: Behaviour = {
  payload: (payload) => payload,
  key: (publicKey) => publicKey,
  result: (result) => result,
  challenges: ({ state }) => state === 'requires_action',
  challenged: (result) => result,
  authenticated: (status) => status,
  methodFilters: (filters) => filters,
  methods: (methods) => methods,
  cardNumberTyped: () => undefined,
  agreed: (accepted) => accepted,
  taxNumberFits: (fits) => fits,
  shownAmount: (amount) => amount,
  shownDetails: (details) => details,
  dropinTells: (_callback, data) => data,
  moneyFormat: (format) => format,
  shownExpiry: (time) => time,
  instructionsLocale: (locale) => locale,
};
