import { holdsKey, holdsSecretKey, isLiveKey } from '../../../harness/keys.ts';
import { Masker } from '../../../harness/masking.ts';
import { parseSettings } from '../../../harness/settings.ts';
import { safeName, safeUrl } from '../../../tools/payload-lint/names.ts';
import { expect, test } from '../plain-test.ts';

const PURPOSES = ['test', 'live', 'sys', 'hc'];
/** In the form of Commerce API keys, without a purpose. */
const bare = '0a1b2c3d4e5f'.padEnd(32, '0');
const secret = [
  ...PURPOSES.flatMap((purpose) => [`sk_${purpose}_0a1b2c3d4e5f`, `rk_${purpose}_0a1b2c3d4e5f`]),
  `sk_${bare}`,
];
const publics = [...PURPOSES.map((purpose) => `pk_${purpose}_0a1b2c3d4e5f`), `pk_${bare}`];

for (const key of [...secret, ...publics]) {
  test(`${key} is masked everywhere, and is in no report of the linter`, () => {
    const masker = new Masker('run');
    for (const text of [key, `Bearer ${key}`, `my_${key}`, `https://api.example/r?apiKey=${key}&x=1`]) {
      expect(masker.text(text)).not.toContain('0a1b2c3d');
      expect(masker.text(text)).toContain(`«${secret.includes(key) ? 'secretKey' : 'publicKey'}:`);
    }
    expect(masker.json({ [key]: { headers: [key] } })).not.toEqual(expect.stringContaining('0a1b2c3d'));
    expect(safeName(key)).not.toContain('0a1b2c3d');
    expect(safeUrl(`https://api.example/${key}/sources`)).not.toContain('0a1b2c3d');
    expect(holdsKey(key)).toBe(true);
    expect(holdsSecretKey(`<script>k='${key}'</script>`)).toBe(secret.includes(key));
  });
}

test('words that resemble a key are not keys; placeholders do not count with the option `long`', () => {
  for (const text of ['task_test_1', 'disk_live_usage', 'sk_other_1', 'work_hc_1', 'sk_test'])
    expect(holdsSecretKey(text), text).toBe(false);
  expect(holdsSecretKey('sk_test_xxx', { long: true })).toBe(false);
  expect(holdsSecretKey('sk_test_0123456789ab', { long: true })).toBe(true);
});

test('live keys of every kind are refused, and so is a key in the wrong setting', () => {
  const sandbox = {
    DR_PROVIDER: 'sandbox',
    DR_API_URL: 'https://api.example',
    DR_JS_URL: 'https://js.example/v1/DigitalRiver.js',
    DR_CSS_URL: 'https://js.example/v1/css/DigitalRiver.css',
    DR_PUBLIC_KEY: 'pk_hc_1',
    DR_SECRET_KEY: 'rk_test_1',
  };
  expect(parseSettings(sandbox)).toMatchObject({ DR_PUBLIC_KEY: 'pk_hc_1', DR_SECRET_KEY: 'rk_test_1' });
  for (const key of ['pk_live_1', 'sk_live_1', 'rk_live_1']) expect(isLiveKey(key)).toBe(true);
  const refused = (settings: object) => () => parseSettings({ ...sandbox, ...settings });
  expect(refused({ DR_SECRET_KEY: 'rk_live_1' })).toThrow(/DR_SECRET_KEY is a live key/);
  expect(refused({ DR_PUBLIC_KEY: 'sk_test_hush' })).toThrow(/DR_PUBLIC_KEY is a secret key/);
  expect(refused({ DR_PUBLIC_KEY: 'sk_test_hush' })).not.toThrow(/hush/);
  expect(refused({ DR_SECRET_KEY: 'pk_test_1' })).toThrow(/DR_SECRET_KEY is a public key/);
});
