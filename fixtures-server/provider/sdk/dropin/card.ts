/** One method in the accordion: its header and its content. */
import type { DropinTexts } from '../shared/dropin-texts.ts';
import { type Language, languageOf } from '../shared/locale.ts';
import { make } from '../shared/make.ts';
import type { JsonObject, SourceResult } from '../shared/messages.ts';
import { titleOf } from '../shared/titles.ts';
import { isElementType } from '../shared/elements.ts';
import { Agreements } from './agreements.ts';
import type { DropinConfig } from './config.ts';
import type { AvailableMethod, Host, HostElement, SessionInformation } from './host.ts';
import { type Asking, askingFor } from './methods.ts';
import { approvedSource, openWindow } from './redirect.ts';

export interface CardInput {
  readonly host: Host;
  readonly config: DropinConfig;
  readonly method: AvailableMethod;
  readonly session: SessionInformation;
  readonly texts: DropinTexts;
  readonly locale: string;
  readonly base: string;
  readonly entity: string;
  readonly opened: (card: Card) => void;
}

export class Card {
  readonly node: HTMLElement;
  readonly #input: CardInput;
  readonly #asking: Asking;
  readonly #header: HTMLButtonElement;
  readonly #body: HTMLElement;
  readonly #alert = make('p', { className: 'DR-alert', role: 'alert' }, []);
  /** Remaining steps before the button appears. */
  readonly #hint = make('p', { className: 'DR-note', role: 'status' }, []);
  readonly #pay: HTMLButtonElement;
  readonly #place = make('div', { className: 'DR-button-place' }, []);
  readonly #agreements: Agreements;
  #elements: readonly HostElement[] = [];
  #button: HostElement | undefined;
  #busy = false;

  constructor(input: CardInput) {
    const { method, config, session, texts, locale } = input;
    const { type } = method;
    this.#input = input;
    this.#asking = askingFor(type, config, session);
    const language: Language = languageOf(locale);
    const id = `DR-${type}`;
    this.#header = make('button', { type: 'button', className: 'DR-card-header', id: `${id}-header` }, [
      method.displayName ?? type,
    ]);
    if (method.images?.iconImage)
      this.#header.append(make('img', { src: method.images.iconImage, alt: '', height: 24 }, []));
    this.#header.ariaExpanded = 'false';
    this.#header.setAttribute('aria-controls', `${id}-body`);
    this.#header.addEventListener('click', () => this.toggle(!this.isOpen));
    this.#agreements = new Agreements({
      ...input,
      language,
      recurring: session.recurring === true,
      storable: method.supportsStorage === true,
      changed: () => {
        this.#alert.textContent = '';
        this.#offerButton();
      },
    });
    this.#pay = make('button', { type: 'submit', className: 'DR-pay-button' }, [this.#payText()]);
    this.#body = make(
      'form',
      { id: `${id}-body`, className: 'DR-card-body', hidden: true, noValidate: true },
      [
        ...this.#fieldPlaces(language),
        ...this.#enrollment(),
        ...(method.flow === 'redirect' && !config.redirect && !this.#asking.button
          ? [make('p', { className: 'DR-note' }, [texts.leave])]
          : []),
        this.#agreements.node,
        this.#hint,
        this.#alert,
        this.#asking.button ? this.#place : this.#pay,
      ],
    );
    this.#body.setAttribute('aria-labelledby', `${id}-header`);
    this.#body.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#submit();
    });
    this.node = make('div', { className: 'DR-card' }, [make('h3', {}, [this.#header]), this.#body]);
    this.node.dataset.method = type;
  }

  /** Whether this browser supports the method. */
  get usable(): boolean {
    return !this.#asking.button?.wallet || (this.#made().canMakePayment?.() ?? false);
  }

  get isOpen(): boolean {
    return !this.#body.hidden;
  }

  toggle(open: boolean): void {
    this.#body.hidden = !open;
    this.#header.ariaExpanded = String(open);
    this.node.classList.toggle('DR-card--expanded', open);
    if (!open) return;
    this.#input.opened(this);
    if (this.#elements.length === 0) this.#mountFields();
    this.#offerButton();
  }

  remove(): void {
    for (const element of [...this.#elements, ...(this.#button ? [this.#button] : [])]) element.destroy();
    this.node.remove();
  }

  #payText(): string {
    const { config, texts } = this.#input;
    const { type, text } = config.button;
    return type === 'custom' ? text || texts.buttons.continue : texts.buttons[type];
  }

  #fieldPlaces(language: Language): HTMLElement[] {
    return (this.#asking.fields ?? []).map(([type]) => {
      const label = isElementType(type) ? titleOf(type, language) : type;
      const place = make('div', {}, []);
      place.dataset.element = type;
      return make('div', { className: `DR-field DR-${type}` }, [
        make('span', { ariaHidden: 'true' }, [label]),
        place,
      ]);
    });
  }

  #enrollment(): HTMLElement[] {
    const { config, method, texts } = this.#input;
    const { enrollmentUrl, enrollment } = config.method(method.type);
    const url = enrollmentUrl ?? enrollment;
    if (typeof url !== 'string' || !/^https?:/i.test(url)) return [];
    return [make('p', {}, [make('a', { href: url, target: '_blank', rel: 'noopener' }, [texts.enroll])])];
  }

  #mountFields(): void {
    this.#elements = (this.#asking.fields ?? []).map(([type, options]) => {
      const element = this.#input.host.createElement(type, options);
      const place = this.#body.querySelector<HTMLElement>(`[data-element="${type}"]`);
      if (place) element.mount(place);
      return element;
    });
  }

  /** The provider's button appears when all required boxes are checked. */
  #offerButton(): void {
    if (!this.#asking.button) return;
    if (this.#agreements.complete) {
      this.#hint.textContent = '';
      const button = this.#made();
      if (!this.#asking.button.wallet) button.update({ sourceData: this.#payload() });
      button.mount(this.#place);
    } else {
      this.#button?.unmount();
      this.#hint.textContent = this.#input.texts.acceptFirst;
    }
  }

  #made(): HostElement {
    if (this.#button) return this.#button;
    const { host, config, session, method } = this.#input;
    const { type = '', wallet = false } = this.#asking.button ?? {};
    const style = config.method(method.type).style;
    const element = host.createElement(
      type,
      wallet
        ? host.paymentRequest({
            country: session.country ?? 'US',
            currency: session.currency ?? 'USD',
            total: { label: method.displayName ?? method.type, amount: session.amount ?? 0 },
            displayItems: [],
            requestShipping: false,
            ...(config.sessionId === undefined ? {} : { sessionId: config.sessionId }),
            style,
          })
        : { style, sourceData: this.#payload() },
    );
    element.on('source', (result) => {
      result.complete?.(result.error ? 'failure' : 'success');
      this.#settle(result);
    });
    element.on('cancel', () => config.tell('onCancel', { paymentMethod: method.type }));
    this.#button = element;
    return element;
  }

  async #submit(): Promise<void> {
    const { host, config, method } = this.#input;
    if (this.#busy) return;
    if (!this.#agreements.complete) {
      this.#alert.textContent = this.#input.texts.acceptFirst;
      return;
    }
    this.#busy = true;
    this.#pay.ariaBusy = 'true';
    this.#alert.textContent = '';
    // must happen now: later the browser blocks the window as a pop-up
    const opened = method.flow === 'redirect' && !config.redirect ? openWindow() : null;
    const [handle] = this.#elements;
    const payload = this.#payload();
    const made = await (handle ? host.createSource(handle, payload) : host.createSource(payload));
    const leaves = !config.redirect && made.source?.state === 'pending_redirect';
    if (!leaves) opened?.close();
    const result = leaves && made.source ? await approvedSource(host, made.source, opened) : made;
    if (result) this.#settle(result);
    else config.tell('onCancel', { paymentMethod: method.type });
    this.#busy = false;
    this.#pay.ariaBusy = 'false';
  }

  #settle({ source, error }: SourceResult): void {
    const { config, method, texts } = this.#input;
    if (error || !source) {
      this.#alert.textContent = texts.failed;
      config.tell('onError', { ...error, paymentMethod: method.type });
      return;
    }
    const { consents, saves } = this.#agreements;
    config.tell('onSuccess', {
      source,
      readyForStorage: saves,
      supportsStorage: method.supportsStorage === true,
      ...(consents ? { consents } : {}),
    });
  }

  #payload(): JsonObject {
    const { config, method, base } = this.#input;
    const { type, flow } = method;
    const back = `${base}/v1/frames/return.html`;
    const urls = config.redirect ?? { returnUrl: back, cancelUrl: back };
    const { billingAddress, sessionId } = config;
    return {
      type,
      ...(sessionId === undefined ? {} : { sessionId }),
      ...(billingAddress ? { owner: billingAddress } : {}),
      ...this.#agreements.payload(config.usage),
      [type]: flow === 'redirect' ? urls : {},
    };
  }
}
