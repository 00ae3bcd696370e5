/** Whose an address is: by its host, whatever its path and with TLS or without. */
import { addressOf } from '../contract/address.ts';

/** Host with port; empty for anything that is not an address. */
export function hostOf(url: string): string {
  return addressOf(url)?.host ?? '';
}

/**
 * The hosts of the shop: that of `DR_SHOP_URL`, and all others whose pages create the SDK object, such as a checkout on a host or
 * in a frame of its own. Not by the beginning of the address: `http://shop.example` begins `http://shop.example.net`, too, and
 * browsers rewrite addresses.
 */
export class ShopHosts {
  readonly #hosts: Set<string>;

  constructor(...urls: readonly string[]) {
    this.#hosts = new Set(urls.map(hostOf));
  }

  add(url: string): void {
    this.#hosts.add(hostOf(url));
  }

  /** Whether an address is the shop's, with TLS or without. */
  has(url: string): boolean {
    const host = hostOf(url);
    return host !== '' && this.#hosts.has(host);
  }
}
