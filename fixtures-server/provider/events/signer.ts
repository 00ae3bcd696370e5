/** Signatures of webhooks. The documents leave the algorithm open; this is the layout that public connectors read. */
import { createHmac } from 'node:crypto';

/** Makes the value of the `DigitalRiver-Signature` header. */
export type Signer = (secret: string, body: string, at: Date) => string;

/** `<timestamp>, <base64 of HMAC-SHA256(secret, timestamp + "." + body)>`, the timestamp in milliseconds. */
export const sign: Signer = (secret, body, at) => {
  const timestamp = String(at.getTime());
  return `${timestamp}, ${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('base64')}`;
};
