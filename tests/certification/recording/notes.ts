/** What a story notes beside the traffic, by topic. A story declares its topics, and a check those that it reads. */
import type { TriggerEffect } from '../../../contract/method.ts';
import type { TestTaxIdentifier } from '../../../contract/tax-identifiers.ts';
import type { Screen, ShownOrder } from '../../../pages/shop.ts';

/** What the shopper decided at the portal. */
export interface Decision {
  readonly id: string;
  /** `none`: the shopper left the portal without having decided. */
  readonly choice: 'approve' | 'decline' | 'cancel' | 'back' | 'none';
  readonly at: number;
}

/** What the shopper did with one challenge of the bank. */
export interface ChallengeAnswer {
  readonly passed: boolean;
  /** Before and after the shopper answered. */
  readonly from: number;
  readonly at: number;
}

/** An order on the shop's own order page. */
export type NotedOrder = Pick<ShownOrder, 'messages' | 'kept'> & {
  readonly status: string;
  /** When it was asked for, and when it was there. */
  readonly askedAt?: number;
  readonly shownAt?: number;
};

/** One documented test trigger, played on a checkout of its own. */
export interface PlayedTrigger {
  readonly effect: TriggerEffect;
  /** For messages: a card number is never told in full. */
  readonly name: string;
  readonly checkout: string;
  readonly session: string;
}

/** Where a return URL led that was opened early, twice, or by another user. */
export interface ReusedReturn {
  readonly id: string;
  readonly screen: Screen | 'paid';
  readonly at: number;
  readonly text: string;
  /** The order that it must not show. */
  readonly order?: string;
}

/** The payment instructions as the shopper sees them; language and visibility are absent where their document was not found. */
export interface ShownInstructions {
  readonly text: string;
  readonly language?: string;
  readonly visible?: boolean;
  /** The amount that the shop's own words beside them ask to pay. */
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
  /** Effect of the documented test trigger that the shopper uses. */
  readonly trigger?: TriggerEffect;
  /** When the shopper accepted the terms; absent when the page asked for none. */
  readonly terms?: { readonly acceptedAt: number };
  /** Decisions at the portal, one after the other. */
  readonly decisions?: readonly Decision[];
  /** The shopper is signed in: when saving was approved, and how many methods the account then showed. */
  readonly account?: {
    readonly savesApproved: readonly number[];
    readonly shown?: number;
    readonly leftAfterRemoval?: number;
  };
  readonly challenges?: readonly ChallengeAnswer[];
  /** Store credit that the shopper asked for, above what there was to pay. */
  readonly credit?: { readonly asked: number };
  /** The terms under which a subscription renews itself, as they were shown, and when they were accepted. */
  readonly renewal?: { readonly shown: string; readonly acceptedAt?: number };
  /** When the shopper had accepted what Drop-in asks to accept. */
  readonly dropInTerms?: { readonly acceptedAt: number };
  /** Whether there was a place for a tax identifier, and which ones were applied there: the first is malformed. */
  readonly taxIdentifier?: {
    readonly offered: boolean;
    readonly malformed: string;
    readonly valid: TestTaxIdentifier;
    /** When the shopper had applied the malformed one. */
    readonly malformedAt?: number;
  };
  /** What the review page showed: the total, and the shop's own ids of the products. */
  readonly review?: { readonly total: number; readonly at: number; readonly products?: readonly string[] };
  /** What the items in the basket cost, as the shop showed it before payment; null where the adapter reads no such price. */
  readonly basketPrice?: number | null;
  /** When the shopper changed the purchase, which had a payment session already; null where the adapter changes none. */
  readonly purchaseChanged?: { readonly at: number } | null;
  /** When the shopper accepted the seller's disclosure; absent when no page asked for it. */
  readonly disclosures?: readonly number[];
  /** The shop's own order number, as the confirmation page shows it. */
  readonly orderNumber?: string;
  readonly instructions?: ShownInstructions;
  /** The same, shown again: after a reload, and on the page of the order. */
  readonly instructionsAgain?: {
    readonly reloaded: ShownInstructions;
    readonly orderPage?: ShownInstructions;
  };
  readonly tabReturns?: readonly TabReturn[];
  /** The order page before and after one event was delivered twice at once. */
  readonly atOnce?: { readonly before: NotedOrder; readonly after: NotedOrder };
  /** The order pages after webhooks came: of the order whose webhooks came one by one, and of those whose came at once. */
  readonly concurrent?: { readonly alone: NotedOrder; readonly atOnce: readonly NotedOrder[] };
  /** The order page of the order that was paid, before and after the webhooks of one that the shopper gave up. */
  readonly abandoned?: { readonly order: string; readonly before: NotedOrder; readonly after: NotedOrder };
  readonly triggersPlayed?: readonly PlayedTrigger[];
  readonly reusedReturns?: readonly ReusedReturn[];
  /** The shop's own order page, before and after a webhook. */
  readonly orderPage?: { readonly before?: NotedOrder; readonly after?: NotedOrder };
  /** What the provider was to send to the shop, and did not. */
  readonly missingWebhook?: string;
  /** What a cross-origin request of a page got: a status, or the browser's refusal. */
  readonly crossOrigin?: { readonly id: string; readonly status?: number; readonly refused?: string };
  /** A card number was typed into the SDK's field. */
  readonly cardTyped?: boolean;
  /** Seconds that the provider asked everybody to wait, where it was long. */
  readonly longPause?: number;
}

export type Topic = keyof Notes;
