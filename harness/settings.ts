/**
 * Settings, from the environment and `.env`, read once and validated. Every name begins with `DR_`; an unknown, missing or
 * malformed one gives one clear line and exit code 2, before any server or browser starts.
 */
import { addressOf } from '../contract/address.ts';
import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'dotenv';
import { z } from 'zod';
import { didYouMean } from './did-you-mean.ts';
import { holdsKey, isLiveKey, kindOfKey } from './keys.ts';
import { withCommands } from './root.ts';

/** A mistake of the user: the program prints only the message and exits with 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';

  constructor(message: string, options?: ErrorOptions) {
    super(withCommands(message), options);
  }
}

/** Number of characters of a malformed value in a message. */
const MOST_SHOWN = 200;
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
  if (url.protocol === 'http:' && !LOOPBACK.test(url.hostname)) {
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

const Environment = z.object({
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

/**
 * Reads the settings of this process: `.env` in the working directory first, the environment over it.
 * @throws UsageError one line naming the setting and what it may be.
 */
export function readSettings(environment: NodeJS.ProcessEnv = process.env): Settings {
  return parseSettings({ ...inFile('.env'), ...environment });
}

/** Not with dotenv's own reading, which passes over what it cannot read: the run would judge the reference shop. */
function inFile(file: string): Record<string, string> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return {};
    throw new UsageError(`${file} cannot be read (${code}): make it a file that you may read, or remove it.`);
  }
  if (text.includes('\0'))
    throw new UsageError(
      `${file} is not a text in UTF-8 (Windows PowerShell writes UTF-16): save it as UTF-8.`,
    );
  return parse(text);
}

/** The environment of a process that gets the settings otherwise: keys must not be in it. */
export function withoutSettings(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !name.startsWith('DR_')));
}

/** @throws UsageError one line for each setting that is unknown, missing or malformed */
export function parseSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  // CI systems pass an empty value for a setting that is not set
  const given = Object.entries(environment).filter(([name, value]) => /^DR_/i.test(name) && value !== '');
  const unknown = given
    .filter(([name]) => !(SETTING_NAMES as string[]).includes(name))
    .map(([name]) => `${name} is not a setting. ${didYouMean(name, SETTING_NAMES)}`);
  // Docker's --env-file and the variables of CI systems keep quotation marks, a shell and .env remove them
  const quotedLines = given
    .filter(([, value]) => /^(["'`]).*\1$/s.test(value ?? ''))
    .map(
      ([name]) =>
        `${name} is in quotation marks. Remove the quotation marks, because they count as a part of the value.`,
    );
  const parsed = Environment.safeParse(Object.fromEntries(given));
  const malformed = parsed.success
    ? []
    : parsed.error.issues.map((issue) => malformedLine(issue, environment));
  const mistakes = [
    ...unknown,
    ...quotedLines,
    ...malformed,
    ...(parsed.success ? contradictions(parsed.data) : []),
  ];
  if (!parsed.success || mistakes.length > 0) throw new UsageError(mistakes.join('\n'));
  return parsed.data;
}

function malformedLine(
  issue: z.core.$ZodIssue,
  environment: Readonly<Record<string, string | undefined>>,
): string {
  const name = String(issue.path[0]);
  const value = environment[name] ?? '';
  const seen = /KEY|TOKEN/.test(name) ? '' : ` (it is "${withoutSecrets(value)}")`;
  const blanks = value === value.trim() ? '' : ' Remove the blanks or line breaks around the value.';
  return `${name} ${describe(issue)}${seen}.${blanks}`;
}

/** Settings that are valid alone but not together. */
function contradictions(settings: Settings): string[] {
  const sandbox = settings.DR_PROVIDER === 'sandbox';
  const custom = settings.DR_SHOP === 'custom';
  const addresses = ['DR_API_URL', 'DR_JS_URL', 'DR_CSS_URL'] as const;
  const shop = ['DR_SHOP_URL', 'DR_SHOP_ADAPTER'] as const;
  const taken = new Map<number, string>();
  return [
    ...(sandbox
      ? [...addresses, ...(['DR_PUBLIC_KEY', 'DR_SECRET_KEY'] as const)]
          .filter((name) => !settings[name])
          .map((name) => `DR_PROVIDER=sandbox needs ${name}: the sandbox's ${WHAT[name]}.`)
      : addresses
          .filter((name) => settings[name])
          .map(
            (name) =>
              `${name} is set, but the embedded provider does not use it. Set DR_PROVIDER=sandbox, or unset ${name}.`,
          )),
    ...(custom
      ? shop.filter((name) => !settings[name]).map((name) => `DR_SHOP=custom needs ${name}: ${WHAT[name]}.`)
      : shop
          .filter((name) => settings[name])
          .map(
            (name) =>
              `${name} is set, but the reference shop does not use it. Set DR_SHOP=custom to judge your shop, or unset ${name}.`,
          )),
    ...(settings.DR_CHROMIUM_PATH !== undefined && settings.DR_BROWSER !== 'chromium'
      ? [`DR_CHROMIUM_PATH is set, but DR_BROWSER is ${settings.DR_BROWSER}: unset one of them.`]
      : []),
    ...PORT_SETTINGS.flatMap((name) => {
      const [wanted, other] = [settings[name], taken.get(settings[name])];
      if (wanted !== 0) taken.set(wanted, name);
      return other === undefined
        ? []
        : [`${other} and ${name} are both ${wanted}. Give each server a different port.`];
    }),
  ];
}

/**
 * A malformed value as a message shows it: without possible secrets, such as a password, a query, or a key in
 * the wrong setting.
 */
function withoutSecrets(value: string): string {
  if (holdsKey(value)) return '…';
  return value
    .replace(/^([a-z]+:\/\/)?.*@/is, '$1…@')
    .replace(/([?#]).*$/s, '$1…')
    .slice(0, MOST_SHOWN);
}

/** Whether all sessions of the shop belong to one shopper with one cart: then tests must run one after the other. */
export function hasSingleShopper({ DR_DIALECT, DR_SHOPPER_TOKEN }: Settings): boolean {
  return DR_DIALECT === 'commerce-api' && DR_SHOPPER_TOKEN !== undefined;
}

/**
 * Whether the provider's webhooks can reach the shop. The fixture shop itself registers its webhook with a
 * provider on this machine. For another shop, or a provider on another machine, a setting must contain the
 * address.
 */
export function receivesWebhooks({ DR_WEBHOOK_URL, DR_SHOP, DR_PROVIDER, DR_API_URL }: Settings): boolean {
  if (DR_WEBHOOK_URL !== undefined) return true;
  const near = DR_PROVIDER === 'embedded' || (DR_API_URL !== undefined && isLoopback(DR_API_URL));
  return DR_SHOP === 'fixture' && near;
}

/** Maximum number of requests per second to the provider; undefined: no limit. */
export function rateLimitOf({ DR_RATE_LIMIT, DR_PROVIDER, DR_DIALECT }: Settings): number | undefined {
  if (DR_RATE_LIMIT !== undefined || DR_PROVIDER === 'embedded') return DR_RATE_LIMIT;
  return DR_DIALECT === 'commerce-api' ? 10 : 25;
}

const WHAT = {
  DR_API_URL: 'API base, for instance https://api.digitalriver.com',
  DR_JS_URL: 'SDK script',
  DR_CSS_URL: 'style sheet',
  DR_PUBLIC_KEY: 'public test key',
  DR_SECRET_KEY: 'secret test key',
  DR_SHOP_URL: "your shop's address",
  DR_SHOP_ADAPTER: 'a module that operates the pages of your shop (see docs/certify-your-shop.md)',
} as const;

function describe(issue: z.core.$ZodIssue | undefined): string {
  if (issue?.code === 'invalid_value') return `must be ${issue.values.join(' or ')}`;
  return issue?.message ?? 'is malformed';
}
