/**
 * Signs the statement about a certification: an in-toto test-result statement in a DSSE envelope, signed with Ed25519.
 * https://github.com/secure-systems-lab/dsse, https://in-toto.io/Statement/v1, https://in-toto.io/attestation/test-result/v0.1
 */
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { makeFolder } from '../../harness/reports-folder.ts';
import { UsageError } from '../../harness/settings.ts';

const PAYLOAD_TYPE = 'application/vnd.in-toto+json';

export const Envelope = z.object({
  payloadType: z.literal(PAYLOAD_TYPE),
  payload: z.base64(),
  signatures: z.array(z.object({ keyid: z.string(), sig: z.base64() })).min(1),
});
export type Envelope = z.infer<typeof Envelope>;

/**
 * Reads the private key, or creates it at first use (readable by its owner only).
 * @throws UsageError if the file is not an Ed25519 key, or cannot be written
 */
export function signingKey(file: string): { readonly key: KeyObject; readonly created: boolean } {
  if (existsSync(file)) {
    try {
      const key = createPrivateKey(readFileSync(file));
      if (key.asymmetricKeyType === 'ed25519') return { key, created: false };
    } catch {
      // an unreadable key gives the same message as a wrong kind of key
    }
    throw new UsageError(
      `DR_SIGNING_KEY: ${file} contains no Ed25519 private key in PEM format. Set DR_SIGNING_KEY to another file; if the file does not exist, a key is created in it.`,
    );
  }
  const { privateKey } = generateKeyPairSync('ed25519');
  try {
    makeFolder(dirname(file));
    writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' });
    chmodSync(file, 0o600);
  } catch (error) {
    throw new UsageError(
      `DR_SIGNING_KEY: ${file} cannot be written (${(error as NodeJS.ErrnoException).code ?? 'error'}).`,
    );
  }
  return { key: privateKey, created: true };
}

/** SHA-256 of the public key (SPKI, DER) in hexadecimal: what a signer publishes. */
export function fingerprint(key: KeyObject): string {
  const spki = createPublicKey(
    key.type === 'private'
      ? key.export({ type: 'pkcs8', format: 'pem' })
      : key.export({ type: 'spki', format: 'pem' }),
  );
  return createHash('sha256')
    .update(spki.export({ type: 'spki', format: 'der' }))
    .digest('hex');
}

export function publicPem(key: KeyObject): string {
  return createPublicKey(key.export({ type: 'pkcs8', format: 'pem' }))
    .export({ type: 'spki', format: 'pem' })
    .toString();
}

export function envelopeOf(statement: unknown, key: KeyObject): Envelope {
  const payload = Buffer.from(JSON.stringify(statement));
  const sig = sign(null, preAuthenticationEncoding(payload), key);
  return {
    payloadType: PAYLOAD_TYPE,
    payload: payload.toString('base64'),
    signatures: [{ keyid: fingerprint(key), sig: sig.toString('base64') }],
  };
}

/** @returns the statement if the envelope is signed with this key */
export function opened(envelope: Envelope, key: KeyObject): unknown {
  const payload = Buffer.from(envelope.payload, 'base64');
  const encoded = preAuthenticationEncoding(payload);
  const right = envelope.signatures.some(({ sig }) => verify(null, encoded, key, Buffer.from(sig, 'base64')));
  return right ? (JSON.parse(payload.toString('utf8')) as unknown) : undefined;
}

/** What DSSE signs: type and payload, each with its length. */
function preAuthenticationEncoding(payload: Buffer): Buffer {
  const head = `DSSEv1 ${PAYLOAD_TYPE.length} ${PAYLOAD_TYPE} ${payload.length} `;
  return Buffer.concat([Buffer.from(head), payload]);
}
