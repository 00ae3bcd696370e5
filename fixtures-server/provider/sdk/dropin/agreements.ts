/** Checkboxes before the payment: the terms, the shop's own documents, and consent to save the method. */
import { behaviour } from '../shared/bundled.ts';
import { disclosureTexts, documentPath } from '../shared/disclosure-texts.ts';
import type { DropinTexts } from '../shared/dropin-texts.ts';
import type { Language } from '../shared/locale.ts';
import { make } from '../shared/make.ts';
import type { DropinConfig } from './config.ts';

export interface AgreementsInput {
  readonly config: DropinConfig;
  readonly texts: DropinTexts;
  readonly language: Language;
  /** Address of the hosted documents. */
  readonly base: string;
  readonly entity: string;
  readonly recurring: boolean;
  /** The shopper can save the payment method. */
  readonly storable: boolean;
  readonly changed: () => void;
}

export class Agreements {
  readonly node = make('div', { className: 'DR-agreements' }, []);
  readonly #terms: HTMLInputElement[] = [];
  readonly #consents = new Map<string, HTMLInputElement>();
  readonly #save: HTMLInputElement | undefined;
  /** The terms of a subscription include consent to save the method. */
  readonly #combined: HTMLInputElement | undefined;
  readonly #mandate: string;
  readonly #manages: boolean;

  constructor(input: AgreementsInput) {
    const { config, texts, language, base, entity, recurring } = input;
    this.#manages = config.manages;
    let mandate = disclosureTexts[language].saveCardMandate;
    if (config.asksForTerms && !config.manages) {
      const url = `${base}${documentPath('termsOfSale', language, entity)}`;
      const text = recurring ? texts.subscriptionTerms : texts.terms;
      const box = this.#consent('termsOfSale', text, texts.termsOfSale, url, input.changed);
      if (recurring && input.storable) {
        this.#combined = box;
        mandate = text.replace('{document}', texts.termsOfSale);
      }
      const { companyName, documents } = config.consents;
      for (const [name, address] of documents)
        this.#consent(
          name,
          texts.terms,
          texts[name].replace('{company}', companyName),
          address,
          input.changed,
        );
    }
    if (config.asksToSave && input.storable && !this.#combined)
      this.#save = this.#box([texts.save], input.changed, 'DR-save');
    this.#mandate = mandate;
  }

  /** Whether all required boxes are checked. */
  get complete(): boolean {
    const accepted = this.#terms.every(({ checked }) => checked) && (!this.#manages || this.saves);
    return behaviour.agreed(accepted);
  }

  get saves(): boolean {
    return (this.#combined ?? this.#save)?.checked ?? false;
  }

  /** For each consent that Drop-in presents, whether the shopper accepted it; undefined if it presents none. */
  get consents(): Readonly<Record<string, boolean>> | undefined {
    if (this.#terms.length === 0) return undefined;
    return Object.fromEntries(
      ['eula', 'termsOfUse', 'termsOfSale'].map((name) => [name, this.#consents.get(name)?.checked ?? false]),
    );
  }

  /** Payload members for the consents. */
  payload(usage: unknown): object {
    const use = usage === undefined ? {} : { usage };
    if (!this.saves) return use;
    const mandate = { terms: this.#mandate, signedTime: new Date().toISOString() };
    return { futureUse: true, ...use, mandate };
  }

  #consent(
    name: string,
    text: string,
    document_: string,
    url: string,
    changed: () => void,
  ): HTMLInputElement {
    const [before = '', after = ''] = text.split('{document}');
    const link = make('a', { href: url, target: '_blank', rel: 'noopener' }, [document_]);
    const box = this.#box([before, link, after], changed);
    this.#terms.push(box);
    this.#consents.set(name, box);
    return box;
  }

  #box(words: readonly (Node | string)[], changed: () => void, className = 'DR-terms'): HTMLInputElement {
    const box = make('input', { type: 'checkbox' }, []);
    box.addEventListener('change', changed);
    this.node.append(make('label', { className }, [box, make('span', {}, words)]));
    return box;
  }
}
