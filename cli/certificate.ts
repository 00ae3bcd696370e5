/**
 * A certificate for one run: made at its start, for this machine's own names, and deleted with it. The private key never
 * leaves memory. The certificate names no other host and is no authority, so trusting it trusts no other server.
 */
import { createHash, randomBytes } from 'node:crypto';
import { isIP } from 'node:net';
import type { Certificate } from '../harness/server-protocol.ts';

const LIFETIME_DAYS = 30;
const DAY = 86_400_000;
const KEY = { name: 'ECDSA', namedCurve: 'P-256' } as const;

/** @param hosts names and addresses of this machine, e.g. `localhost`, `127.0.0.1` */
export async function makeCertificate(hosts: readonly string[], now = Date.now()): Promise<Certificate> {
  // loaded only when needed: loading both takes longer than making a certificate
  await import('reflect-metadata');
  const { BasicConstraintsExtension, SubjectAlternativeNameExtension, X509CertificateGenerator } =
    await import('@peculiar/x509');
  const keys = await crypto.subtle.generateKey(KEY, true, ['sign', 'verify']);
  const certificate = await X509CertificateGenerator.createSelfSigned({
    // a positive number of full length: the first bit is 0, the second bit is 1
    serialNumber: `40${randomBytes(15).toString('hex')}`,
    name: 'CN=payment-session-conformance',
    notBefore: new Date(now - DAY),
    notAfter: new Date(now + LIFETIME_DAYS * DAY),
    signingAlgorithm: { name: 'ECDSA', hash: 'SHA-256' },
    keys,
    extensions: [
      new BasicConstraintsExtension(false),
      new SubjectAlternativeNameExtension(
        hosts.map((value) => ({ type: isIP(value) === 0 ? ('dns' as const) : ('ip' as const), value })),
      ),
    ],
  });
  const [pkcs8, spki] = await Promise.all([
    crypto.subtle.exportKey('pkcs8', keys.privateKey),
    crypto.subtle.exportKey('spki', keys.publicKey),
  ]);
  return {
    key: pem('PRIVATE KEY', pkcs8),
    cert: `${certificate.toString('pem')}\n`,
    spki: createHash('sha256').update(Buffer.from(spki)).digest('base64'),
  };
}

function pem(label: string, der: ArrayBuffer): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}
