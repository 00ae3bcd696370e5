/** The terms of a subscription: shown in the seller's words, accepted, and sent with the payment. */
import { behaviour } from './faults.ts';
import type { PageMethod, PaymentData } from './page-data.ts';
import type { Sdk } from './sdk.ts';

export class Renewal {
  /** Ticked by a shopper who accepts; absent where nothing is asked. */
  readonly box: HTMLInputElement | undefined;
  readonly #words: HTMLElement | undefined;
  readonly #subscribes: boolean;

  /** Shows the SDK's own text of the terms; where it has none, what the page says stays. */
  constructor(sdk: Sdk, { subscribes, locale }: PaymentData, form: HTMLFormElement) {
    this.#subscribes = subscribes !== undefined;
    this.box = form.querySelector<HTMLInputElement>('input[name="renewal"]') ?? undefined;
    this.#words = document.getElementById('renewal-terms') ?? undefined;
    if (subscribes?.entity === undefined || !this.#words) return;
    const text = termsOf(sdk, subscribes.entity, locale);
    if (!text) return;
    this.#words.textContent = text;
    // the page is in English; where the SDK has no text in the shopper's language, so is this
    if (text !== termsOf(sdk, subscribes.entity, 'en')) this.#words.lang = locale;
  }

  /** What the shopper accepted; undefined where nothing is, or nothing was asked. */
  get terms(): string | undefined {
    return this.box?.checked ? this.#shown : undefined;
  }

  get #shown(): string | undefined {
    return this.box && this.#words?.textContent.trim();
  }

  /** Whether the shopper may go on to pay. */
  get accepted(): boolean {
    return this.box?.checked ?? true;
  }

  /** What the source of a subscription is made of, and of anything else. */
  payload(payload: PageMethod['payload']): PageMethod['payload'] {
    if (!this.#subscribes) return payload;
    // a button is made before the shopper accepts, and not to be pressed before
    const terms = this.#shown;
    return behaviour.forLater(payload, (once) => ({
      ...once,
      futureUse: true,
      usage: 'subscription',
      ...(terms === undefined ? {} : { mandate: { terms } }),
    }));
  }

  /** What the shop's server is told with a source. @param storable whether the source can be kept */
  extraFields(storable: boolean): Readonly<Record<string, string>> {
    if (!this.#subscribes) return {};
    const { terms } = this;
    return { save: String(storable), ...(terms === undefined ? {} : { renewalTerms: terms }) };
  }
}

function termsOf(sdk: Sdk, entity: string, locale: string): string | undefined {
  return sdk.Compliance.getDetails(entity, locale).disclosure?.autorenewalPlanTerms?.localizedText;
}

/** Adds hidden fields to the form that is about to be sent. */
export function addToForm(form: HTMLFormElement, extraFields: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(extraFields)) {
    const field = document.createElement('input');
    field.type = 'hidden';
    field.name = name;
    field.value = value;
    form.append(field);
  }
}
