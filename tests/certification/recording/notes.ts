/** What a story notes beside the traffic. */
import type { TriggerEffect } from '../../../contract/method.ts';
import type { TestTaxIdentifier } from '../../../contract/tax-identifiers.ts';
import type { ShownOrder } from '../../../pages/shop.ts';

export interface Decision {
  /** `none`: the shopper left the portal without having decided. */
  readonly choice: 'approve' | 'decline' | 'cancel' | 'back' | 'none';
  readonly at: number;
}

/** An order on the shop's own order page. */
export type NotedOrder = Pick<ShownOrder, 'messages' | 'kept'> & {
  readonly status: string;
  /** When it was asked for, and when it was there. */
  readonly askedAt?: number;
  readonly shownAt?: number;
};

/** What the story noted beside the traffic. */
export interface Notes {
  /** Effect of the documented test trigger that the shopper bore. */
  readonly trigger?: TriggerEffect;
  /** When the shopper accepted the terms; absent when the page asked for none. */
  readonly termsAcceptedAt?: number;
  /** What the shopper decided at the portal, one after the other. */
  readonly decisions?: readonly Decision[];
  /** When the shopper approved that a payment method is saved, and with an account but without approving one pays. */
  readonly savesApproved?: readonly number[];
  readonly hasAccount?: boolean;
  /** How many payment methods the account showed: after one was saved there, and after it was removed. */
  readonly savedShown?: number;
  readonly savedLeft?: number;
  /** What the shopper did with the bank's challenges, one after the other. */
  readonly challenges?: readonly { readonly passed: boolean; readonly at: number }[];
  /** Store credit that the shopper asked for, above what there was to pay. */
  readonly creditAsked?: number;
  /** The terms under which a subscription renews itself, as they were shown, and when they were accepted. */
  readonly renewal?: { readonly shown: string; readonly acceptedAt?: number };
  /** Whether there was a place for a tax identifier, and which ones were applied there: the first cannot be right. */
  readonly taxIdentifier?: {
    readonly offered: boolean;
    readonly malformed: string;
    readonly valid: TestTaxIdentifier;
    /** When the shopper had applied the malformed one. */
    readonly malformedAt?: number;
  };
  /** Total on the review page. */
  readonly shownTotal?: { readonly total: number; readonly at: number };
  /** When the shopper accepted the seller's disclosure, one time after the other; absent when no page asked for it. */
  readonly disclosuresAccepted?: readonly number[];
  /** The shop's own ids of the products in the basket, as the review page shows them. */
  readonly shownProducts?: readonly string[];
  /** The shop's own order number, as the confirmation page shows it. */
  readonly orderNumber?: string;
  readonly instructions?: string;
  /** Documented test triggers that were played one after the other, each on a checkout of its own. */
  readonly triggersPlayed?: readonly {
    readonly effect: TriggerEffect;
    /** For messages: a card number is never told in full. */
    readonly name: string;
    readonly checkout: string;
    readonly session: string;
  }[];
  /** Language that the document of the instructions says it is in, and whether they can be seen; absent where they were not found. */
  readonly instructionsLanguage?: string;
  readonly instructionsVisible?: boolean;
  /** Screens on which a return address ended that must confirm nothing, with the order it must not show. */
  readonly reusedReturns?: readonly {
    readonly screen: string;
    readonly at: number;
    readonly text: string;
    readonly order?: string;
  }[];
  /** The shop's own order page: before and after a webhook. */
  readonly orderBefore?: NotedOrder;
  readonly orderAfter?: NotedOrder;
  /** What the provider was to tell the shop, and did not. */
  readonly missingWebhook?: string;
  /** What a cross-origin request of a page got: a status, or the browser's refusal. */
  readonly crossOrigin?: { readonly status?: number; readonly refused?: string };
  /** A card number was typed into the SDK's field. */
  readonly cardTyped?: boolean;
  /** Seconds that the provider asked everybody to wait, where it was long. */
  readonly longPause?: number;
}
