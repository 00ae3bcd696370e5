import { X509Certificate, createPrivateKey } from 'node:crypto';
import { makeCertificate } from '../../../cli/certificate.ts';
import { expect, test } from '../plain-test.ts';

test('the certificate of a run is valid only for this machine', async () => {
  const { cert, key } = await makeCertificate(['localhost', '127.0.0.1', '::1']);
  const made = new X509Certificate(cert);
  expect(made.verify(made.publicKey)).toBe(true);
  expect(made.checkPrivateKey(createPrivateKey(key))).toBe(true);
  expect(made.checkHost('localhost')).toBe('localhost');
  expect(made.checkIP('127.0.0.1')).toBe('127.0.0.1');
  expect(made.checkIP('::1')).toBeDefined();
  expect(made.checkHost('api.digitalriver.com')).toBeUndefined();
  expect(made.ca).toBe(false);
  expect(Date.parse(made.validFrom)).toBeLessThan(Date.now());
  expect(Date.parse(made.validTo)).toBeGreaterThan(Date.now());
});

test('each run has its own key', async () => {
  const [one, other] = await Promise.all([makeCertificate(['localhost']), makeCertificate(['localhost'])]);
  expect(one.spki).not.toBe(other.spki);
});
