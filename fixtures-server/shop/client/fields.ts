/** The SDK's fields of one payment method, in the page. */
import type { PageField } from './page-data.ts';
import type { Sdk, SdkElement } from './sdk.ts';

export const STYLE = {
  base: { color: '#1b2430', fontFamily: 'system-ui, sans-serif', fontSize: '16px' },
};

export class Fields {
  readonly #sdk: Sdk;
  /** By element type; an element can be mounted again, but only one of each type may exist. */
  readonly #made = new Map<string, SdkElement>();
  #mounted: SdkElement[] = [];

  constructor(sdk: Sdk) {
    this.#sdk = sdk;
  }

  /** One of the shown fields, by which the SDK finds the others. */
  get handle(): SdkElement | undefined {
    return this.#mounted[0];
  }

  /** Shows these fields in a container, and no others. */
  show(fields: readonly PageField[], container: HTMLElement): void {
    for (const element of this.#mounted) element.unmount();
    for (const old of document.querySelectorAll('.fields')) old.replaceChildren();
    this.#mounted = fields.map((field) => {
      place(field, container);
      const element = this.#made.get(field.element) ?? this.#make(field);
      element.mount(`element-${field.element}`);
      return element;
    });
  }

  #make({ element: type, options }: PageField): SdkElement {
    const element = this.#sdk.createElement(type, { style: STYLE, ...options });
    element.on('change', ({ error }) => {
      const hint = document.getElementById(`hint-${type}`);
      if (hint) hint.textContent = error ? 'Please check this field.' : '';
    });
    this.#made.set(type, element);
    return element;
  }
}

function place({ element: type, label: text }: PageField, container: HTMLElement): void {
  const label = document.createElement('span');
  label.className = 'label';
  label.textContent = text;
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
