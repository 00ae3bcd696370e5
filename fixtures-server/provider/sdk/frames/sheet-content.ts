/** What the sheet shows. */
import { intlLocale } from '../shared/locale.ts';
import type { JsonObject } from '../shared/messages.ts';
import type { WalletAddress } from '../shared/sample-addresses.ts';
import type { SheetTexts } from '../shared/sheet-texts.ts';
import { textOf } from '../shared/text-of.ts';
import { isObject } from './api.ts';
import { make } from '../shared/make.ts';

interface Choice {
  readonly shippingAddress?: WalletAddress | undefined;
  readonly shippingOption?: JsonObject | undefined;
}

export interface SheetInput {
  readonly brand: string;
  readonly locale: string;
  readonly texts: SheetTexts;
  /** `total`, `displayItems`, `shippingOptions` and `currency` of a payment request. */
  readonly request: JsonObject;
  /** Shipping addresses of the wallet; empty without shipping. */
  readonly addresses: readonly WalletAddress[];
  /** @returns the shop's answer; the sheet is blocked until then */
  changed(event: 'shippingaddresschange' | 'shippingoptionchange', payload: JsonObject): Promise<JsonObject>;
  agreed(choice: Choice): Promise<void>;
  cancelled(): void;
}

export class SheetContent {
  readonly node: HTMLElement;
  readonly #input: SheetInput;
  readonly #items = make('dl', {}, []);
  readonly #alert = make('p', { className: 'alert', role: 'alert' }, []);
  readonly #address: HTMLSelectElement | undefined;
  readonly #option: HTMLSelectElement | undefined;
  readonly #pay: HTMLButtonElement;
  #request: JsonObject;
  #busy = false;

  constructor(input: SheetInput) {
    const { brand, texts, request, addresses } = input;
    this.#input = input;
    this.#request = request;
    this.#address =
      addresses.length > 0
        ? this.#select('shippingaddresschange', () => ({ shippingAddress: this.#choice().shippingAddress }))
        : undefined;
    for (const { name, address } of addresses)
      this.#address?.append(
        make('option', {}, [`${name}, ${textOf(address.line1)}, ${textOf(address.city)}`]),
      );
    this.#option =
      addresses.length > 0 && this.#options().length > 0
        ? this.#select('shippingoptionchange', () => ({ shippingOption: this.#choice().shippingOption }))
        : undefined;
    this.#pay = make('button', { type: 'button', className: 'pay' }, []);
    this.#pay.addEventListener('click', () => void this.#agree());
    const cancel = make('button', { type: 'button', className: 'cancel' }, [texts.cancel]);
    cancel.addEventListener('click', () => this.#cancel());
    document.addEventListener('keydown', ({ key }) => {
      if (key === 'Escape') this.#cancel();
    });
    const title = make('h1', { id: 'title' }, [brand]);
    this.node = make('div', { className: 'sheet', role: 'dialog', ariaModal: 'true' }, [
      title,
      make('p', { className: 'ask' }, [texts.agree]),
      this.#items,
      ...labelled(texts.shipTo, this.#address),
      ...labelled(texts.delivery, this.#option),
      this.#alert,
      make('div', { className: 'buttons' }, [cancel, this.#pay]),
    ]);
    this.node.setAttribute('aria-labelledby', 'title');
    this.#draw();
  }

  focus(): void {
    this.#pay.focus();
  }

  #draw(): void {
    const { texts } = this.#input;
    const { total, displayItems } = this.#request;
    const lines = Array.isArray(displayItems) ? displayItems.filter(isObject) : [];
    const due = isObject(total) ? total : {};
    this.#items.replaceChildren(
      ...lines.map((line) => this.#line(line, '')),
      this.#line({ label: texts.total, ...due }, 'total'),
    );
    this.#pay.textContent = `${texts.pay} ${this.#money(due.amount)}`.trim();
    const chosen = this.#option?.selectedIndex ?? 0;
    this.#option?.replaceChildren(
      ...this.#options().map(({ label, amount, detail }) =>
        make('option', {}, [[label, this.#money(amount), detail].filter(Boolean).join(' · ')]),
      ),
    );
    if (this.#option) this.#option.selectedIndex = Math.min(Math.max(chosen, 0), this.#option.length - 1);
  }

  #line({ label, amount, isPending }: JsonObject, className: string): HTMLElement {
    const shown =
      isPending === true ? `${this.#money(amount)} (${this.#input.texts.pending})` : this.#money(amount);
    return make('div', { className: `line ${className}`.trim() }, [
      make('dt', {}, [textOf(label)]),
      make('dd', {}, [shown]),
    ]);
  }

  #money(amount: unknown): string {
    const value = Number(amount);
    if (amount === undefined || amount === null || Number.isNaN(value)) return '';
    const { currency } = this.#request;
    try {
      const format = { style: 'currency', currency: String(currency) } as const;
      return new Intl.NumberFormat(intlLocale(this.#input.locale), format).format(value);
    } catch {
      return `${value} ${textOf(currency)}`.trim();
    }
  }

  #options(): readonly JsonObject[] {
    const { shippingOptions } = this.#request;
    return Array.isArray(shippingOptions) ? shippingOptions.filter(isObject) : [];
  }

  #choice(): Choice {
    return {
      shippingAddress: this.#input.addresses[this.#address?.selectedIndex ?? 0],
      shippingOption: this.#options()[this.#option?.selectedIndex ?? 0],
    };
  }

  #select(
    event: 'shippingaddresschange' | 'shippingoptionchange',
    payload: () => JsonObject,
  ): HTMLSelectElement {
    const select = make('select', {}, []);
    let before = 0;
    select.addEventListener('change', () => {
      void this.#while(async () => {
        const update = await this.#input.changed(event, payload());
        if (update.status === 'failure') {
          select.selectedIndex = before;
          const message = isObject(update.error) ? update.error.message : undefined;
          this.#alert.textContent = typeof message === 'string' ? message : this.#input.texts.refused;
          return;
        }
        before = select.selectedIndex;
        this.#request = { ...this.#request, ...update };
        this.#draw();
      });
    });
    return select;
  }

  async #agree(): Promise<void> {
    await this.#while(() => this.#input.agreed(this.#choice()));
  }

  #cancel(): void {
    if (!this.#busy) this.#input.cancelled();
  }

  /** One request at a time. */
  async #while(action: () => Promise<void>): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    this.#alert.textContent = '';
    this.node.ariaBusy = 'true';
    await action();
    this.#busy = false;
    this.node.ariaBusy = 'false';
  }
}

function labelled(label: string, select: HTMLSelectElement | undefined): HTMLElement[] {
  return select ? [make('label', {}, [make('span', {}, [label]), select])] : [];
}
