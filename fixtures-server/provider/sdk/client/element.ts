/** An element as the shop sees it. Its drawing has the parts that differ by type. */
import { type ElementType, reportedType } from '../shared/elements.ts';
import type { JsonObject } from '../shared/messages.ts';
import { randomId } from '../shared/random-id.ts';
import { bindMethods } from './bind-methods.ts';
import { ContainerClasses, type ContainerState } from './container-classes.ts';

const EVENTS = [
  'blur',
  'change',
  'focus',
  'ready',
  'click',
  'source',
  'shippingaddresschange',
  'shippingoptionchange',
  'cancel',
  'return',
  'complete',
] as const;

export type Handler = (event: JsonObject) => void;

/** The mounted content of an element. */
export interface Drawing {
  update(options: JsonObject): void;
  focus(): void;
  blur(): void;
  clear(): void;
  remove(): void;
}

/** Messages from a drawing to its element. */
export interface Canvas {
  readonly id: string;
  readonly type: ElementType;
  readonly container: HTMLElement;
  /** Whether the element was mounted before, and is now mounted again. */
  readonly again: boolean;
  readonly options: () => JsonObject;
  readonly emit: (name: string, payload: JsonObject) => void;
  readonly autofilled: (autofilled: boolean) => void;
  readonly pressed: () => void;
}

export interface ElementOwner {
  draw(canvas: Canvas): Drawing;
  destroyed(element: PaymentElement): void;
}

export class PaymentElement {
  readonly id = randomId();
  readonly elementType: string;
  readonly #type: ElementType;
  readonly #owner: ElementOwner;
  readonly #handlers = new Map<string, Handler[]>();
  #options: JsonObject;
  #mounted: { drawing: Drawing; container: HTMLElement; classes: ContainerClasses } | undefined;
  #known = false;
  #destroyed = false;
  #states = new Set<ContainerState>(['base', 'empty']);

  constructor(type: ElementType, options: JsonObject, owner: ElementOwner) {
    this.#type = type;
    this.elementType = reportedType(type);
    this.#options = options;
    this.#owner = owner;
    bindMethods(this);
  }

  /** @param place an element's id without `#`, or the element @throws Error if it is neither */
  mount(place: unknown): void {
    const container = typeof place === 'string' ? document.getElementById(place) : place;
    if (!(container instanceof HTMLElement))
      throw new Error('mount() requires a valid HTMLElement or id attribute.');
    if (this.#destroyed) throw new Error('A destroyed element cannot be mounted. Create a new one.');
    this.unmount();
    const classes = new ContainerClasses(container);
    classes.rename(this.#options.classes);
    classes.show(this.#states);
    const drawing = this.#owner.draw({
      id: this.id,
      type: this.#type,
      container,
      again: this.#known,
      options: () => this.#options,
      emit: (name, payload) => this.emit(name, payload),
      autofilled: (autofilled) => this.#is('webkitAutofill', autofilled),
      pressed: () => this.pressed(),
    });
    this.#mounted = { drawing, container, classes };
    this.#known = true;
    container.addEventListener('click', this.#clicked);
  }

  /** Removes the element from the page; the typed content is kept for the next mount. */
  unmount(): void {
    if (!this.#mounted) return;
    const { drawing, container, classes } = this.#mounted;
    this.#mounted = undefined;
    container.removeEventListener('click', this.#clicked);
    drawing.remove();
    this.#states.delete('focus');
    classes.show([]);
  }

  destroy(): void {
    if (this.#destroyed) return;
    this.unmount();
    this.#destroyed = true;
    this.#handlers.clear();
    this.#owner.destroyed(this);
  }

  /** @throws Error when no element has such an event */
  on(event: string, handler: Handler): void {
    if (!EVENTS.some((known) => known === event)) throw new Error(`Unknown event name: ${event}`);
    this.#handlers.set(event, [...(this.#handlers.get(event) ?? []), handler]);
  }

  update(options: JsonObject): void {
    this.#options = { ...this.#options, ...options };
    this.#mounted?.classes.rename(this.#options.classes);
    this.#mounted?.drawing.update(this.#options);
  }

  focus(): void {
    this.#mounted?.drawing.focus();
  }

  blur(): void {
    this.#mounted?.drawing.blur();
  }

  clear(): void {
    this.#mounted?.drawing.clear();
  }

  /** Internal: whether its content belongs to the form that the shopper is filling in. */
  get isMounted(): boolean {
    return this.#mounted !== undefined;
  }

  get wasMounted(): boolean {
    return this.#known;
  }

  readonly #clicked = ({ target }: Event): void => {
    // for a shopper, the padding around the field belongs to the field
    if (target === this.#mounted?.container) this.focus();
  };

  /** The element's button was pressed, if the element has one. */
  protected pressed(): void {}

  protected get options(): JsonObject {
    return this.#options;
  }

  protected emit(name: string, payload: JsonObject): void {
    if (name === 'change') {
      const invalid = payload.error !== null;
      this.#is('empty', payload.empty === true);
      this.#is('complete', payload.complete === true && !invalid);
      this.#is('invalid', invalid);
    }
    if (name === 'focus' || name === 'blur') this.#is('focus', name === 'focus');
    for (const handler of this.#handlers.get(name) ?? []) handler(payload);
  }

  #is(state: ContainerState, on: boolean): void {
    if (on) this.#states.add(state);
    else this.#states.delete(state);
    this.#mounted?.classes.show(this.#states);
  }
}
