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
  /** Drop-in takes the payment, and who then takes the shopper to the provider; undefined: elements do. */
  dropIn: 'shop' | 'dropin' | undefined;
  /** What is being bought. */
  current: Purchase | undefined;
  /** What was ordered, or tried to, last. */
  latest: Purchase | undefined;
  /** Who the session is to the Commerce API. */
  readonly guest = new Guest();
  #alert: string | undefined;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(id: string) {
    this.id = id;
  }

  /** Something the shopper is told on the next page. */
  tell(alert: string): void {
    this.#alert = alert;
  }

  /** What the shopper is to be told now, once. */
  takeAlert(): string | undefined {
    const alert = this.#alert;
    this.#alert = undefined;
    return alert;
  }

  /**
   * Does one thing of this session at a time: two tabs and a double click wait for each other, and a checkout is never
   * changed by two calls at once.
   */
  exclusively<T>(action: () => Promise<T>): Promise<T> {
    const done = this.#queue.then(action);
    this.#queue = done.catch(() => undefined);
    return done;
  }
}
