/**
 * Settings, from the environment and `.env`, read once and validated. Every name begins with `DR_`; an unknown, missing or
 * malformed one gives one clear line and exit code 2, before any server or browser starts.
 */
import { readFileSync } from 'node:fs';
import { parse } from 'dotenv';
import type { z } from 'zod';
import { didYouMean } from './did-you-mean.ts';
import { holdsKey } from './keys.ts';
import { withCommands } from './root.ts';
import { Environment, isLoopback, PORT_SETTINGS, SETTING_NAMES, type Settings } from './settings-schema.ts';

/** A mistake of the user: the program prints only the message and exits with 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';

  constructor(message: string, options?: ErrorOptions) {
    super(withCommands(message), options);
  }
}

/** Number of characters of a malformed value in a message. */
const MOST_SHOWN = 200;
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
