/**
 * The payment methods this shop can offer: one entry each, nothing else in the shop knows a method by name.
 * Which of them it does offer is configuration (`SHOP_METHODS`).
 */
export interface PaymentMethod {
  /** As the SDK and the API write it. */
  readonly type: string;
  readonly label: string;
  /** What the shopper fills in: fields that the SDK draws, one frame each. The first one is handed to createSource. */
  readonly elements: readonly string[];
  /** Name of the payload's object of details; absent where the method has none. */
  readonly details?: string;
  /** Addresses that belong into the details. */
  readonly addresses: readonly ('returnUrl' | 'cancelUrl')[];
  /** Whether the payload says who pays. With a session PayPal takes that from the checkout. */
  readonly owner: boolean;
  /**
   * When the shopper is sent to the provider: never, once the order is placed, or before it.
   * The documents call these standard, submit then redirect, and redirect then submit.
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
