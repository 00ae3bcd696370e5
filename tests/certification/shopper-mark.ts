/**
 * A unique e-mail address for each browser's shopper. A shop that does not pass the test token on sends it with its checkout, which
 * joins the checkout to the test (docs/architecture.md).
 */
import { createHash } from 'node:crypto';
import type { Market } from '../../contract/method.ts';

/** Digits only, because shops validate e-mail addresses and convert them to lower case. */
export function markOf(token: string): string {
  const number = createHash('sha256').update(token).digest().readBigUInt64BE();
  return number.toString().padStart(12, '0').slice(-12);
}

export function marked(owner: Market['owner'], token: string): Market['owner'] {
  return { ...owner, email: owner.email.replace('@', `.${markOf(token)}@`) };
}
