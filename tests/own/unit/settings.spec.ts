import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { readOptions } from '../../../cli/options.ts';
import { assertScreen } from '../../../harness/certifying-project.ts';
import { assertPortsFree } from '../../../cli/ports.ts';
import { keysOf } from '../../../cli/servers.ts';
import { readSettings, receivesWebhooks, parseSettings } from '../../../harness/settings.ts';
import { expect, test } from '../plain-test.ts';

const sandbox = {
  DR_PROVIDER: 'sandbox',
  DR_API_URL: 'https://api.example.com',
  DR_JS_URL: 'https://js.example.com/v1/DigitalRiver.js',
  DR_CSS_URL: 'https://js.example.com/v1/css/DigitalRiver.css',
  DR_PUBLIC_KEY: 'pk_test_1',
  DR_SECRET_KEY: 'sk_test_1',
};

test('the default run needs no settings', () => {
  expect(parseSettings({})).toMatchObject({
    DR_PROVIDER: 'embedded',
    DR_SHOP: 'fixture',
    DR_DIALECT: 'digital-river-api',
    DR_TAP_PORT: 0,
  });
});

test('the settings of a sandbox are accepted', () => {
  expect(parseSettings(sandbox)).toMatchObject({
    DR_PROVIDER: 'sandbox',
    DR_API_URL: 'https://api.example.com',
  });
});

test('webhooks reach a shop whose webhook address is set', () => {
  const custom = {
    DR_SHOP: 'custom',
    DR_SHOP_URL: 'http://localhost:3000',
    DR_SHOP_ADAPTER: import.meta.filename,
  };
  const receives = (environment: Record<string, string>): boolean =>
    receivesWebhooks(parseSettings(environment));
  expect(receives({})).toBe(true);
  expect(receives({ ...sandbox, DR_API_URL: 'http://127.0.0.1:4000' })).toBe(true);
  expect(receives(sandbox)).toBe(false);
  expect(receives({ ...sandbox, DR_WEBHOOK_URL: 'https://tunnel.example.com/__webhooks' })).toBe(true);
  expect(receives(custom)).toBe(false);
  expect(receives({ ...custom, DR_WEBHOOK_URL: 'http://localhost:3000/hooks' })).toBe(true);
});

test('addresses are kept as browsers write them', () => {
  const custom = { DR_SHOP: 'custom', DR_SHOP_ADAPTER: import.meta.filename };
  for (const [given, kept] of [
    ['HTTP://LocalHost:4680/', 'http://localhost:4680'],
    ['http://localhost:80', 'http://localhost'],
    ['https://Shop.Example:443/de/', 'https://shop.example/de'],
    ['http://[0:0:0:0:0:0:0:1]:4680', 'http://[::1]:4680'],
    ['https://münchen.example', 'https://xn--mnchen-3ya.example'],
  ] as const)
    expect(parseSettings({ ...custom, DR_SHOP_URL: given }).DR_SHOP_URL).toBe(kept);
});

test('a file of settings that cannot be read, or is no UTF-8, is not passed over', () => {
  const text = '\ufeffDR_SHOP = fixture\r\nexport DR_METHODS="konbini, payPal" # two\r\n';
  expect(readIn('whole', (file) => writeFileSync(file, text))).toMatchObject({
    DR_METHODS: ['konbini', 'payPal'],
  });
  expect(() => readIn('utf-16', (file) => writeFileSync(file, text, 'utf16le'))).toThrow(
    /^\.env is not a text in UTF-8 .*: save it as UTF-8\.$/,
  );
  expect(() => readIn('folder', (file) => mkdirSync(file))).toThrow(/^\.env cannot be read \(EISDIR\)/);
  expect(() => readIn('none', () => undefined)).not.toThrow();
});

/** Reads the settings in a folder of their own. @param write makes the file */
function readIn(name: string, write: (file: string) => void): ReturnType<typeof readSettings> {
  const [folder, before] = [test.info().outputPath(name), process.cwd()];
  mkdirSync(folder, { recursive: true });
  write(join(folder, '.env'));
  process.chdir(folder);
  try {
    return readSettings({});
  } finally {
    process.chdir(before);
  }
}

test('a port that cannot be used is reported with the reason', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  const assert = (environment: Record<string, string>): Promise<void> =>
    assertPortsFree(parseSettings(environment));
  try {
    await expect(assert({ DR_TAP_PORT: String(port) })).rejects.toThrow(
      `port ${port} is in use: set DR_TAP_PORT to another one`,
    );
  } finally {
    taken.close();
  }
  // for documentation only: no machine has it
  await expect(assert({ DR_TAP_PORT: '4610', DR_HOST: '192.0.2.1' })).rejects.toThrow(
    'DR_HOST is not an address of this machine',
  );
});

const mistakes: readonly (readonly [string, Record<string, string>, RegExp])[] = [
  ['an unknown setting', { DR_PROVDER: 'sandbox' }, /DR_PROVDER is not a setting\. Did you mean DR_PROVIDER/],
  ['a setting in small letters', { dr_shop: 'custom' }, /dr_shop is not a setting\. Did you mean DR_SHOP/],
  ['a wrong value', { DR_PROVIDER: 'production' }, /DR_PROVIDER must be embedded or sandbox/],
  [
    'a malformed URL',
    { ...sandbox, DR_API_URL: 'api.example.com' },
    /DR_API_URL must be an absolute address/,
  ],
  [
    'plain http to another machine',
    { ...sandbox, DR_API_URL: 'http://api.example.com' },
    /DR_API_URL must begin with https/,
  ],
  ['a live secret key', { ...sandbox, DR_SECRET_KEY: 'sk_live_1' }, /DR_SECRET_KEY is a live key/],
  ['a live public key', { ...sandbox, DR_PUBLIC_KEY: 'pk_live_1' }, /DR_PUBLIC_KEY is a live key/],
  ['a missing setting', { DR_PROVIDER: 'sandbox' }, /DR_PROVIDER=sandbox needs DR_API_URL/],
  [
    'a setting of the other dial',
    { DR_API_URL: 'https://api.example.com' },
    /the embedded provider does not use it/,
  ],
  ['an unknown browser', { DR_BROWSER: 'opera' }, /DR_BROWSER must be chromium or firefox or webkit/],
  [
    'a Chromium path with another browser',
    { DR_BROWSER: 'webkit', DR_CHROMIUM_PATH: '/usr/bin/chromium' },
    /DR_CHROMIUM_PATH is set, but DR_BROWSER is webkit/,
  ],
  ['no port', { DR_SHOP_PORT: '70000' }, /DR_SHOP_PORT must be a port/],
  ["a shop of one's own that nothing judges", { DR_SHOP_URL: 'http://localhost:3000' }, /Set DR_SHOP=custom/],
  ['one port for two servers', { DR_SHOP_PORT: '4000', DR_TAP_PORT: '4000' }, /DR_SHOP_PORT and DR_TAP_PORT/],
  ['no day', { DR_API_VERSION: '2021-99-99' }, /DR_API_VERSION must be a date/],
  [
    'an API address with a query',
    { ...sandbox, DR_API_URL: 'https://a.example/?b' },
    /must not contain a query/,
  ],
  ['an address with one slash', { ...sandbox, DR_API_URL: 'https:/a.example' }, /an absolute address/],
  ['an IPv6 host', { DR_HOST: '::1' }, /DR_HOST must be a host name or an IPv4 address/],
  ['a custom shop without an address', { DR_SHOP: 'custom' }, /DR_SHOP=custom needs DR_SHOP_URL/],
];
for (const [what, environment, line] of mistakes) {
  test(`${what} gives one clear error line`, () => {
    expect(() => parseSettings(environment)).toThrow(line);
    expect(() => parseSettings(environment)).not.toThrow(/\n(?!DR_)/);
  });
}

test('error messages contain neither keys nor passwords', () => {
  const secret = { ...sandbox, DR_API_URL: 'https://user:hush@api.example.com' };
  expect(() => parseSettings(secret)).toThrow(/must not contain a user name or password/);
  expect(() => parseSettings(secret)).not.toThrow(/hush/);
  expect(() => parseSettings({ ...sandbox, DR_SECRET_KEY: 'sk_live_hush' })).not.toThrow(/hush/);
});

test('a message shows no query, no password and no key of a malformed value', () => {
  const values = {
    DR_API_URL: [
      'https://api.example.com/?token=hush',
      'https://api.example.com/#hush',
      'user:hush@api.example.com',
      'ftp://user:hu/hush@api.example.com',
    ],
    DR_JS_URL: ['js.example.com?key=hush'],
    DR_DIALECT: ['sk_test_hush'],
  };
  for (const [name, wrong] of Object.entries(values))
    for (const value of wrong) {
      const read = (): unknown => parseSettings({ ...sandbox, [name]: value });
      expect(read, value).toThrow(new RegExp(`^${name} `));
      expect(read, value).not.toThrow(/hush/);
    }
});

test('webhooks may be authenticated by user name and password in their address; the password is never shown', () => {
  const address = 'http://user:open%20the%20door@localhost:3000/hooks';
  const settings = parseSettings({ DR_WEBHOOK_URL: address });
  expect(settings.DR_WEBHOOK_URL).toBe(address);
  expect(keysOf(settings)).toMatchObject({ webhookPassword: 'open the door' });
  const wrong = (): unknown => parseSettings({ DR_WEBHOOK_URL: 'ftp://user:hush@localhost/hooks' });
  expect(wrong).toThrow(/^DR_WEBHOOK_URL must be an absolute address/);
  expect(wrong).not.toThrow(/hush/);
});

test('a run certifies on one kind of screen, also if Playwright’s --project selects it', () => {
  const settings = parseSettings({});
  expect(readOptions([], settings).project).toBe('certification');
  expect(readOptions(['--project=phone'], settings)).toMatchObject({ project: 'phone', partial: [] });
  expect(() => readOptions(['--project', 'tablet'], settings)).toThrow(
    '--project must be certification or phone (it is "tablet").',
  );
  expect(() => readOptions(['--project=phone'], parseSettings({ DR_BROWSER: 'firefox' }))).toThrow(
    /--project=phone needs DR_BROWSER=chromium or webkit/,
  );
  expect(() => assertScreen(['phone'], 'webkit')).not.toThrow();
  expect(() => assertScreen(['certification', 'phone'], 'chromium')).toThrow(
    'The selected tests belong to the projects certification and phone, but a certification uses only one screen. Run the projects one after the other.',
  );
});

test('unknown methods, rules and options give one clear error line', () => {
  const settings = parseSettings({});
  expect(() => readOptions(['--methods', 'payPall'], settings)).toThrow(
    /"payPall", which is not a payment method of this dialect\. Did you mean payPal\?/,
  );
  expect(() => readOptions(['--rules', 'SES-99'], settings)).toThrow(/"SES-99", which is not a rule/);
  expect(() => readOptions(['--rules', 'ses-01'], settings)).toThrow(/Did you mean .*SES-01/);
  expect(() => readOptions(['--methods', 'payPal', '--methods', 'konbini'], settings)).toThrow(
    /--methods is given twice/,
  );
  expect(() => readOptions(['--checklist', 'none'], settings)).toThrow(
    /neither a checklist nor one of its items/,
  );
  expect(() => readOptions(['--workers', 'many'], settings)).toThrow(/--workers must be a number/);
  expect(() => readOptions(['--surprise'], settings)).toThrow(/--surprise/);
  expect(() => readOptions(['--gate', 'all'], settings)).toThrow(/--gate must be regressions/);
  const custom = parseSettings({
    DR_SHOP: 'custom',
    DR_SHOP_URL: 'http://localhost:3000',
    DR_SHOP_ADAPTER: import.meta.filename,
  });
  expect(readOptions(['--workers', '2'], custom).workers).toBe(2);
});

test('a selection makes a run partial', () => {
  expect(readOptions([], parseSettings({})).partial).toEqual([]);
  expect(readOptions(['--methods', 'payPal'], parseSettings({})).partial).toEqual(['--methods payPal']);
  expect(readOptions([], parseSettings({ DR_METHODS: 'payPal' })).partial).toEqual(['DR_METHODS=payPal']);
});

test('all offered methods are a complete run, fewer a partial one, and others an error', () => {
  const offered = ['creditCard', 'konbini'];
  const read = (words: readonly string[], environment = {}): unknown => {
    const { methods, partial } = readOptions(words, parseSettings(environment), offered);
    return { methods, partial };
  };
  expect(read([])).toEqual({ methods: offered, partial: [] });
  expect(read(['--methods', 'konbini,creditCard'])).toEqual({ methods: offered, partial: [] });
  expect(read([], { DR_METHODS: 'konbini,creditCard' })).toEqual({ methods: offered, partial: [] });
  expect(read(['--methods', 'konbini'])).toEqual({ methods: ['konbini'], partial: ['--methods konbini'] });
  expect(read([], { DR_METHODS: 'konbini' })).toEqual({
    methods: ['konbini'],
    partial: ['DR_METHODS=konbini'],
  });
  expect(() => read(['--methods', 'payPal'])).toThrow(
    '--methods contains "payPal", which the shop does not offer. According to DR_SHOP_ADAPTER, it offers: creditCard, konbini.',
  );
  expect(() => read([], { DR_METHODS: 'payPal' })).toThrow(
    /^DR_METHODS contains "payPal", which the shop does/,
  );
});

test('a value in quotation marks, or with blanks around it, is one clear line', () => {
  const mistakes = (environment: Record<string, string>): string[] => {
    try {
      parseSettings(environment);
      return [];
    } catch (error) {
      return (error as Error).message.split('\n');
    }
  };
  for (const value of ['"sk_test_0123456789"', "'sk_test_0123456789'"])
    expect(mistakes({ DR_SECRET_KEY: value })).toEqual([
      'DR_SECRET_KEY is in quotation marks. Remove the quotation marks, because they count as a part of the value.',
    ]);
  expect(mistakes({ DR_SECRET_KEY: 'sk_test_0123456789\n' })).toEqual([
    'DR_SECRET_KEY must be one word that contains only printable characters. Remove the blanks or line breaks around the value.',
  ]);
  expect(mistakes({ DR_METHODS: ' , ' })).toEqual([
    expect.stringMatching(/^DR_METHODS must name at least one payment method/),
  ]);
});
