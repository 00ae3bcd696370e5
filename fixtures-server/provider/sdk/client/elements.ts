/**
 * Creates the elements of one instance of the SDK, and finds the elements whose content belongs to a payload.
 */
import { ELEMENTS, type ElementType, isElementType } from '../shared/elements.ts';
import type { ElementReference, JsonObject, SourceResult } from '../shared/messages.ts';
import { drawCompliance } from './compliance-element.ts';
import { type Canvas, type Drawing, PaymentElement } from './element.ts';
import { ButtonElement } from './button-element.ts';
import { drawFrame } from './framed-element.ts';
import { paymentRequest } from './payment-request.ts';

export interface ElementsOptions {
  readonly instance: string;
  readonly locale: string;
  destroyed(id: string): void;
  /** Called before a frame is created, which may use the controller. */
  framed(): void;
  /** Challenges the shopper if the source requires it. */
  readonly settle: (result: SourceResult) => Promise<SourceResult>;
  readonly createSource: (payload: JsonObject) => Promise<SourceResult>;
}

export class Elements {
  readonly #options: ElementsOptions;
  readonly #alive = new Map<PaymentElement, ElementType>();

  constructor(options: ElementsOptions) {
    this.#options = options;
  }

  /** @throws Error if the type is unknown, if the element already exists, or if an option is missing */
  create(name: unknown, options: JsonObject): PaymentElement {
    const type = String(name).toLowerCase();
    if (!isElementType(type)) throw new Error(`Invalid element type '${String(name)}'`);
    const { many, needs, button } = ELEMENTS[type];
    if (!many && [...this.#alive.values()].includes(type))
      throw new Error(`There is a ${type} element already. Destroy it before you create another one.`);
    const missing = needs.filter((member) => !options[member]);
    if (missing.length > 0) throw new Error(`The ${type} element needs ${missing.join(' and ')}.`);
    const owner = {
      draw: (canvas: Canvas) => this.#draw(canvas),
      destroyed: (gone: PaymentElement) => {
        this.#alive.delete(gone);
        this.#options.destroyed(gone.id);
      },
    };
    const element = !button
      ? new PaymentElement(type, options, owner)
      : new ButtonElement(type, button.asks === 'wallet' ? paymentRequest(options) : options, owner, {
          ...this.#options,
          button,
        });
    this.#alive.set(element, type);
    return element;
  }

  /**
   * Elements whose content goes into a payload. With an element argument: all elements of its kind. Without one: the elements for
   * members that the payload lacks.
   */
  belongingTo(payload: JsonObject, handle: unknown): ElementReference[] {
    const held = this.#held(handle);
    const own = held?.[1];
    const key = own === undefined ? payload.type : ELEMENTS[own].collects?.detailsKey;
    const details = (typeof key === 'string' ? payload[key] : undefined) as JsonObject | null | undefined;
    return [...this.#alive].flatMap(([element, type]) => {
      const { collects } = ELEMENTS[type];
      if (!collects || collects.detailsKey !== key) return [];
      if (!element.wasMounted && element !== held?.[0]) return [];
      const given = collects.members.every((member) => details?.[member] !== undefined);
      if (own === undefined && given) return [];
      return [{ id: element.id, type, mounted: element.isMounted }];
    });
  }

  /** The element as known by the controller; undefined for another type or another object. */
  reference(element: unknown, type: ElementType): ElementReference | undefined {
    const [found, is] = this.#held(element) ?? [];
    return found && is === type ? { id: found.id, type, mounted: found.isMounted } : undefined;
  }

  /** Found by id, because the shop may pass a proxy of the element. */
  #held(handle: unknown): [PaymentElement, ElementType] | undefined {
    const id = handle instanceof PaymentElement ? handle.id : undefined;
    return [...this.#alive].find(([element]) => element.id === id);
  }

  #draw(canvas: Canvas): Drawing {
    const { frame } = ELEMENTS[canvas.type];
    if (frame === null) return drawCompliance(canvas, this.#options.locale);
    this.#options.framed();
    return drawFrame(canvas, frame, this.#options);
  }
}
