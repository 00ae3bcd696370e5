/** How Drop-in asks for each method: with fields, with a button of the provider's, or with nothing but its own button. */
import type { SessionInformation } from './host.ts';
import type { DropinConfig } from './config.ts';

export interface Asking {
  /** Elements with fields, and the options of each. */
  readonly fields?: readonly (readonly [type: string, options: object])[];
  /** An element that makes the source by itself. */
  readonly button?: { readonly type: string; readonly wallet: boolean };
}

/** Methods that can only be had through elements. */
const ELEMENTS_ONLY: readonly string[] = ['amazonPay', 'codJapan', 'bPay', 'boletoBancario'];

export function isSupported(type: string): boolean {
  return !ELEMENTS_ONLY.includes(type);
}

const BUTTONS: Readonly<Record<string, Asking['button']>> = {
  googlePay: { type: 'googlepay', wallet: true },
  applePay: { type: 'applepay', wallet: true },
  payPal: { type: 'paypal', wallet: false },
  payPalBilling: { type: 'paypal', wallet: false },
  payPalCredit: { type: 'paypalcredit', wallet: false },
};

interface Field {
  readonly element: string;
  /** Options of the method that hold the field's placeholder. */
  readonly placeholder?: readonly string[];
  readonly own?: (session: SessionInformation, config: DropinConfig) => object;
}

const FIELDS: Readonly<Record<string, readonly Field[]>> = {
  creditCard: [
    { element: 'cardnumber', placeholder: ['cardNumberPlaceholderText'] },
    { element: 'cardexpiration', placeholder: ['cardExpirationPlaceholderText'] },
    // the documents spell it both ways
    { element: 'cardcvv', placeholder: ['cardCvvPlaceholderText', 'cardCvvPlacholderText'] },
  ],
  konbini: [{ element: 'konbini' }],
  onlineBanking: [
    {
      element: 'onlinebanking',
      placeholder: ['placeholderText'],
      own: ({ country, currency }) => ({ onlineBanking: { country, currency } }),
    },
  ],
  ideal: [{ element: 'ideal', own: (_session, { sessionId }) => ({ ideal: { sessionId } }) }],
};

export function askingFor(type: string, config: DropinConfig, session: SessionInformation): Asking {
  const button = BUTTONS[type];
  if (button) return { button };
  const options = config.method(type);
  const { style, mask } = options;
  const fields = (FIELDS[type] ?? []).map(({ element, placeholder = [], own }): [string, object] => {
    const text = placeholder.map((name) => options[name]).find((value) => typeof value === 'string');
    const looks = { style, mask, placeholderText: text };
    const given = Object.entries(looks).filter(([, value]) => value !== undefined);
    return [element, { ...Object.fromEntries(given), ...own?.(session, config) }];
  });
  return { fields };
}
