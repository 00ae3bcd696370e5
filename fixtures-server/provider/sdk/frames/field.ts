/** Common behaviour of fields: reads the content, shows errors, and reports to page and controller. */
import type { ElementType } from '../shared/elements.ts';
import { languageOf } from '../shared/locale.ts';
import type { Connect, JsonObject, Reading, ToFrame } from '../shared/messages.ts';
import { type FieldLabel, fieldTexts } from '../shared/texts.ts';
import { Channel } from './channel.ts';
import { type Embed, embed, reportSize } from './embed.ts';
import { applyStyle } from './style.ts';

export interface Content {
  /** The only focusable control in the frame. */
  readonly control: HTMLInputElement | HTMLSelectElement;
  read(): Reading;
  /** Data to restore the content, if it is more than the control's value. */
  text?(): string;
  /** Restores the content after a remount; empty: clears it. */
  restore(text: string): void;
  configure?(options: JsonObject): void;
  /**
   * Additional members of its change event.
   * @param told the common members of the event
   */
  event?(told: JsonObject): JsonObject;
  /** Called when the content may have changed. */
  shown?(reading: Reading): void;
}

export class Field {
  readonly embed: Embed;
  readonly channel: Channel;
  readonly #type: ElementType;
  readonly #content: Content;
  readonly #texts;
  /** After a failed request for a source, all errors are shown until the shopper continues typing. */
  #wanted = false;
  #told: string;

  /** @param build makes what is in the frame */
  constructor(type: ElementType, build: (field: Field) => Content) {
    this.#type = type;
    this.embed = embed({
      connected: (connect) => this.#connected(connect),
      received: (message) => this.#received(message),
    });
    const { instance, locale } = this.embed.parameters;
    this.channel = new Channel(instance);
    this.#texts = fieldTexts[languageOf(locale)];
    document.documentElement.lang = languageOf(locale);
    this.#content = build(this);
    // a new field is empty: only differences from that are reported
    this.#told = JSON.stringify(this.#payload(this.#content.read(), null));
    this.#listen();
    reportSize(this.embed);
  }

  label(name: FieldLabel): string {
    return this.#texts.labels[name];
  }

  emit(name: string, payload: JsonObject = {}): void {
    this.embed.emit(name, { elementType: this.#type, ...payload });
  }

  /** Reads the content again and reports it to page and controller. */
  changed(): void {
    this.#wanted = false;
    this.show();
    this.#tellState();
  }

  show(): void {
    const reading = this.#content.read();
    this.#content.shown?.(reading);
    const error = this.#shownError(reading);
    const { classList } = this.#content.control;
    classList.toggle('is-empty', reading.empty);
    classList.toggle('is-complete', reading.complete && error === null);
    classList.toggle('is-invalid', error !== null);
    this.#content.control.setAttribute('aria-invalid', String(error !== null));
    const payload = this.#payload(reading, error);
    const told = JSON.stringify(payload);
    if (told === this.#told) return;
    this.#told = told;
    this.embed.emit('change', payload);
  }

  #payload({ empty, complete, brand, value }: Reading, code: Reading['error']): JsonObject {
    const error =
      code === null ? null : { type: 'validation_error', code, message: this.#texts.errors[code] };
    const told = { elementType: this.#type, empty, complete, error };
    return {
      ...told,
      ...(brand === undefined ? {} : { brand }),
      ...(value === undefined ? {} : { value }),
      ...this.#content.event?.(told),
    };
  }

  /** No error is shown while the shopper is still typing. */
  #shownError({ error, empty, complete }: Reading): Reading['error'] {
    if (this.#wanted) return error;
    const typing = !complete && document.activeElement === this.#content.control && document.hasFocus();
    return empty || typing ? null : error;
  }

  #tellState(collected?: string): void {
    const { control } = this.#content;
    const element = this.embed.parameters.element ?? '';
    this.channel.post({
      kind: 'state',
      state: { element, text: this.#content.text?.() ?? control.value, reading: this.#content.read() },
      ...(collected === undefined ? {} : { collected }),
    });
  }

  #listen(): void {
    const { control } = this.#content;
    control.classList.add('field', 'is-empty');
    control.addEventListener('input', () => {
      this.embed.send({ kind: 'autofilled', autofilled: control.matches(':autofill') });
      this.changed();
    });
    control.addEventListener('focus', () => this.emit('focus'));
    control.addEventListener('blur', () => {
      this.emit('blur');
      this.show();
    });
    this.channel.on((message) => {
      if (message.kind !== 'collect') return;
      // a field for another payment reports nothing
      if (!message.elements.includes(this.embed.parameters.element ?? '')) return;
      this.#wanted = true;
      this.show();
      this.#tellState(message.id);
    });
  }

  #connected({ options, again }: Connect): void {
    this.#configure(options);
    if (!again) return;
    void this.channel.call('restore', this.embed.parameters.element ?? '').then((last) => {
      if (!last) return;
      this.#content.restore(last.text);
      this.changed();
    });
  }

  #received(message: ToFrame): void {
    const { control } = this.#content;
    switch (message.kind) {
      case 'focus':
        control.focus();
        return;
      case 'blur':
        control.blur();
        return;
      case 'options':
        this.#configure(message.options);
        return;
      case 'clear':
        this.#content.restore('');
        this.changed();
        return;
      case 'call':
      case 'updateWith':
      case 'complete':
        return;
      default:
        message satisfies never;
    }
  }

  #configure(options: JsonObject): void {
    applyStyle(options.style);
    this.#content.configure?.(options);
  }
}
