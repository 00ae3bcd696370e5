/** The shop session in the Commerce API: a guest or a signed-in shopper, with a token and one active cart. */

export interface Shopper {
  readonly token: string;
  locale?: string;
  currency?: string;
}

export class Guest {
  /** The current buyer. */
  shopper: Shopper | undefined;
  /** The cart that is not yet submitted. */
  openCart: string | undefined;
  /** Primary source of the open cart; `unknown` if an answer was lost. */
  attached: { readonly sourceId: string } | 'unknown' | undefined;
  /** Shoppers with an account in this session, by the shop's customer ids. */
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
