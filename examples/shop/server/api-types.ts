/** The members of API responses that this shop reads. Other members are ignored. */

export interface Session {
  readonly id: string;
  readonly state: string;
  readonly amountRemainingToBeContributed: number;
  readonly nextAction?: {
    readonly action: string;
    readonly data?: Readonly<Record<string, string | undefined>>;
  };
}

export interface Checkout {
  readonly id: string;
  readonly totalAmount: number;
  readonly subtotal: number;
  readonly totalTax: number;
  readonly totalShipping: number;
  readonly sellingEntity?: { readonly id: string };
  readonly payment: { readonly session: Session; readonly sources?: readonly { readonly id: string }[] };
}

export interface Source {
  readonly id: string;
  readonly state: string;
  readonly redirect?: { readonly redirectUrl?: string };
}

export interface Charge {
  readonly id: string;
  readonly orderId?: string;
  readonly state: string;
}

export interface Order {
  readonly id: string;
  readonly checkoutId?: string;
  readonly upstreamId?: string;
  readonly updatedTime?: string;
  readonly state: string;
  readonly fraudState?: string;
  readonly totalAmount?: number;
  readonly payment?: { readonly session?: Session; readonly charges?: readonly Charge[] };
}

export interface Party {
  readonly name: string;
  readonly phone?: string;
  readonly email?: string;
  readonly address: Readonly<Record<string, string>>;
}

/** Body of `POST /checkouts`. */
export interface CheckoutBody {
  currency: string;
  email?: string;
  locale?: string;
  browserIp?: string;
  taxInclusive?: boolean;
  upstreamId?: string;
  chargeType?: string;
  shipFrom?: { address: { country: string } };
  shipTo?: Party;
  billTo?: Party;
  shippingChoice?: { amount: number; description: string; serviceLevel: string };
  items: Record<string, unknown>[];
}
