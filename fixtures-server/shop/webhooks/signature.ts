/** The signature of a webhook: `<timestamp>, <base64 HMAC-SHA256(secret, timestamp + "." + raw body)>`. */
import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Whether a body is signed with the secret. While a secret is being replaced, the header contains one signature
 * for each secret.
 * @param header value of `DigitalRiver-Signature`, undefined when it is missing
 */
export function isSigned(header: string | undefined, body: Buffer, secret: string | undefined): boolean {
  if (!header || !secret) return false;
  const [timestamp = '', ...signatures] = header.split(',').map((part) => part.trim());
  const expected = createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest();
  return signatures.some((signature) => {
    const given = Buffer.from(signature, 'base64');
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
}
