/**
 * Encrypts the secrets that a test has seen, with the run key. The reporter needs them to mask the other
 * artifacts of the test. Because they are encrypted, a trace or a third-party reporter that stores the
 * attachment contains no readable secret.
 */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import type { Secret } from './masking.ts';

const CIPHER = 'aes-256-gcm';
const [IV, TAG] = [12, 16];

export function seal(secrets: readonly Secret[], runKey: string): string {
  const iv = randomBytes(IV);
  const cipher = createCipheriv(CIPHER, keyOf(runKey), iv);
  const data = Buffer.concat([cipher.update(JSON.stringify(secrets), 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), data]).toString('base64');
}

/** @returns an empty list if another run encrypted them */
export function unseal(sealed: string, runKey: string): Secret[] {
  const bytes = Buffer.from(sealed, 'base64');
  try {
    const decipher = createDecipheriv(CIPHER, keyOf(runKey), bytes.subarray(0, IV));
    decipher.setAuthTag(bytes.subarray(IV, IV + TAG));
    const data = Buffer.concat([decipher.update(bytes.subarray(IV + TAG)), decipher.final()]);
    return JSON.parse(data.toString('utf8')) as Secret[];
  } catch {
    return [];
  }
}

function keyOf(runKey: string): Buffer {
  return createHash('sha256').update(runKey).digest();
}
