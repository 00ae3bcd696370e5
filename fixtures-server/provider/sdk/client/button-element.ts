/** A button element that creates a source when pressed. */
import type { ButtonKind, ElementType } from '../shared/elements.ts';
import type { JsonObject, SourceResult } from '../shared/messages.ts';
import { type ElementOwner, PaymentElement } from './element.ts';
import { openSheet } from './sheet.ts';

export interface ButtonOptions {
  readonly button: ButtonKind;
  readonly instance: string;
  readonly locale: string;
  readonly settle: (result: SourceResult) => Promise<SourceResult>;
  readonly createSource: (payload: JsonObject) => Promise<SourceResult>;
}

export class ButtonElement extends PaymentElement {
  readonly #options: ButtonOptions;
  /** A second press is ignored. */
  #asking = false;

  constructor(type: ElementType, options: JsonObject, owner: ElementOwner, kind: ButtonOptions) {
    super(type, options, owner);
    this.#options = kind;
  }

  /** Whether the wallet is available: browsers require a secure context. */
  canMakePayment(): boolean {
    return window.isSecureContext;
  }

  /** Starts the payment, like a press of the button. */
  show(): void {
    if (this.#asking) return;
    this.#asking = true;
    const { button, instance, locale, settle } = this.#options;
    if (button.asks === 'site') void this.#leave();
    else
      openSheet({
        instance,
        locale,
        button,
        options: this.options,
        settle,
        emit: (name, payload) => this.emit(name, { elementType: this.elementType, ...payload }),
        closed: () => (this.#asking = false),
      });
  }

  protected override pressed(): void {
    this.emit('click', { elementType: this.elementType });
    this.show();
  }

  /** The source exists before the redirect, so that the shop can store it. */
  async #leave(): Promise<void> {
    const { button, createSource } = this.#options;
    const { source, error } = await createSource({
      type: button.sourceType,
      ...(this.options.sourceData as JsonObject),
    });
    this.#asking = false;
    this.emit('source', { elementType: this.elementType, error, source });
    const url = (source?.redirect as JsonObject | undefined)?.redirectUrl;
    if (typeof url === 'string' && /^https?:/i.test(url)) location.assign(url);
  }
}
