/** The SDK's fields of one payment method, in the page. */
import type { PaymentData } from './page-data.ts';

type FieldData = Pick<PaymentData, 'sessionId' | 'country' | 'currency'>;
import type { Sdk, SdkElement } from './sdk.ts';

interface Field {
  readonly label: string;
  readonly options?: (data: FieldData) => object;
}

const FIELDS: Readonly<Record<string, Field>> = {
  cardnumber: { label: 'Card number' },
  cardexpiration: { label: 'Expiration date' },
  cardcvv: { label: 'Security code' },
  konbini: { label: 'Convenience store' },
  iban: { label: 'IBAN' },
  ideal: { label: 'Bank', options: ({ sessionId }) => ({ ideal: { sessionId } }) },
  onlinebanking: {
    label: 'Bank',
    options: ({ country, currency }) => ({ onlineBanking: { country, currency } }),
  },
};

export const STYLE = {
  base: { color: '#1b2430', fontFamily: 'system-ui, sans-serif', fontSize: '16px' },
};

export class Fields {
  readonly #sdk: Sdk;
  readonly #data: FieldData;
  /** By element type; an element can be mounted again, but there may only be one of each. */
  readonly #made = new Map<string, SdkElement>();
  #mounted: SdkElement[] = [];

  constructor(sdk: Sdk, data: FieldData) {
    this.#sdk = sdk;
    this.#data = data;
  }

  /** Any of the fields that are shown: the handle by which the SDK finds the others. */
  get handle(): SdkElement | undefined {
    return this.#mounted[0];
  }

  /** Shows these fields in a container, and no others. */
  show(types: readonly string[], container: HTMLElement): void {
    for (const element of this.#mounted) element.unmount();
    for (const old of document.querySelectorAll('.fields')) old.replaceChildren();
    this.#mounted = types.map((type) => {
      place(type, container);
      const element = this.#made.get(type) ?? this.#make(type);
      element.mount(`element-${type}`);
      return element;
    });
  }

  #make(type: string): SdkElement {
    const options = FIELDS[type.toLowerCase()]?.options?.(this.#data);
    const element = this.#sdk.createElement(type, { style: STYLE, ...options });
    element.on('change', ({ error }) => {
      const hint = document.getElementById(`hint-${type}`);
      if (hint) hint.textContent = error ? 'Please check this field.' : '';
    });
    this.#made.set(type, element);
    return element;
  }
}

function place(type: string, container: HTMLElement): void {
  const label = document.createElement('span');
  label.className = 'label';
  label.textContent = FIELDS[type.toLowerCase()]?.label ?? '';
  const frame = document.createElement('div');
  frame.className = 'frame';
  frame.id = `element-${type}`;
  const hint = document.createElement('span');
  hint.className = 'hint wrong';
  hint.id = `hint-${type}`;
  hint.setAttribute('aria-live', 'polite');
  const field = document.createElement('div');
  field.className = `sdk-field sdk-${type.toLowerCase()}`;
  field.append(label, frame, hint);
  container.append(field);
}
