import { expect, test } from '@playwright/test';
import { isCardNumber, Masker } from '../../harness/masking.ts';

const secret = '0b6b7a3e-95a4-4b5e-8d1f-2c7c4a7f9d10_5a0c8a34-6df2-4a52-b6a4-3b8a1f7c2e91';

test('a secret becomes the same token wherever it stands', () => {
  const masker = new Masker('key');
  const masked = masker.json({
    clientSecret: secret,
    url: `https://shop.example/?s=${secret}`,
    list: [secret],
  });
  expect(JSON.stringify(masked)).not.toContain(secret);
  const token = masker.token('clientSecret', secret);
  expect(masked).toEqual({ clientSecret: token, url: `https://shop.example/?s=${token}`, list: [token] });
});

test('tokens are the same in every process of a run, and others in another run', () => {
  expect(new Masker('a').token('secretKey', 'x')).toBe(new Masker('a').token('secretKey', 'x'));
  expect(new Masker('a').token('secretKey', 'x')).not.toBe(new Masker('b').token('secretKey', 'x'));
});

test('keys, client secrets and card numbers are known by their form', () => {
  const masker = new Masker('key');
  const text = `Bearer sk_test_abc, pk_test_def, ${secret}, 4444222233331111, 4444 2222 3333 1111, 3434 567890 12341`;
  const masked = masker.text(text);
  for (const found of [
    'sk_test_abc',
    'pk_test_def',
    secret,
    '4444222233331111',
    '4444 2222 3333 1111',
    '3434 567890 12341',
  ])
    expect(masked).not.toContain(found);
});

test('what only looks like a card number is left alone', () => {
  const masker = new Masker('key');
  for (const text of [
    'DE89 3704 0044 0532 0130 00',
    '1763718000000',
    '4444 2222 3333 1112',
    'order 240354510336',
  ])
    expect(masker.text(text)).toBe(text);
  expect(isCardNumber('4444222233331111')).toBe(true);
  expect(isCardNumber('0000000000000000')).toBe(false);
});

test('a security code is masked in the member it stands in', () => {
  expect(new Masker('key').json({ creditCard: { number: '4444222233331111', cvv: '123' } })).toMatchObject({
    creditCard: { cvv: expect.stringMatching(/^«securityCode:/) },
  });
});

test('masking what is masked changes nothing', () => {
  const masker = new Masker('key');
  const once = masker.json({ clientSecret: secret });
  expect(masker.json(once)).toEqual(once);
});

test('a security code of four digits is hidden where it stands alone, and leaves ids as they are', () => {
  const masker = new Masker('run');
  masker.add('securityCode', '1234');
  for (const text of ['code 1234.', 'cvv-1234', '"1234"'])
    expect(masker.text(text), text).not.toContain('1234');
  const id = '0f812345-1234-4a12-8123-412341234abc';
  expect(masker.json({ sessionId: id })).toEqual({ sessionId: id });
});
