/**
 * Facts read from exchanges, independent of the dialect: a container (checkout or cart) shown, a source attached, an order
 * requested. Each fact contains its exchange and the values read from it. Values are unchanged: a missing member is undefined, and
 * the check must report that.
 */
import type { Exchange } from '../../../harness/exchange.ts';

/** A payment session in a container or an order. */
export interface SessionFacts {
  readonly id: unknown;
  readonly state: unknown;
  /** In the currency's own scale. */
  readonly contributed: unknown;
  readonly remaining: unknown;
  /** The other dialect's member for the state; it is present only by mistake. */
  readonly foreignState: unknown;
}

/** A response that contains a container: created, read or changed. */
export interface ContainerResponse extends Exchange {
  readonly container: string;
  readonly total: unknown;
  readonly currency: unknown;
  readonly session: SessionFacts;
  /** Ids of the container's sources, the primary source first. */
  readonly sources: readonly unknown[];
  /** The same sources, with the amount that each of them pays. */
  readonly parts: readonly Part[];
  /** Who sells. */
  readonly entity: unknown;
}

/** A source of a container or an order, with the amount that it pays. */
export interface Part {
  readonly source: unknown;
  readonly type: unknown;
  readonly amount: unknown;
}

/** Purchase data in a request that creates or changes a container; undefined: not stated. */
export interface PurchaseData extends Exchange {
  /** Undefined if the request was refused. */
  readonly container: unknown;
  readonly begins: boolean;
  /** The customer; required for a saved source. */
  readonly customer: unknown;
  readonly locale: unknown;
  readonly browserIp: unknown;
  /** As sent in the request. */
  readonly items: readonly unknown[] | undefined;
  /** Sum of the item prices, before taxes and delivery; undefined if no price was sent. */
  readonly itemsPrice: unknown;
  readonly billTo: PartyData | undefined;
  readonly shipTo: PartyData | undefined;
}

/** The address has the members of a source's owner. */
export interface PartyData {
  readonly name: unknown;
  readonly address: Readonly<Record<string, unknown>>;
}

/** Data sent about the item's subscription; undefined if none. */
export type SubscriptionData = Readonly<Record<string, unknown>> | undefined;

/** Item data in a request for a container. */
export interface ItemsSent extends Exchange {
  readonly container: string | undefined;
  readonly items: readonly { readonly id: string; readonly subscription: SubscriptionData }[];
}

/** A request to attach or detach a source. */
export interface SourceChange extends Exchange {
  readonly container: string | undefined;
  /** Undefined if all sources are detached at once. */
  readonly source: string | undefined;
  readonly done: boolean;
}

/** A request to save a source to a customer. */
export interface SourceSave extends Exchange {
  readonly source: string;
  /** Identifies a customer, or a shopper with an account. */
  readonly customer: string;
  readonly done: boolean;
  readonly reusable: boolean;
  /** The owner named in the answer. */
  readonly owner: unknown;
}

/** Data of an order in a response. */
export interface OrderFacts {
  readonly id: unknown;
  readonly state: unknown;
  readonly session: SessionFacts;
  /** State of the last charge, or undefined. */
  readonly paymentState: unknown;
  readonly fraudState: unknown;
  /** The shopper's next action; undefined if the dialect names none. */
  readonly action: unknown;
  readonly redirectUrl: unknown;
  readonly instructions: { readonly sourceId: unknown; readonly sourceClientSecret: unknown } | undefined;
  readonly total: unknown;
  readonly currency: unknown;
  readonly sources: readonly unknown[];
  readonly items: readonly unknown[];
  /** The charge of each source, if known. */
  readonly payments: readonly (Pick<Part, 'source' | 'amount'> & { readonly state?: unknown })[];
}

/** An order request, made or refused. */
export interface OrderRequest extends Exchange {
  readonly container: unknown;
  readonly made: boolean;
  readonly order: OrderFacts;
}

/** An order was read, or its outcome requested after a redirect. */
export interface OrderResponse extends Exchange {
  readonly order: OrderFacts;
}

/** All facts that a dialect's reader finds in the exchanges of all senders; each list oldest first. */
export interface ApiFacts {
  readonly containers: readonly ContainerResponse[];
  readonly made: readonly ContainerResponse[];
  readonly purchases: readonly PurchaseData[];
  readonly itemsSent: readonly ItemsSent[];
  readonly attaches: readonly SourceChange[];
  readonly detaches: readonly SourceChange[];
  readonly saves: readonly SourceSave[];
  readonly orders: readonly OrderRequest[];
  /** A request for the outcome after a redirect, with its answer. */
  readonly outcomes: readonly OrderResponse[];
  readonly orderReads: readonly OrderResponse[];
}

/** Reads exchanges, oldest first. Pure. */
export type Reader = (exchanges: readonly Exchange[]) => ApiFacts;
