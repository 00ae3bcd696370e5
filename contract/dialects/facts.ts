/** The shape of what is known of a dialect of the API. */
export type Operation =
  | 'container.create'
  | 'container.read'
  | 'container.change'
  | 'source.attach'
  | 'source.detach'
  | 'source.save'
  | 'order.create'
  | 'order.read'
  /** Reads the state of an order after a redirect. */
  | 'order.outcome'
  | 'source.read'
  | 'source.create'
  | 'methods.list';

export interface Endpoint {
  readonly method: string;
  /** Regular expression on the end of the path. */
  readonly path: string;
}

/** Dotted paths in the answers that show a container, or an order. */
export interface ContainerMembers {
  readonly root: string;
  readonly session: string;
  readonly state: string;
  /** Where the other dialect has the state. */
  readonly foreignState: string;
  readonly contributed: string;
  /** A documented member that must be there. */
  readonly required: string;
  /** An amount of it, and what the first of its sources pays. */
  readonly amount: string;
  readonly firstPayment: string;
  /** Where a second source would stand, and one to put there. */
  readonly another: { readonly path: string; readonly value: unknown };
}
/** Dotted paths in an item that is put into a container. */
export interface ItemMembers {
  /** Of each list an item must have one at least. */
  readonly required: readonly (readonly string[])[];
  readonly product: string;
}
export interface OrderMembers {
  readonly root: string;
  readonly id: string;
  readonly state: string;
  readonly session: string;
  readonly sessionState: string;
  readonly foreignState: string;
  /** What tells the shop to redirect the shopper. */
  readonly redirect: string;
  readonly instructedSource: string;
  /** Path of the amount that its first source pays. */
  readonly firstPayment: string;
  /** Path of its first item. */
  readonly firstItem: string;
}

export interface Refusal {
  readonly status: number;
  readonly body: unknown;
}

export interface DialectFacts {
  readonly operations: Readonly<Record<Operation, Endpoint>>;
  /** Operations whose answers show a container. */
  readonly show: readonly Operation[];
  /** Operations whose answers show a container once it is paid. */
  readonly showPaid: readonly Operation[];
  readonly container: ContainerMembers;
  readonly item: ItemMembers;
  /** What a shop tells of where goods are sent from; absent where that is the site's to know. */
  readonly shipsFrom?: string;
  /** What the answer to saving a card says of whether it can be used again. */
  readonly cardReusable: string;
  readonly order: Readonly<Record<'order.create' | 'order.read' | 'order.outcome', OrderMembers>>;
  /** States of an order, as they are written in an answer. */
  readonly orderStates: {
    readonly paid: string;
    readonly awaitsRedirect: string;
    readonly awaitsFunds: string;
    readonly stopped: string;
  };
  readonly refusals: {
    readonly conflict: Refusal;
    readonly limited: Refusal;
    readonly invalid: Refusal;
    readonly broken: Refusal;
    /** Of an order whose sources do not pay for all of it. */
    readonly unfunded: Refusal;
  };
  /** Status of an order that was made. */
  readonly made: number;
  /** A member that every refusal has. */
  readonly errorMember: string;
  /** Answers to an order outside requires_confirmation: any of these is right. */
  readonly tooEarly: readonly { readonly status: number; readonly code: string }[];
  /** Statuses of the answer to a container that is ordered a second time. */
  readonly orderedAgain: readonly number[];
  /** Asking for the outcome of a payment that was not approved is answered with a conflict. */
  readonly unapprovedIsConflict: boolean;
  /** Whether a next action is named, or is to be gathered from a redirect URL and the states. */
  readonly namesNextAction: boolean;
  /** Drop-in hands over what the shopper consented to, and the accepted terms with the source. */
  readonly tellsConsents: boolean;
  /** A cart is told tax registrations; otherwise a checkout is told tax identifiers that were made before. */
  readonly taxOnCart: boolean;
  /** The documents say that a detached single-use source is spent. */
  readonly detachedIsSpent: boolean;
  /** Events about an order's payment, by the moment; absent where none is documented. */
  readonly events: {
    readonly awaitsFunds: string;
    readonly funded?: string;
    readonly unfunded: string;
  };
  /** Milliseconds within which a webhook is to be acknowledged; absent where none are documented. */
  readonly acknowledgeWithin?: number;
  /** The shop must tell the shopper of an order whose funds never arrived. */
  readonly tellsOfUnfunded: boolean;
}
