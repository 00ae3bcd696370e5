/** The shop's session as the Commerce API knows it: a guest, or who signed in, with a token and one active cart at a time. */

export interface Shopper {
  readonly token: string;
  locale?: string;
  currency?: string;
}

export class Guest {
  /** Who buys now. */
  shopper: Shopper | undefined;
  /** The cart that was begun and not submitted. */
  openCart: string | undefined;
  /** Primary source on the open cart; `unknown` when an answer was lost. */
  attached: { readonly sourceId: string } | 'unknown' | undefined;
  /** With an account, by the shop's own ids of the customers: who buys for one, in this session. */
  readonly members = new Map<string, Shopper>();
  /** Store credit of this session, by the ids of its sources. */
  readonly credits = new Set<string>();
  /** Owner of each cart or order, by its id: the carts of one session may belong to several shoppers. */
  readonly #owners = new Map<string, Shopper>();

  own(id: string, shopper: Shopper): void {
    this.#owners.set(id, shopper);
  }

  ownerOf(id: string): Shopper | undefined {
    return this.#owners.get(id) ?? this.shopper;
  }
}
