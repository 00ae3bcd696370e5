/** The shape of the facts about a dialect of the API. */
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
  /** Regular expression that matches the end of the path. */
  readonly path: string;
}

/** Dotted paths in the answers that show a container, or an order. */
export interface ContainerMembers {
  readonly root: string;
  readonly session: string;
  readonly state: string;
  /** Path of the state in the other dialect. */
  readonly foreignState: string;
  readonly contributed: string;
  /** A documented member that must be present. */
  readonly required: string;
  /** Paths of an amount of the container, and of the amount of its first source. */
  readonly amount: string;
  readonly firstPayment: string;
  /** Path of a second source, and a value that a test writes there. */
  readonly another: { readonly path: string; readonly value: unknown };
}
/** Dotted paths in an item that is added to a container. */
export interface ItemMembers {
  /** Lists of member names: an item must have at least one member of each list. */
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
  /** Path of the value by which the shop must redirect the shopper. */
  readonly redirect: string;
  readonly instructedSource: string;
  /** Path of the amount that the order's first source pays. */
  readonly firstPayment: string;
  /** Path of the order's first item. */
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
  /** Path where the shop states the origin of a shipment; absent if the site's configuration defines it. */
  readonly shipsFrom?: string;
  /** Member of the response to saving a card that states whether the card is reusable. */
  readonly cardReusable: string;
  readonly order: Readonly<Record<'order.create' | 'order.read' | 'order.outcome', OrderMembers>>;
  /** States of an order, spelled as in an answer. */
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
    /** Error code for an order whose sources do not cover its total. */
    readonly unfunded: Refusal;
  };
  /** Status of an order that was made. */
  readonly made: number;
  /** A member that every refusal has. */
  readonly errorMember: string;
  /** Allowed answers to an order request outside requires_confirmation. */
  readonly tooEarly: readonly { readonly status: number; readonly code: string }[];
  /** Allowed statuses when a container is ordered a second time. */
  readonly orderedAgain: readonly number[];
  /** Whether reading the outcome of an unapproved payment is answered with a conflict. */
  readonly unapprovedIsConflict: boolean;
  /**
   * Whether the answer contains a next action; otherwise the next action follows from a redirect URL and the
   * states.
   */
  readonly namesNextAction: boolean;
  /** Whether Drop-in passes the shopper's consents to the shop, and the accepted terms with the source. */
  readonly tellsConsents: boolean;
  /** Whether tax registrations are sent with a cart; otherwise existing tax identifiers are attached to a checkout. */
  readonly taxOnCart: boolean;
  /** Whether the documents say that a detached single-use source cannot be used again. */
  readonly detachedIsSpent: boolean;
  /** Events about an order's payment, by what happened; absent if none is documented. */
  readonly events: {
    readonly awaitsFunds: string;
    readonly funded?: string;
    readonly unfunded: string;
  };
  /** Milliseconds within which a webhook must be acknowledged; absent if no limit is documented. */
  readonly acknowledgeWithin?: number;
  /** Whether the shop must inform the shopper about an order whose funds never arrived. */
  readonly tellsOfUnfunded: boolean;
}
