/** Masking, with any text and with secrets in every encoding. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Masker } from '../../../harness/masking.ts';
import { SharedSecrets } from '../../../harness/shared-secrets.ts';
import { holds } from '../fuzz.ts';
import { test } from '../plain-test.ts';

const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.string());
/** The characters of keys, tokens and client secrets, and further characters that a password may contain. */
const asciiSecret = fc.string({
  unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)),
  minLength: 8,
  maxLength: 80,
});
const secret = fc.oneof(asciiSecret, fc.string({ unit: 'grapheme-composite', minLength: 8, maxLength: 30 }));

type Encoder = (text: string) => string;
const bytes = (text: string): Buffer => Buffer.from(text);
const each = (text: string, change: (code: number) => string): string =>
  Array.from(text, (character) => change(character.codePointAt(0) ?? 0)).join('');
const unit = (code: number): string => `\\u${code.toString(16).padStart(4, '0')}`;
const encoders: Readonly<Record<string, Encoder>> = {
  plain: (text) => text,
  upper: (text) => text.replaceAll(/[a-z]/g, (letter) => letter.toUpperCase()),
  percent: (text) => Array.from(bytes(text), (byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
  component: (text) => encodeURIComponent(text),
  json: (text) => Array.from({ length: text.length }, (_, index) => unit(text.charCodeAt(index))).join(''),
  html: (text) => each(text, (code) => `&#${code};`),
  htmlHex: (text) => each(text, (code) => `&#x${code.toString(16)};`),
  base64: (text) => bytes(text).toString('base64'),
  base64url: (text) => bytes(text).toString('base64url'),
  pair: (text) => `Basic ${bytes(`user:${text}`).toString('base64')}`,
  hex: (text) => bytes(text).toString('hex'),
  wrapped: (text) => bytes(text).toString('base64').replaceAll(/.{16}/g, '$&\r\n'),
};
const encoder = fc.constantFrom(...Object.keys(encoders));
const encode = (text: string, names: readonly string[]): string =>
  names.reduce((encoded, name) => (encoders[name] ?? String)(encoded), text);

test('a secret in any encoding between any texts is masked', () => {
  const property = fc.property(secret, encoder, anyText, anyText, (value, name, before, after) => {
    fc.pre(!/[«»]/.test(value) && !/\p{Surrogate}/u.test(value));
    const masker = new Masker('run');
    masker.add('secretKey', value);
    const written = encode(value, [name]);
    const masked = masker.text(`${before} "${written}" ${after}`);
    assert.ok(masked.includes(masker.token('secretKey', value)));
    assert.ok(!masked.includes(written));
    assert.equal(masker.kindsIn(masked).size, 0);
  });
  holds(property, 3_000);
});

test('a secret in one encoding within another is masked', () => {
  const property = fc.property(asciiSecret, encoder, encoder, (value, inner, outer) => {
    fc.pre(inner !== 'upper' && outer !== 'upper' && outer !== 'wrapped');
    const masker = new Masker('run');
    masker.add('token', value);
    const written = encode(value, [inner, outer]);
    assert.ok(masker.text(`x ${written} y`).includes(masker.token('token', value)));
  });
  holds(property, 1_000);
});

test('masking works on any text, and masking it again changes nothing', () => {
  const masker = new Masker('run');
  masker.add('secretKey', 'key-of-the-fuzzer-1');
  masker.add('clientSecret', '0b6b7a3e-95a4-4b5e-8d1f-2c7c4a7f9d10_5a0c8a34-6df2-4a52-b6a4-3b8a1f7c2e91');
  const piece = fc.oneof(
    anyText,
    fc.constantFrom(
      '%',
      '\\u',
      '&#',
      '\n',
      'sk_test_',
      'cookie: a=',
      '?secret=',
      '4444222233331111',
      '«',
      '_',
    ),
  );
  const property = fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
    const masked = masker.text(pieces.join(''));
    assert.equal(masker.text(masked), masked);
  });
  holds(property, 3_000);
});

test('values of secret members are masked in JSON, whatever their type', () => {
  const member = fc.constantFrom('clientSecret', 'token', 'secret', 'cvv', 'access_token', 'secretKey');
  const property = fc.property(
    fc.jsonValue(),
    member,
    fc.string({ unit: 'binary', minLength: 4 }),
    (value, name, hidden) => {
      fc.pre(!hidden.startsWith('«'));
      const masked = new Masker('run').json({ other: value, [name]: hidden, list: [{ [name]: null }, null] });
      assert.match(JSON.stringify(masked[name]), /^"«\w+:[0-9a-f]{8}»"$/);
      assert.ok(!JSON.stringify(masked).includes(JSON.stringify(hidden)));
    },
  );
  holds(property, 1_500);
});

test('the search for many secrets of other tests finds each of them', () => {
  const value = fc
    .string({ unit: fc.constantFrom('a', 'B', '1', '_'), minLength: 12, maxLength: 20 })
    .filter((text) => /\d/.test(text) && /[a-z]/i.test(text));
  const noise = fc.array(fc.string({ unit: fc.constantFrom('a', 'B', '1', '-', ' '), maxLength: 30 }));
  const secrets = fc.array(value, { minLength: 1, maxLength: 40 });
  const property = fc.property(secrets, noise, (values, between) => {
    const shared = new SharedSecrets<'token'>();
    for (const one of values) shared.add({ kind: 'token', value: one }, [one]);
    const text = values.map((one, at) => `${between[at] ?? ''}#${one}`).join('#');
    let hidden = text;
    for (const { start, end } of shared.matches(text))
      hidden = hidden.slice(0, start) + '*'.repeat(end - start) + hidden.slice(end);
    for (const one of values) assert.ok(!hidden.toLowerCase().includes(`#${one.toLowerCase()}`));
  });
  holds(property, 1_000);
});

test('the time for masking is linear in the length of the text', () => {
  const masker = new Masker('run');
  masker.add('secretKey', 'sk_test_0123456789abcdef');
  for (const part of [
    'a',
    'Y',
    '%41',
    '4',
    '\\',
    '\\u0041',
    '\n',
    'sk_test_',
    'cookie: ',
    'secret=',
    '&#65;',
  ]) {
    // CPU time, because elapsed time depends on the load of the machine
    const before = process.cpuUsage();
    masker.text(part.repeat(500_000 / part.length));
    assert.ok(process.cpuUsage(before).user < 5_000_000, `more than 5 s for ${part}`);
  }
});
