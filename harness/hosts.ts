/** Whose an address is: by its host, whatever its path and with TLS or without. */
import { addressOf } from '../contract/address.ts';

/** Host with port; empty for anything that is not an address. */
export function hostOf(url: string): string {
  return addressOf(url)?.host ?? '';
}

/** Not by the beginning of the text: `http://shop.example` begins `http://shop.example.net`, too, and browsers rewrite addresses. */
export function isOnHostOf(base: string, url: string): boolean {
  const host = hostOf(url);
  return host !== '' && host === hostOf(base);
}
