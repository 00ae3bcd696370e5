/**
 * What each browser's shopper alone gives a shop: an e-mail address of their own. A shop that hands no token on sends it with
 * its checkout, which joins the checkout to the test (docs/architecture.md).
 */
import { createHash } from 'node:crypto';
import type { Market } from '../../contract/method.ts';

/** Digits only, because they stand in an address that shops check, and change to lower case. */
export function markOf(token: string): string {
  const number = createHash('sha256').update(token).digest().readBigUInt64BE();
  return number.toString().padStart(12, '0').slice(-12);
}

export function marked(owner: Market['owner'], token: string): Market['owner'] {
  return { ...owner, email: owner.email.replace('@', `.${markOf(token)}@`) };
}
