import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { unzipSync, zipSync } from 'fflate';
import { verify as verifyCommand } from '../../../../cli/commands/verify.ts';
import { pack, verifyPackage } from '../../../../reports/package/package.ts';
import { Envelope, opened, signingKey } from '../../../../reports/package/signing.ts';
import { statementOf } from '../../../../reports/package/statement.ts';
import { cell, judged, seen } from './made-up.ts';
import { expect, test } from '../../plain-test.ts';

const { privateKey: key } = generateKeyPairSync('ed25519');
const certification = judged([seen(cell('AAA-01')), seen(cell('AAA-02'), 'notMet')]);
const files = new Map<string, Uint8Array>([
  ['certification.json', Buffer.from(JSON.stringify(certification))],
  ['certification.html', Buffer.from('<p>a report</p>'.repeat(50))],
  ['screenshots/a.jpg', Buffer.from([255, 216, 1, 2, 3])],
]);
const zip = Buffer.from(pack(certification, files, key));

test('an unaltered package verifies and shows signer and result', () => {
  const { problems, signer, statement } = verifyPackage(zip);
  expect(problems).toEqual([]);
  expect(signer).toMatch(/^[0-9a-f]{64}$/);
  expect(statement?.predicate).toMatchObject({
    result: 'WARNED',
    passedTests: ['AAA-01'],
    warnedTests: ['AAA-02'],
    failedTests: [],
    certification: { run: 'run-1', shop: 'Test shop 2.1 https://shop.example' },
  });
  expect(statement?.subject.map(({ name }) => name)).toEqual([...files.keys(), 'manifest.json']);
});

test('only a certification has a date until which it is valid', () => {
  const dated = { ...certification, identity: { ...certification.identity, validUntil: '2027-01-01' } };
  const dateOf = (answer: 'yes' | 'no'): string | undefined =>
    statementOf({ ...dated, certifiable: { answer, reasons: [] } }, files).predicate.certification.validUntil;
  expect([dateOf('yes'), dateOf('no')]).toEqual(['2027-01-01', undefined]);
});

test('the envelope is DSSE: the signature covers type and payload with their lengths', () => {
  const envelope = Envelope.parse(
    JSON.parse(Buffer.from(unzipSync(zip)['statement.dsse.json'] ?? []).toString()),
  );
  expect(envelope.payloadType).toBe('application/vnd.in-toto+json');
  const publicKey = createPublicKey(key.export({ type: 'pkcs8', format: 'pem' }));
  expect(opened(envelope, publicKey)).toMatchObject({ _type: 'https://in-toto.io/Statement/v1' });
  const payload = Buffer.from(envelope.payload, 'base64').toString().replace('WARNED', 'PASSED');
  expect(
    opened({ ...envelope, payload: Buffer.from(payload).toString('base64') }, publicKey),
  ).toBeUndefined();
});

test('one changed byte anywhere is found', () => {
  const missed: number[] = [];
  // a prime number, so that every part of the archive is changed once
  for (let index = 0; index < zip.length; index += 7) {
    const altered = Buffer.from(zip);
    altered[index] = (altered[index] ?? 0) ^ 0x55;
    if (verifyPackage(altered).problems.length === 0) missed.push(index);
  }
  expect(missed).toEqual([]);
});

test('a file that was changed, added or removed is named', () => {
  const rezip = (change: (entries: Record<string, Uint8Array>) => void): readonly string[] => {
    const entries = unzipSync(zip);
    change(entries);
    return verifyPackage(Buffer.from(zipSync(entries))).problems;
  };
  expect(
    rezip((entries) => {
      const page = entries['certification.html'];
      if (page) page[3] = 0x62;
    }),
  ).toEqual(['certification.html: altered']);
  expect(rezip((entries) => (entries['note.txt'] = Buffer.from('x')))).toEqual([
    'note.txt: added after signing',
  ]);
  expect(rezip((entries) => delete entries['screenshots/a.jpg'])).toEqual(['screenshots/a.jpg: missing']);
  expect(rezip((entries) => delete entries['statement.dsse.json'])[0]).toContain('statement.dsse.json');
});

test('a package of another signer is refused if a signer is expected', () => {
  const other = generateKeyPairSync('ed25519');
  const forged = Buffer.from(pack(certification, files, other.privateKey));
  const trusted = createPublicKey(key.export({ type: 'pkcs8', format: 'pem' }));
  expect(verifyPackage(forged).problems).toEqual([]);
  expect(verifyPackage(forged, trusted).problems[0]).toContain('not signed with this key');
  expect(verifyPackage(Buffer.from('no zip')).problems[0]).toContain('not a zip file');
});

test('the key is created at first use, readable only by its owner, and reused later', () => {
  const file = test.info().outputPath('keys', 'signing.pem');
  expect(signingKey(file).created).toBe(true);
  expect(statSync(file).mode & 0o077).toBe(0);
  const again = signingKey(file);
  expect(again.created).toBe(false);
  expect(again.key.export({ type: 'pkcs8', format: 'pem' })).toBe(readFileSync(file, 'utf8'));
  writeFileSync(file, 'no key');
  expect(() => signingKey(file)).toThrow(/contains no Ed25519 private key/);
});

test('npm run verify ends with 0 for an unaltered package and 1 for an altered one', async () => {
  const file = test.info().outputPath('certification.zip');
  writeFileSync(file, zip);
  expect(await verifyCommand([file])).toBe(0);
  const altered = Buffer.from(zip);
  const at = altered.indexOf('certification.html') + 40;
  altered[at] = (altered[at] ?? 0) ^ 1;
  writeFileSync(file, altered);
  expect(verifyPackage(altered).problems).toEqual(['certification.html: altered']);
  expect(await verifyCommand([file])).toBe(1);
  await expect(verifyCommand(['none.zip'])).rejects.toThrow(/does not exist/);
});
