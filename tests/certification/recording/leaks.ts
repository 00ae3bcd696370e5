/** Finds card numbers and secret keys on the shop's origin. Public keys and the session's client secret may be there. */
import type { Request } from '@playwright/test';
import type { ShopHosts } from '../../../harness/hosts.ts';
import { holdsSecretKey } from '../../../harness/keys.ts';
import type { Masker, SecretKind } from '../../../harness/masking.ts';

/** A secret in a place where it must not be. */
export interface Leak {
  readonly id: string;
  readonly kind: string;
  readonly at: number;
  /** e.g. `document of http://…`, `storage of http://…`, `message`, `request http://…` */
  readonly where: string;
}

export class Leaks {
  readonly found: Leak[] = [];
  readonly #masker: Masker;
  readonly #shop: ShopHosts;
  readonly #id: (kind: string) => string;

  constructor(masker: Masker, shop: ShopHosts, id: (kind: string) => string) {
    this.#masker = masker;
    this.#shop = shop;
    this.#id = id;
  }

  /** The document, the storage or a message of one of the shop's pages. */
  scan(where: string, text: string): void {
    const kinds = this.#masker.kindsIn(text);
    if (kinds.has('secretKey') || holdsSecretKey(text)) this.#note('secretKey', where);
    if (kinds.has('cardNumber')) this.#note('cardNumber', where);
  }

  /** A script or an answer of the shop's server. */
  ofAnswer(where: string, text: string): void {
    if (holdsSecretKey(text, { long: true }) || this.#masker.kindsIn(text).has('secretKey'))
      this.#note('secretKey', where);
  }

  ofRequest(request: Request): void {
    const url = request.url();
    const headers = Object.entries(request.headers()).filter(([name]) => name !== 'cookie');
    const text = `${url}\n${JSON.stringify(headers)}\n${request.postData() ?? ''}`;
    const where = `request ${url.split('?')[0]}`;
    const kinds = this.#masker.kindsIn(text);
    if (holdsSecretKey(text) || kinds.has('secretKey')) this.#note('secretKey', where);
    if (this.#shop.has(url) && kinds.has('cardNumber')) this.#note('cardNumber', where);
  }

  #note(kind: SecretKind, where: string): void {
    if (!this.found.some((known) => known.kind === kind && known.where === where))
      this.found.push({ id: this.#id('leak'), at: Date.now(), kind, where });
  }
}
