/**
 * The payment methods that this shop can offer, one entry each; no other code uses a method's name. `SHOP_METHODS` selects the
 * offered ones.
 */
export interface PaymentMethod {
  /** Id used by the SDK and the API. */
  readonly type: string;
  readonly label: string;
  /** Fields of the SDK for the shopper, one iframe each. The first one is passed to createSource. */
  readonly elements: readonly string[];
  /** Name of the details object in the payload; absent if the method has none. */
  readonly details?: string;
  /** Addresses in the details. */
  readonly addresses: readonly ('returnUrl' | 'cancelUrl')[];
  /** Whether the payload contains the owner. With a session, PayPal takes it from the checkout. */
  readonly owner: boolean;
  /**
   * When the shopper is redirected to the provider: never, after the order, or before it. The documents call these standard,
   * submit then redirect, and redirect then submit.
   */
  readonly redirect: 'never' | 'afterOrder' | 'beforeOrder';
}

export const METHODS: readonly PaymentMethod[] = [
  {
    type: 'creditCard',
    label: 'Card',
    elements: ['cardnumber', 'cardexpiration', 'cardcvv'],
    addresses: [],
    owner: true,
    redirect: 'never',
  },
  {
    type: 'payPal',
    label: 'PayPal',
    elements: [],
    details: 'payPal',
    addresses: ['returnUrl', 'cancelUrl'],
    owner: false,
    redirect: 'beforeOrder',
  },
  {
    type: 'klarnaCredit',
    label: 'Klarna',
    elements: [],
    details: 'klarnaCredit',
    addresses: ['returnUrl', 'cancelUrl'],
    owner: true,
    redirect: 'afterOrder',
  },
  {
    type: 'konbini',
    label: 'Konbini (コンビニ)',
    elements: ['konbini'],
    addresses: [],
    owner: true,
    redirect: 'never',
  },
  {
    type: 'bancontact',
    label: 'Bancontact',
    elements: [],
    details: 'bancontact',
    addresses: ['returnUrl'],
    owner: true,
    redirect: 'afterOrder',
  },
  {
    type: 'wireTransfer',
    label: 'Bank transfer',
    elements: [],
    details: 'wireTransfer',
    addresses: [],
    owner: true,
    redirect: 'never',
  },
];

export const DEFAULT_METHODS = ['creditCard', 'payPal', 'klarnaCredit', 'konbini'];

export function methodOf(type: string | undefined): PaymentMethod | undefined {
  return METHODS.find((method) => method.type === type);
}
