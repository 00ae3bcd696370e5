/** Buttons of the SDK that pay by themselves. Each is in the page only while it may be pressed. */
import { behaviour } from './faults.ts';
import type { PageButton, PageMethod, PaymentData } from './page-data.ts';
import type { Renewal } from './renewal.ts';
import type { Sdk, SdkElement, SdkEvent } from './sdk.ts';

const ACCEPT = 'Please accept the terms below first.';

interface Agreements {
  /** The checkbox that must be ticked, if there is one. */
  readonly terms: HTMLInputElement | undefined;
  readonly renewal: Renewal;
}

export class Buttons {
  readonly #sdk: Sdk;
  readonly #data: PaymentData;
  readonly #agreements: Agreements;
  readonly #paid: (method: PageMethod, event: SdkEvent) => void;
  readonly #made = new Map<string, SdkElement>();
  #shown: { readonly button: PageButton; readonly element: SdkElement } | undefined;

  /** @param agreements boxes that must be checked first @param paid called when a button has made a source, or failed */
  constructor(
    sdk: Sdk,
    data: PaymentData,
    agreements: Agreements,
    paid: (method: PageMethod, event: SdkEvent) => void,
  ) {
    this.#sdk = sdk;
    this.#data = data;
    this.#agreements = agreements;
    this.#paid = paid;
    const { terms, renewal } = agreements;
    for (const box of [terms, renewal.box])
      box?.addEventListener('change', () => {
        this.#place();
        // the terms are above the button, which appears when they are accepted
        document.getElementById('button-hint')?.parentElement?.scrollIntoView({ block: 'nearest' });
      });
  }

  /** Whether this browser supports a method; methods with fields are always supported. */
  usable(type: string): boolean {
    const method = this.#data.methods[type];
    if (!method?.button?.wallet) return true;
    return this.#element(method, method.button).canMakePayment?.() ?? false;
  }

  /** Shows the button of a method in a container, or none. */
  show(method: PageMethod | undefined, container: HTMLElement): void {
    this.#shown?.element.unmount();
    this.#shown = undefined;
    const button = method?.button;
    if (!method || !button) return;
    const place = document.createElement('div');
    place.id = `element-${button.element}`;
    const hint = document.createElement('p');
    hint.className = 'soft';
    hint.id = 'button-hint';
    const field = document.createElement('div');
    field.className = 'sdk-field';
    field.append(hint, place);
    container.append(field);
    this.#shown = { button, element: this.#element(method, button) };
    this.#place();
  }

  #place(): void {
    if (!this.#shown) return;
    const { button, element } = this.#shown;
    const { terms, renewal } = this.#agreements;
    const allowed = behaviour.mayPress(terms) && renewal.accepted;
    const hint = document.getElementById('button-hint');
    if (hint) hint.textContent = allowed ? '' : ACCEPT;
    if (allowed) element.mount(`element-${button.element}`);
    else element.unmount();
  }

  #element(method: PageMethod, { element: type, wallet }: PageButton): SdkElement {
    const known = this.#made.get(type);
    if (known) return known;
    const { renewal } = this.#agreements;
    const payload = behaviour.payload(wallet ? method.payload : renewal.payload(method.payload));
    const made = this.#sdk.createElement(
      type,
      wallet ? this.#sdk.paymentRequest(payload) : { sourceData: payload },
    );
    made.on('source', (event) => this.#paid(method, event));
    this.#made.set(type, made);
    return made;
  }
}
