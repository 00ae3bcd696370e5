/**
 * What exchanges say, whichever dialect of the API said it: a container (checkout or cart) shown, a source attached, an
 * order asked for. Each fact is the exchange it was read from, with what was read beside it. Values are as they were
 * told: a member that was not there is undefined, and it is the check's business to say so.
 */
import type { Exchange } from '../../../harness/exchange.ts';

/** A payment session as a container or an order shows it. */
export interface SessionFacts {
  readonly id: unknown;
  readonly state: unknown;
  /** In the currency's own scale. */
  readonly contributed: unknown;
  readonly remaining: unknown;
  /** The member that holds the state in the other dialect: present only by mistake. */
  readonly foreignState: unknown;
}

/** A response that contains a container: created, read or changed. */
export interface ContainerResponse extends Exchange {
  readonly container: string;
  readonly total: unknown;
  readonly currency: unknown;
  readonly session: SessionFacts;
  /** Ids of its sources, the primary first. */
  readonly sources: readonly unknown[];
  /** The same, with what each pays. */
  readonly parts: readonly Part[];
  /** Who sells. */
  readonly entity: unknown;
}

/** A source on a container or an order, and the amount that it is good for there. */
export interface Part {
  readonly source: unknown;
  readonly type: unknown;
  readonly amount: unknown;
}

/** What a request states of a purchase when it creates or changes a container; undefined: not stated. */
export interface PurchaseData extends Exchange {
  /** Undefined where it was refused. */
  readonly container: unknown;
  readonly begins: boolean;
  /** For whom it is: as with what is saved. */
  readonly customer: unknown;
  readonly locale: unknown;
  readonly browserIp: unknown;
  /** As they were told. */
  readonly items: readonly unknown[] | undefined;
  /** What the items cost together, before taxes and delivery; undefined where no price was told. */
  readonly itemsPrice: unknown;
  readonly billTo: PartyData | undefined;
  readonly shipTo: PartyData | undefined;
}

/** The address has the members that a source's owner has. */
export interface PartyData {
  readonly name: unknown;
  readonly address: Readonly<Record<string, unknown>>;
}

/** What was told of the subscription that an item is; undefined: nothing. */
export type SubscriptionTold = Readonly<Record<string, unknown>> | undefined;

/** A request tells of items of a container. */
export interface ItemsTold extends Exchange {
  readonly container: string | undefined;
  readonly items: readonly { readonly id: string; readonly subscription: SubscriptionTold }[];
}

/** A source was to be attached to a container, or detached from it. */
export interface SourceChange extends Exchange {
  readonly container: string | undefined;
  /** Undefined where all sources are detached at once. */
  readonly source: string | undefined;
  readonly done: boolean;
}

/** A source was to be saved to a customer. */
export interface SourceSave extends Exchange {
  readonly source: string;
  /** Tells one customer, or shopper with an account, from another. */
  readonly customer: string;
  readonly done: boolean;
  readonly reusable: boolean;
  /** Whose the answer says that it is. */
  readonly owner: unknown;
}

/** What an answer says of an order. */
export interface OrderFacts {
  readonly id: unknown;
  readonly state: unknown;
  readonly session: SessionFacts;
  /** Of the charge that was made last; undefined where there is none. */
  readonly paymentState: unknown;
  readonly fraudState: unknown;
  /** What the shopper has to do next; undefined where the dialect names no action. */
  readonly action: unknown;
  readonly redirectUrl: unknown;
  readonly instructions: { readonly sourceId: unknown; readonly sourceClientSecret: unknown } | undefined;
  readonly total: unknown;
  readonly currency: unknown;
  readonly sources: readonly unknown[];
  readonly items: readonly unknown[];
  /** What each source is charged, as far as that is told. */
  readonly payments: readonly (Pick<Part, 'source' | 'amount'> & { readonly state?: unknown })[];
}

/** An order was asked for, made or refused. */
export interface OrderRequest extends Exchange {
  readonly container: unknown;
  readonly made: boolean;
  readonly order: OrderFacts;
}

/** An order was read, or its outcome asked for after a redirect. */
export interface OrderResponse extends Exchange {
  readonly order: OrderFacts;
}

/** Everything a dialect's reader makes of the exchanges, each list oldest first, by whomever they were sent. */
export interface ApiFacts {
  readonly containers: readonly ContainerResponse[];
  readonly made: readonly ContainerResponse[];
  readonly purchases: readonly PurchaseData[];
  readonly itemsTold: readonly ItemsTold[];
  readonly attaches: readonly SourceChange[];
  readonly detaches: readonly SourceChange[];
  readonly saves: readonly SourceSave[];
  readonly orders: readonly OrderRequest[];
  /** The outcome after a redirect, asked for and answered. */
  readonly outcomes: readonly OrderResponse[];
  readonly orderReads: readonly OrderResponse[];
}

/** Reads exchanges, oldest first. Pure. */
export type Reader = (exchanges: readonly Exchange[]) => ApiFacts;
