/**
 * Notes of a story in addition to the traffic, by topic. Stories declare the topics that they write, checks the
 * topics that they read.
 */
import type { TriggerEffect } from '../../../contract/method.ts';
import type { TestTaxIdentifier } from '../../../contract/tax-identifiers.ts';
import type { Screen, ShownOrder, ShownTotals } from '../../../pages/shop.ts';

/** What the shopper decided at the portal. */
export interface Decision {
  readonly id: string;
  /** `none`: the shopper left the portal without having decided. */
  readonly choice: 'approve' | 'decline' | 'cancel' | 'back' | 'none';
  readonly at: number;
}

/** The shopper's reaction to one challenge of the bank. */
export interface ChallengeAnswer {
  readonly passed: boolean;
  /** Times before and after the shopper's answer. */
  readonly from: number;
  readonly at: number;
}

/** An order on the shop's own order page. */
export type NotedOrder = Pick<ShownOrder, 'messages' | 'kept'> & {
  readonly status: string;
  /** Times of request and display. */
  readonly askedAt?: number;
  readonly shownAt?: number;
};

/** One documented test trigger, played with a separate checkout. */
export interface PlayedTrigger {
  readonly effect: TriggerEffect;
  /** For messages: without the full card number. */
  readonly name: string;
  readonly checkout: string;
  readonly session: string;
}

/** The result of opening a return URL early, twice, or as another user. */
export interface ReusedReturn {
  readonly id: string;
  readonly screen: Screen | 'paid';
  readonly at: number;
  readonly text: string;
  /** The order that the page must not show. */
  readonly order?: string;
}

/** The payment instructions as the shopper sees them; language and visibility are absent if their document was not found. */
export interface ShownInstructions {
  readonly text: string;
  readonly language?: string;
  readonly visible?: boolean;
  /** The amount to pay in the shop's own text next to them. */
  readonly toPay?: number;
}

/** A return from the provider, one of several. */
export interface TabReturn {
  readonly id: string;
  /** Id at the provider of the order that was approved. */
  readonly order: string;
  readonly at: number;
  readonly screen: Screen;
}

export interface Notes {
  /** Effect of the shopper's test trigger. */
  readonly trigger?: TriggerEffect;
  /** When the shopper accepted the terms; absent if the page did not ask for it. */
  readonly terms?: { readonly acceptedAt: number };
  /** Decisions at the portal, in sequence. */
  readonly decisions?: readonly Decision[];
  /** For a signed-in shopper: when saving was approved, and how many methods the account then showed. */
  readonly account?: {
    readonly savesApproved: readonly number[];
    readonly shown?: number;
    readonly leftAfterRemoval?: number;
  };
  readonly challenges?: readonly ChallengeAnswer[];
  /** Store credit that the shopper requested, above the amount to pay. */
  readonly credit?: { readonly asked: number };
  /** The terms under which a subscription renews itself, as they were shown, and when they were accepted. */
  readonly renewal?: { readonly shown: string; readonly acceptedAt?: number };
  /** Time at which the shopper had accepted everything that Drop-in asks for. */
  readonly dropInTerms?: { readonly acceptedAt: number };
  /** Whether the shop has a field for a tax identifier, and the applied identifiers: the first is malformed. */
  readonly taxIdentifier?: {
    readonly offered: boolean;
    readonly malformed: string;
    readonly valid: TestTaxIdentifier;
    /** Time at which the malformed identifier had been applied. */
    readonly malformedAt?: number;
  };
  /** What the review page showed. */
  readonly review?: ShownTotals & { readonly at: number };
  /** Total item price that the shop showed before payment; null if the adapter does not read it. */
  readonly basketPrice?: number | null;
  /** When the shopper changed the purchase after it had a payment session; null if the adapter cannot change it. */
  readonly purchaseChanged?: { readonly at: number } | null;
  /** When the shopper accepted the seller's disclosure; absent if no page asked for it. */
  readonly disclosures?: readonly number[];
  /** The shop's own order number, as the confirmation page shows it. */
  readonly orderNumber?: string;
  readonly instructions?: ShownInstructions;
  /** Instructions shown again: after a reload, and on the order page. */
  readonly instructionsAgain?: {
    readonly reloaded: ShownInstructions;
    readonly orderPage?: ShownInstructions;
  };
  readonly tabReturns?: readonly TabReturn[];
  /** The order page before and after one event was delivered twice at once. */
  readonly atOnce?: { readonly before: NotedOrder; readonly after: NotedOrder };
  /** Order pages after webhooks: of the order with webhooks one by one, and of the orders with simultaneous webhooks. */
  readonly concurrent?: { readonly alone: NotedOrder; readonly atOnce: readonly NotedOrder[] };
  /** The order page of the paid order, before and after the webhooks of an abandoned order. */
  readonly abandoned?: { readonly order: string; readonly before: NotedOrder; readonly after: NotedOrder };
  readonly triggersPlayed?: readonly PlayedTrigger[];
  readonly reusedReturns?: readonly ReusedReturn[];
  /** The shop's own order page, before and after a webhook. */
  readonly orderPage?: { readonly before?: NotedOrder; readonly after?: NotedOrder };
  /** Events that the provider should have sent to the shop, but did not. */
  readonly missingWebhook?: string;
  /** Result of a page's cross-origin request: a status, or the browser's refusal. */
  readonly crossOrigin?: { readonly id: string; readonly status?: number; readonly refused?: string };
  /** A card number was typed into the SDK's field. */
  readonly cardTyped?: boolean;
  /** Long pauses (seconds) that the provider demanded. */
  readonly longPause?: number;
}

export type Topic = keyof Notes;

/** Topics of each story that pays. */
export const PAYING = ['terms', 'cardTyped', 'review', 'decisions'] as const satisfies readonly Topic[];
