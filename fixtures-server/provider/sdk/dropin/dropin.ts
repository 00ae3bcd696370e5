/** Drop-in: an accordion with every method of the session and its fields, the terms and the footer. */
import type { DrawDropin, DrawnDropin, DropinHost } from '../client/dropin-loader.ts';
import { dropinTexts } from '../shared/dropin-texts.ts';
import { languageOf } from '../shared/locale.ts';
import { make } from '../shared/make.ts';
import type { JsonObject } from '../shared/messages.ts';
import { Card } from './card.ts';
import { type DropinConfig, readConfig } from './config.ts';
import type { AvailableMethod, Host, HostElement, SessionInformation } from './host.ts';
import { isSupported } from './methods.ts';

class DrawnAccordion implements DrawnDropin {
  readonly #host: Host;
  readonly #place: DropinHost;
  readonly #config: DropinConfig;
  readonly #node = make('section', { className: 'DR-drop-in' }, []);
  readonly #footer = make('div', {}, []);
  #cards: readonly Card[] = [];
  #compliance: HostElement | undefined;
  #removed = false;

  constructor(place: DropinHost, config: JsonObject, container: HTMLElement) {
    this.#host = place.sdk as Host;
    this.#place = place;
    this.#config = readConfig(config);
    const language = languageOf(place.locale);
    this.#node.lang = language;
    this.#node.ariaLabel = dropinTexts[language].methods;
    container.replaceChildren(this.#node, this.#footer);
    void this.#draw();
  }

  refresh(): void {
    void this.#draw();
  }

  remove(): void {
    this.#removed = true;
    for (const card of this.#cards) card.remove();
    this.#compliance?.destroy();
    this.#node.remove();
    this.#footer.remove();
  }

  async #draw(): Promise<void> {
    const config = this.#config;
    const { locale, base } = this.#place;
    const { sessionId, billingAddress, manages } = config;
    const address = billingAddress?.address as JsonObject | undefined;
    const { paymentMethods, sessionInformation, error } = await this.#host.retrieveAvailablePaymentMethods(
      manages ? { country: address?.country, supportsStorage: true } : { sessionId },
    );
    if (this.#removed) return;
    if (error) config.tell('onError', error as object);
    const session = (sessionInformation ?? { country: address?.country }) as SessionInformation;
    const entity = entityOf(session.country ?? '');
    const offered = (paymentMethods as readonly AvailableMethod[]).filter(
      ({ type }) => isSupported(type) && config.offers(type),
    );
    for (const card of this.#cards) card.remove();
    const all = offered.map(
      (method) =>
        new Card({
          host: this.#host,
          config,
          method,
          session,
          texts: dropinTexts[languageOf(locale)],
          locale,
          base,
          entity,
          opened: (open) => {
            for (const card of this.#cards) if (card !== open) card.toggle(false);
          },
        }),
    );
    this.#cards = all.filter((card) => card.usable);
    this.#node.replaceChildren(...this.#cards.map(({ node }) => node));
    if (config.expandsFirst) this.#cards[0]?.toggle(true);
    if (config.showsCompliance) this.#showCompliance(entity, session.country ?? 'US');
    config.tell('onReady', { paymentMethodTypes: this.#cards.map(({ node }) => node.dataset.method) });
  }

  #showCompliance(entity: string, country: string): void {
    if (this.#compliance) return;
    const compliance = { entity, language: languageOf(this.#place.locale), country };
    this.#compliance = this.#host.createElement('compliance', { compliance });
    this.#compliance.mount(this.#footer);
  }
}

/** Who sells in a country. */
function entityOf(country: string): string {
  const entities: Readonly<Record<string, string>> = {
    US: 'DR_INC-ENTITY',
    CA: 'DR_INC-ENTITY',
    JP: 'DR_JAPAN-ENTITY',
    TW: 'DR_TAIWAN-ENTITY',
  };
  return entities[country] ?? 'DR_IRELAND-ENTITY';
}

const draw: DrawDropin = (place, config, container) => new DrawnAccordion(place, config, container);
Object.assign(window, { [Symbol.for('digital-river.dropin')]: draw });
