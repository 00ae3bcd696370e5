/** Makes and checks the signed zip file with all evidence of a certification. The check works offline. */
import { createPublicKey, type KeyObject } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { sha256Of } from '../verdict/attestations.ts';
import type { Certification } from '../verdict/certification.ts';
import { Envelope, envelopeOf, fingerprint, opened, publicPem } from './signing.ts';
import { Statement, statementOf } from './statement.ts';
import { type Entry, entriesOf } from './zip-check.ts';

const MANIFEST = 'manifest.json';
const ENVELOPE = 'statement.dsse.json';
const PUBLIC_KEY = 'public-key.pem';

/** A fixed date, so that the archive does not depend on time or machine. */
const MADE = new Date(1980, 0, 1);

/** @param files content by name, certification.json among them */
export function pack(
  certification: Certification,
  files: ReadonlyMap<string, Uint8Array>,
  key: KeyObject,
): Uint8Array {
  const manifest = [...files].map(([name, content]) => ({
    name,
    bytes: content.byteLength,
    sha256: sha256Of(content),
  }));
  const all = new Map(files).set(MANIFEST, Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`));
  const envelope = envelopeOf(statementOf(certification, all), key);
  const entries = [
    ...all,
    [ENVELOPE, Buffer.from(envelopeText(envelope))] as const,
    [PUBLIC_KEY, Buffer.from(publicPem(key))] as const,
  ];
  return zipSync(Object.fromEntries(entries), { level: 6, mtime: MADE });
}

export interface Verification {
  /** Problems with the name of the file; empty if nothing was changed since signing. */
  readonly problems: readonly string[];
  /** Fingerprint of the key that signed it. */
  readonly signer?: string;
  /** Present only if the signature is valid. */
  readonly statement?: Statement;
}

/**
 * @param trusted the signer's public key; without it, the key in the package is used, and the user must compare
 * its fingerprint
 */
export function verifyPackage(bytes: Buffer, trusted?: KeyObject): Verification {
  let entries: Entry[];
  try {
    entries = entriesOf(bytes);
  } catch (error) {
    return { problems: [`the package: ${error instanceof Error ? error.message : String(error)}`] };
  }
  const problems = entries.flatMap(({ name, damage }) =>
    damage === undefined ? [] : [`${name}: ${damage}`],
  );
  const contents = new Map(entries.map((entry) => [entry.name, contentOf(entry)]));
  const key = trusted ?? keyOf(contents.get(PUBLIC_KEY));
  if (!key) return { problems: [...problems, `${PUBLIC_KEY}: missing or altered`] };
  const envelope = parsed(contents.get(ENVELOPE));
  const read = Envelope.safeParse(envelope);
  if (!read.success) return { problems: [...problems, `${ENVELOPE}: missing or altered`] };
  const statement = Statement.safeParse(opened(read.data, key));
  const signer = fingerprint(key);
  if (!statement.success)
    return { problems: [...problems, `${ENVELOPE}: not signed with this key (${signer})`], signer };
  const signed = new Map(statement.data.subject.map(({ name, digest }) => [name, digest.sha256]));
  for (const [name, sha256] of signed) {
    const content = contents.get(name);
    if (!contents.has(name)) problems.push(`${name}: missing`);
    else if (content === undefined || sha256Of(content) !== sha256) problems.push(`${name}: altered`);
  }
  for (const name of contents.keys())
    if (!signed.has(name) && name !== ENVELOPE && name !== PUBLIC_KEY)
      problems.push(`${name}: added after signing`);
  // a different encoding of the same bytes also counts as a change
  if (textOf(contents.get(ENVELOPE)) !== envelopeText(read.data, signer))
    problems.push(`${ENVELOPE}: altered`);
  const own = keyOf(contents.get(PUBLIC_KEY));
  if (!own || textOf(contents.get(PUBLIC_KEY)) !== own.export({ type: 'spki', format: 'pem' }))
    problems.push(`${PUBLIC_KEY}: altered`);
  return { problems: [...new Set(problems)], signer, statement: statement.data };
}

/** Accepts only the form of base64 that pack writes, although the same bytes have several forms. */
function envelopeText({ payloadType, payload, signatures }: Envelope, keyid?: string): string {
  const canonical = (text: string): string => Buffer.from(text, 'base64').toString('base64');
  const signed = signatures.map((one) => ({ keyid: keyid ?? one.keyid, sig: canonical(one.sig) }));
  return `${JSON.stringify({ payloadType, payload: canonical(payload), signatures: signed }, null, 2)}\n`;
}

function textOf(content: Uint8Array | undefined): string | undefined {
  return content && Buffer.from(content).toString('utf8');
}

function contentOf({ method, stored }: Entry): Uint8Array | undefined {
  try {
    return method === 0 ? stored : inflateRawSync(stored, { maxOutputLength: 1_000_000_000 });
  } catch {
    return undefined;
  }
}

function keyOf(pem: Uint8Array | undefined): KeyObject | undefined {
  if (!pem) return undefined;
  try {
    const key = createPublicKey(Buffer.from(pem));
    return key.asymmetricKeyType === 'ed25519' ? key : undefined;
  } catch {
    return undefined;
  }
}

function parsed(content: Uint8Array | undefined): unknown {
  try {
    return content && JSON.parse(Buffer.from(content).toString('utf8'));
  } catch {
    return undefined;
  }
}
