/** The terms of a subscription: shown in the seller's words, accepted, and sent with the payment. */
import { behaviour } from './faults.ts';
import type { PageMethod, PaymentData } from './page-data.ts';
import type { Sdk } from './sdk.ts';

export class Renewal {
  /** The checkbox; absent if no acceptance is asked for. */
  readonly box: HTMLInputElement | undefined;
  readonly #words: HTMLElement | undefined;
  readonly #subscribes: boolean;

  /** Shows the SDK's text of the terms; without one, the page's own text stays. */
  constructor(sdk: Sdk, { subscribes, locale }: PaymentData, form: HTMLFormElement) {
    this.#subscribes = subscribes !== undefined;
    this.box = form.querySelector<HTMLInputElement>('input[name="renewal"]') ?? undefined;
    this.#words = document.getElementById('renewal-terms') ?? undefined;
    if (subscribes?.entity === undefined || !this.#words) return;
    const text = termsOf(sdk, subscribes.entity, locale);
    if (!text) return;
    this.#words.textContent = text;
    // the page is in English; if the SDK has no text in the shopper's language, the terms are in English, too
    if (text !== termsOf(sdk, subscribes.entity, 'en')) this.#words.lang = locale;
  }

  /** The accepted terms; undefined if not accepted, or not asked for. */
  get terms(): string | undefined {
    return this.box?.checked ? this.#shown : undefined;
  }

  get #shown(): string | undefined {
    return this.box && this.#words?.textContent.trim();
  }

  /** Whether the shopper may continue to pay. */
  get accepted(): boolean {
    return this.box?.checked ?? true;
  }

  /** The payload of a source, for subscriptions and other purchases. */
  payload(payload: PageMethod['payload']): PageMethod['payload'] {
    if (!this.#subscribes) return payload;
    // a button is created before the shopper accepts, but must not be pressed before
    const terms = this.#shown;
    return behaviour.forLater(payload, (once) => ({
      ...once,
      futureUse: true,
      usage: 'subscription',
      ...(terms === undefined ? {} : { mandate: { terms } }),
    }));
  }

  /** The data sent to the shop's server with a source. @param storable whether the source can be saved */
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
