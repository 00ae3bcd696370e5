/** The shop's settings, from the environment. */
import { z } from 'zod';
import { type DefectId, knownDefects } from './defects.ts';
import { DEFAULT_METHODS, METHODS } from './shared/methods.ts';
import type { Options } from './shared/options.ts';
import { optionsOf } from './variants.ts';

const list = (text: string): string[] =>
  text
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean);
const List = z.string().default('').transform(list);
const Url = z.url({ protocol: /^https?$/ });
const Key = (prefix: string): z.ZodType<string> =>
  z
    .string()
    .min(1)
    .refine((key) => !key.startsWith(`${prefix}_live_`), 'must not be a live key: this shop is an example');

const Environment = z.object({
  SHOP_API_URL: Url,
  SHOP_JS_URL: Url,
  SHOP_CSS_URL: Url.optional(),
  SHOP_PUBLIC_KEY: Key('pk'),
  SHOP_SECRET_KEY: Key('sk'),
  SHOP_API_VERSION: z.string().default('2021-12-13'),
  SHOP_HOST: z.string().default('localhost'),
  SHOP_PORT: z.coerce.number().int().min(0).max(65_535).default(4680),
  SHOP_URL: Url.optional(),
  SHOP_METHODS: List,
  SHOP_WEBHOOK_SECRET: List,
  SHOP_WEBHOOK_ADDRESS: Url.optional(),
  SHOP_WEBHOOK_PASSWORD: z.string().default('pond-and-tide'),
  SHOP_VARIANT: List,
  SHOP_DEFECTS: List,
});

export interface Settings {
  readonly apiUrl: string;
  readonly jsUrl: string;
  readonly cssUrl: string | undefined;
  readonly publicKey: string;
  readonly secretKey: string;
  readonly apiVersion: string;
  readonly host: string;
  readonly port: number;
  /** Address of the shop for browsers; absent: the address on which it listens. */
  readonly url: string | undefined;
  readonly methods: readonly string[];
  readonly webhookSecrets: readonly string[];
  /** Address for webhooks; absent: the shop registers none. */
  readonly webhookAddress: string | undefined;
  readonly webhookPassword: string;
  readonly options: Options;
  readonly defects: readonly DefectId[];
}

/** @throws Error with one line for each setting that is missing or wrong */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = Environment.safeParse(given);
  if (!parsed.success)
    throw new Error(
      parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'),
    );
  const set = parsed.data;
  const methods = set.SHOP_METHODS.length > 0 ? set.SHOP_METHODS : DEFAULT_METHODS;
  const unknown = methods.find((type) => !METHODS.some((method) => method.type === type));
  if (unknown !== undefined)
    throw new Error(
      `SHOP_METHODS: this shop has no "${unknown}". Methods: ${METHODS.map(({ type }) => type).join(', ')}.`,
    );
  return {
    apiUrl: set.SHOP_API_URL.replace(/\/$/, ''),
    jsUrl: set.SHOP_JS_URL,
    cssUrl: set.SHOP_CSS_URL,
    publicKey: set.SHOP_PUBLIC_KEY,
    secretKey: set.SHOP_SECRET_KEY,
    apiVersion: set.SHOP_API_VERSION,
    host: set.SHOP_HOST,
    port: set.SHOP_PORT,
    url: set.SHOP_URL?.replace(/\/$/, ''),
    methods,
    webhookSecrets: set.SHOP_WEBHOOK_SECRET,
    webhookAddress: set.SHOP_WEBHOOK_ADDRESS,
    webhookPassword: set.SHOP_WEBHOOK_PASSWORD,
    options: optionsOf(set.SHOP_VARIANT),
    defects: knownDefects(set.SHOP_DEFECTS),
  };
}
