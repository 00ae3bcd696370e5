/** The settings by themselves: what each may be. `settings.ts` reads them, and says which fit together. */
import { existsSync } from 'node:fs';
import { z } from 'zod';
import { addressOf } from '../contract/address.ts';
import { isLiveKey, kindOfKey } from './keys.ts';

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

export function isLoopback(url: string): boolean {
  return LOOPBACK.test(new URL(url).hostname);
}

/** Webhooks may be authenticated by user name and password in the address. */
const address = z.string().transform((value, ctx) => {
  const url = addressOf(value);
  if (!url || !/^https?:\/\//i.test(value)) {
    ctx.addIssue({
      code: 'custom',
      message: 'must be an absolute address such as https://api.digitalriver.com',
    });
    return z.NEVER;
  }
  if (url.protocol === 'http:' && !isLoopback(value)) {
    ctx.addIssue({
      code: 'custom',
      message: 'must begin with https:, or with http: for a loopback address',
    });
    return z.NEVER;
  }
  return value.replace(/\/+$/, '');
});
const target = address
  .refine((value) => {
    const { username, password } = new URL(value);
    return username === '' && password === '';
  }, 'must not contain a user name or password')
  // as a browser writes it: `HTTP://LocalHost:80` is `http://localhost`
  .transform((value) => new URL(value).href.replace(/\/+$/, ''));
/** Other URLs are made from it by adding a path. */
const base = target.refine((value) => !/[?#]/.test(value), 'must not contain a query or a fragment');
const key = z
  .string()
  .regex(/^[\x21-\x7e]+$/, 'must be one word that contains only printable characters')
  .refine((value) => !isLiveKey(value), 'is a live key. Use a test key: certification never uses live keys');
const port = z
  .string()
  .regex(/^\d+$/, 'must be a port number from 0 to 65535 (0: the system chooses a free port)')
  .transform(Number)
  .refine(
    (value) => value <= 65535,
    'must be a port number from 0 to 65535 (0: the system chooses a free port)',
  );
const list = z.string().transform((value) =>
  value
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean),
);

export const Environment = z.object({
  DR_PROVIDER: z.enum(['embedded', 'sandbox']).default('embedded'),
  DR_API_URL: base.optional(),
  DR_JS_URL: target.optional(),
  DR_CSS_URL: target.optional(),
  DR_PUBLIC_KEY: key
    .refine(
      (value) => kindOfKey(value) !== 'secret',
      'is a secret key, and every visitor of the shop could read it in the browser. Use the public key',
    )
    .optional(),
  DR_SECRET_KEY: key
    .refine(
      (value) => kindOfKey(value) !== 'public',
      'is a public key. Use the secret key of the same account',
    )
    .optional(),
  DR_SHOPPER_TOKEN: key.optional(),
  DR_API_VERSION: z
    .string()
    .refine((value) => z.iso.date().safeParse(value).success, 'must be a date such as 2021-12-13')
    .default('2021-12-13'),
  DR_DIALECT: z.enum(['digital-river-api', 'commerce-api']).default('digital-river-api'),
  DR_METHODS: list.refine((ids) => ids.length > 0, 'must name at least one payment method').optional(),
  DR_RATE_LIMIT: z
    .string()
    .regex(/^[1-9]\d*$/, 'must be the number of requests per second, 1 or more')
    .transform(Number)
    .optional(),
  DR_SHOP: z.enum(['fixture', 'custom']).default('fixture'),
  DR_SHOP_URL: base.optional(),
  DR_SHOP_ADAPTER: z
    .string()
    .refine(
      (file) => existsSync(file),
      'must be the path of a file: a module that operates the pages of your shop',
    )
    .optional(),
  DR_INFERRED: z.enum(['report', 'judge']).default('report'),
  DR_BROWSER: z.enum(['chromium', 'firefox', 'webkit']).default('chromium'),
  DR_CHROMIUM_PATH: z.string().optional(),
  DR_HOST: z
    .string()
    .regex(/^[\w.-]+$/, 'must be a host name or an IPv4 address')
    .default('127.0.0.1'),
  DR_PROVIDER_PORT: port.default(0),
  DR_SHOP_PORT: port.default(0),
  DR_PORTAL_PORT: port.default(0),
  DR_TAP_PORT: port.default(0),
  DR_WEBHOOK_URL: address.optional(),
  DR_SIGNING_KEY: z.string().optional(),
});

export type Settings = z.infer<typeof Environment>;
export type SettingName = keyof Settings;

export const PORT_SETTINGS = ['DR_PROVIDER_PORT', 'DR_PORTAL_PORT', 'DR_SHOP_PORT', 'DR_TAP_PORT'] as const;
export const SETTING_NAMES = Object.keys(Environment.shape) as SettingName[];
