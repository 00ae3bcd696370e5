import { isCardNumber, Masker } from '../../../harness/masking.ts';
import { expect, test } from '../plain-test.ts';

const secret = '0b6b7a3e-95a4-4b5e-8d1f-2c7c4a7f9d10_5a0c8a34-6df2-4a52-b6a4-3b8a1f7c2e91';

test('a secret becomes the same token everywhere', () => {
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

test('the half of a client secret that the SDK sends is masked like the whole', () => {
  const [id = '', half = ''] = secret.split('_');
  const masker = new Masker('key');
  masker.learn({ clientSecret: secret });
  const sent = `https://api.example/payments/sources/${id}?secret=${half}`;
  const token = masker.token('clientSecret', half);
  expect(masker.text(sent)).toBe(`https://api.example/payments/sources/${id}?secret=${token}`);
  expect(masker.text(`split into ${id} and ${half}`)).toBe(`split into ${id} and ${token}`);
  expect(masker.text(secret)).toBe(masker.token('clientSecret', secret));
});

test('a secret in a URL is recognized by its parameter name', () => {
  const masker = new Masker('key');
  for (const text of [
    'https://api.example/payments/sources/1?secret=0b6b7a3e-95a4',
    'GET /payments/sources/1?a=b&secret=0b6b7a3e-95a4&c=d',
    '<iframe src="/frame?a=b&amp;secret=0b6b7a3e-95a4">',
    'https://shop.example/?back=https%3A%2F%2Fapi.example%2F1%3Fsecret%3D0b6b7a3e-95a4%26c%3Dd',
    '{"queryString":[{"name":"secret","value":"0b6b7a3e-95a4"}]}',
  ]) {
    const masked = masker.text(text);
    expect(masked, text).toBe(text.replace('0b6b7a3e-95a4', masker.token('token', '0b6b7a3e-95a4')));
    expect(masker.text(masked)).toBe(masked);
  }
  for (const text of ['`?secret=${half}`', '?secret="+half', 'a secret=0b6b7a3e', 'secretary=0b6b7a3e'])
    expect(masker.text(text)).toBe(text);
});

test('tokens are equal in every process of a run, and different in another run', () => {
  expect(new Masker('a').token('secretKey', 'x')).toBe(new Masker('a').token('secretKey', 'x'));
  expect(new Masker('a').token('secretKey', 'x')).not.toBe(new Masker('b').token('secretKey', 'x'));
});

test('keys, client secrets and card numbers are recognized by their form', () => {
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

test('consecutive card numbers are all recognized, in any encoding', () => {
  const masker = new Masker('key');
  const number = '4444222233331111';
  const percent = (text: string): string => text.replaceAll(/./g, (digit) => `%3${digit}`);
  for (const [text, secret] of [
    [`${number} ${number}, 200 ${number}`, number],
    [`${percent(number)} ${percent(number)}`, percent(number)],
  ] as const)
    expect(masker.text(text), text).not.toContain(secret);
});

test('text that resembles a card number is not masked', () => {
  const masker = new Masker('key');
  for (const text of [
    'DE89 3704 0044 0532 0130 00',
    '1763718000000',
    '4444 2222 3333 1112',
    'order 240354510336',
    // an id that a report truncated
    '/sources/0a1b2c3d-4111-4111-8111-1441…',
  ])
    expect(masker.text(text)).toBe(text);
  expect(isCardNumber('4444222233331111')).toBe(true);
  expect(isCardNumber('0000000000000000')).toBe(false);
});

test('the number of a card is masked, the number of an order or invoice is not', () => {
  const masker = new Masker('key');
  const others = {
    invoice: { number: '2024-0007' },
    orders: [{ number: 'A-1000012' }],
    at: 'order 2024-0007',
  };
  expect(masker.json(others)).toEqual(others);
  expect(masker.secrets).toEqual([]);
  const token = masker.token('cardNumber', '4444222233331111');
  expect(masker.json({ creditCard: { number: '4444 2222 3333 1111' } })).toEqual({
    creditCard: { number: token },
  });
  // mistyped: masked in its member, but not searched for elsewhere
  const mistyped = { number: '2024-0007', expirationMonth: 1 };
  expect(masker.json({ cards: [mistyped], at: 'order 2024-0007' })).toEqual({
    cards: [{ number: expect.stringMatching(/^«cardNumber:/), expirationMonth: 1 }],
    at: 'order 2024-0007',
  });
});

test('a security code is masked by its member name', () => {
  expect(new Masker('key').json({ creditCard: { number: '4444222233331111', cvv: '123' } })).toMatchObject({
    creditCard: { cvv: expect.stringMatching(/^«securityCode:/) },
  });
});

test('masking a masked text again changes nothing', () => {
  const masker = new Masker('key');
  const once = masker.json({ clientSecret: secret });
  expect(masker.json(once)).toEqual(once);
});

test('a four-digit security code is masked as a separate word, but not within ids', () => {
  const masker = new Masker('run');
  masker.add('securityCode', '1234');
  for (const text of ['code 1234.', 'cvv-1234', '"1234"'])
    expect(masker.text(text), text).not.toContain('1234');
  const id = '0f812345-1234-4a12-8123-412341234abc';
  expect(masker.json({ sessionId: id })).toEqual({ sessionId: id });
});

const KEY = 'key-Recognisable-secret~9f2';
const wrapped = (text: string, mark: string): string => text.replaceAll(/.{10}/g, `$&${mark}`);
const encoded = (text: string, encoding: BufferEncoding): string => Buffer.from(text).toString(encoding);
const each = (text: string, change: (code: number) => string): string =>
  Array.from(text, (character) => change(character.codePointAt(0) ?? 0)).join('');

/** The forms in which a secret may reach an artifact. */
const writtenAs: Readonly<Record<string, (secret: string) => string>> = {
  'as it is': (secret) => secret,
  'in upper case': (secret) => secret.toUpperCase(),
  'percent-encoded whole': (secret) => each(secret, (code) => `%${code.toString(16)}`),
  'percent-encoded twice': (secret) => each(secret, (code) => `%25${code.toString(16).toUpperCase()}`),
  'with JSON escapes': (secret) => each(secret, (code) => `\\u${code.toString(16).padStart(4, '0')}`),
  'with JSON escapes in JSON': (secret) =>
    JSON.stringify(each(secret, (code) => `\\u${code.toString(16).padStart(4, '0')}`)),
  'with HTML escapes': (secret) => each(secret, (code) => `&#${code};`),
  'with hexadecimal HTML escapes': (secret) => each(secret, (code) => `&#x${code.toString(16)};`),
  'on several lines': (secret) => wrapped(secret, '\n'),
  'on several lines in JSON': (secret) => JSON.stringify(wrapped(secret, '\r\n')),
  'as base64': (secret) => encoded(secret, 'base64'),
  'as base64 of a pair': (secret) => `Basic ${encoded(`user:${secret}`, 'base64')}`,
  'as base64url after other characters': (secret) => `Bearer /x_${encoded(secret, 'base64url')}`,
  'as base64 on several lines': (secret) => wrapped(encoded(`${'a'.repeat(40)}${secret}`, 'base64'), '\n'),
  'as base64 on several lines in JSON': (secret) =>
    JSON.stringify(wrapped(encoded(`ab${secret}`, 'base64'), '\n')),
  'as base64, percent-encoded': (secret) => encodeURIComponent(encoded(`?>${secret}`, 'base64')),
  'as hex': (secret) => encoded(secret, 'hex'),
  'as upper-case hex after other digits': (secret) => `A${encoded(secret, 'hex').toUpperCase()}`,
  'as hex in base64': (secret) => encoded(encoded(secret, 'hex'), 'base64'),
};

for (const [way, write] of Object.entries(writtenAs)) {
  test(`a secret ${way} is masked and found`, () => {
    const masker = new Masker('run');
    masker.add('secretKey', KEY);
    const written = write(KEY);
    const masked = masker.text(`before "${written}" after`);
    expect(masked).toContain(masker.token('secretKey', KEY));
    expect(masked).toMatch(/^before ".*" after$/s);
    expect(masker.kindsIn(masked)).toEqual(new Set());
    expect(masker.kindsIn(written)).toEqual(new Set(['secretKey']));
    expect(masker.json({ value: written, [written]: 1 })).toEqual({
      value: masker.text(written),
      [masker.text(written)]: 1,
    });
  });
}

test('unregistered keys are recognized by their form, also if encoded', () => {
  const masker = new Masker('run');
  for (const write of ['percent-encoded whole', 'as base64', 'as hex', 'with HTML escapes'])
    expect(masker.text(writtenAs[write]?.('sk_test_0a1b2c3d4e5f') ?? ''), write).toMatch(/«secretKey:/);
});

test('only the secret itself is masked, not the surrounding lines', () => {
  expect(new Masker('run').text('key sk_test_abc\nHost: x')).toMatch(/^key «secretKey:\w{8}»\nHost: x$/);
});

test('cookies are masked, and the values that a server sets are masked everywhere', () => {
  const masker = new Masker('run');
  const masked = masker.json({
    headers: { cookie: 'a=one; b=two', 'set-cookie': 'sid=0123456789abcdef; Path=/; SameSite=Lax' },
    text: 'the session 0123456789abcdef',
  });
  expect(masked).toEqual({
    headers: {
      cookie: `a=${masker.token('cookie', 'one')}; b=${masker.token('cookie', 'two')}`,
      'set-cookie': `sid=${masker.token('cookie', '0123456789abcdef')}; Path=/; SameSite=Lax`,
    },
    text: `the session ${masker.token('cookie', '0123456789abcdef')}`,
  });
  for (const line of [
    'GET / HTTP/1.1\nCookie: a=one\n',
    '{"cookie":"a=one"}',
    '{"name":"Set-Cookie","value":"a=one; Path=/"}',
  ]) {
    const once = masker.text(line);
    expect(once).toBe(line.replace('one', masker.token('cookie', 'one')));
    expect(masker.text(once)).toBe(once);
  }
  expect(masker.text('Cookie policy: we use cookies=yes')).toBe('Cookie policy: we use cookies=yes');
});

test('masking handles unusual texts without an error', () => {
  const masker = new Masker('run');
  const broken = masker.json({ clientSecret: '\ud800 half a character', sub: '\udc00%', nothing: null });
  expect(broken).toEqual({
    clientSecret: masker.token('clientSecret', '\ud800 half a character'),
    sub: '\udc00%',
    nothing: null,
  });
  expect(masker.text('%E0%A4%A &#xFFFFFF; \\uD800 \\x zz%zz')).toContain('&#xFFFFFF;');
});

test('a short secret that looks like an escape is found in base64, both unresolved and resolved', () => {
  const masker = new Masker('key');
  masker.add('password', '!%20!!!!');
  for (const written of ['!%20!!!!', '! !!!!'])
    for (const encoding of ['base64', 'base64url', 'hex'] as const)
      expect(
        masker.text(`"${Buffer.from(written).toString(encoding)}"`),
        `${written} in ${encoding}`,
      ).toContain(masker.token('password', '!%20!!!!'));
});
