/** Drop-in is a separate script, loaded only by pages that use it. */
import { faultQuery } from '../shared/bundled.ts';
import type { JsonObject } from '../shared/messages.ts';
import { BASE } from './base.ts';
import { bindMethods } from './bind-methods.ts';

/** The interface between the SDK's main script and this one. */
export interface DropinHost {
  readonly sdk: unknown;
  readonly locale: string;
  readonly base: string;
}
export interface DrawnDropin {
  refresh(): void;
  remove(): void;
}
export type DrawDropin = (host: DropinHost, config: JsonObject, container: HTMLElement) => DrawnDropin;

const NAME = Symbol.for('digital-river.dropin');

export class Dropin {
  readonly #host: () => DropinHost;
  readonly #config: JsonObject;
  #drawn: Promise<DrawnDropin> | undefined;

  /** @param sdk creates the SDK functions that Drop-in uses; each drawing of Drop-in has its own elements */
  constructor(sdk: () => unknown, locale: string, config: JsonObject) {
    this.#host = () => ({ sdk: sdk(), locale, base: BASE });
    this.#config = config;
    bindMethods(this);
  }

  /** @param place an element's id without `#`, or the element @throws Error if it is neither */
  mount(place: unknown): void {
    const container = typeof place === 'string' ? document.getElementById(place) : place;
    if (!(container instanceof HTMLElement))
      throw new Error('mount() requires a valid HTMLElement or id attribute.');
    const before = this.#drawn;
    this.#drawn = loaded().then(async (draw) => {
      (await before?.catch(() => undefined))?.remove();
      return draw(this.#host(), this.#config, container);
    });
    this.#drawn.catch((error: unknown) => {
      const { onError } = this.#config;
      const message = error instanceof Error ? error.message : String(error);
      const errors = [{ code: 'unknown_error', message }];
      if (typeof onError === 'function')
        (onError as (data: object) => void)({ type: 'unknown_error', errors });
    });
  }

  /** Loads the list of methods again, and draws it. */
  refresh(): void {
    void this.#drawn?.then((drawn) => drawn.refresh());
  }
}

let loading: Promise<DrawDropin> | undefined;

function loaded(): Promise<DrawDropin> {
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = `${BASE}/v1/Dropin.js${faultQuery}`;
    script.addEventListener('load', () => {
      const draw = (window as unknown as Record<symbol, DrawDropin | undefined>)[NAME];
      if (draw) resolve(draw);
      else reject(new Error('Drop-in did not load.'));
    });
    script.addEventListener('error', () => reject(new Error('Drop-in did not load.')));
    document.head.append(script);
  });
  return loading;
}
