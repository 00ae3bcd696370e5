/** A shopper's session with the shop. */
import { Guest } from '../api/guest.ts';
import type { Details } from '../buying/details.ts';
import { pack, type Product } from '../buying/product.ts';
import type { Account } from './account.ts';
import type { Market } from './markets.ts';
import type { Purchase } from './purchase.ts';

export class Session {
  readonly id: string;
  market: Market | undefined;
  /** What is in the basket. */
  product: Product = pack;
  details: Details | undefined;
  account: Account | undefined;
  /** Drop-in is used, and who redirects the shopper; undefined: elements are used. */
  dropIn: 'shop' | 'dropin' | undefined;
  /** What is being bought. */
  current: Purchase | undefined;
  /** The last purchase that was ordered, successfully or not. */
  latest: Purchase | undefined;
  /** The shopper of the session in the Commerce API. */
  readonly guest = new Guest();
  #alert: string | undefined;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(id: string) {
    this.id = id;
  }

  /** A message for the next page. */
  tell(alert: string): void {
    this.#alert = alert;
  }

  /** Returns the message once. */
  takeAlert(): string | undefined {
    const alert = this.#alert;
    this.#alert = undefined;
    return alert;
  }

  /** Runs the requests of a session one at a time: two tabs or a double click never change a checkout simultaneously. */
  exclusively<T>(action: () => Promise<T>): Promise<T> {
    const done = this.#queue.then(action);
    this.#queue = done.catch(() => undefined);
    return done;
  }
}
