/** `npm run doctor`: says what is missing on this machine or in the settings, and how to get it. */
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { readWaivers, WAIVERS_FILE } from '../../reports/verdict/waivers.ts';
import { findBrowser } from '../browser.ts';
import { readOptions } from '../options.ts';
import { ROOT } from '../../harness/root.ts';
import { isFree } from '../ports.ts';
import {
  receivesWebhooks,
  PORT_SETTINGS,
  readSettings,
  type Settings,
  UsageError,
} from '../../harness/settings.ts';
import { shopOffer } from '../shop-offer.ts';

type Finding = { readonly ok: boolean; readonly what: string; readonly how?: string };

export async function doctor(words: readonly string[]): Promise<number> {
  if (words.length > 0) throw new UsageError('doctor takes no options.');
  const findings = await examine();
  for (const { ok, what, how } of findings)
    process.stdout.write(`${ok ? '  ok  ' : '  --  '} ${what}${how ? `\n        ${how}` : ''}\n`);
  const failed = findings.filter(({ ok }) => !ok).length;
  process.stdout.write(
    failed === 0 ? '\nReady: npm run certify\n' : `\n${failed} problem${failed > 1 ? 's' : ''} to fix.\n`,
  );
  return failed === 0 ? 0 : 2;
}

async function examine(): Promise<Finding[]> {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const node: Finding =
    major > 20 || (major === 20 && minor >= 19)
      ? { ok: true, what: `Node ${process.versions.node}` }
      : { ok: false, what: `Node ${process.versions.node}`, how: 'Node 20.19 or later is needed.' };
  const cores: Finding = { ok: true, what: `${availableParallelism()} cores` };
  let settings: Settings;
  try {
    settings = readSettings();
    const { methods: offered } = await shopOffer(settings);
    readOptions([], settings, offered);
    readWaivers(join(ROOT, WAIVERS_FILE));
  } catch (error) {
    return [
      node,
      cores,
      { ok: false, what: 'settings', how: error instanceof Error ? error.message : String(error) },
    ];
  }
  const env = existsSync('.env') ? ' and .env' : '';
  const dials: Finding = {
    ok: true,
    what: `settings from the environment${env}: provider ${settings.DR_PROVIDER}, shop ${settings.DR_SHOP}, dialect ${settings.DR_DIALECT}`,
  };
  return [
    node,
    cores,
    dials,
    await browser(settings),
    ...(await ports(settings)),
    ...(await target(settings)),
    ...hooks(settings),
  ];
}

async function browser(settings: Settings): Promise<Finding> {
  try {
    const found = await findBrowser(settings.DR_CHROMIUM_PATH, (line) => process.stdout.write(`${line}\n`));
    return {
      ok: true,
      what: `${found.version} at ${found.path}${found.sandbox ? ', in its sandbox' : ', without its sandbox because you are root'}`,
    };
  } catch (error) {
    return { ok: false, what: 'browser', how: error instanceof Error ? error.message : String(error) };
  }
}

async function ports(settings: Settings): Promise<Finding[]> {
  const wanted = PORT_SETTINGS.filter((name) => settings[name] !== 0);
  const free = await Promise.all(wanted.map((name) => isFree(settings.DR_HOST, settings[name])));
  return wanted.map((name, index) =>
    free[index]
      ? { ok: true, what: `port ${settings[name]} (${name}) is free` }
      : {
          ok: false,
          what: `port ${settings[name]} (${name})`,
          how: `It is in use: set ${name} to another one, or to 0 for any free one.`,
        },
  );
}

/** Whether the addresses of the target answer. No key goes to any of them. */
async function target(settings: Settings): Promise<Finding[]> {
  const addresses = (['DR_API_URL', 'DR_JS_URL', 'DR_CSS_URL', 'DR_SHOP_URL'] as const).flatMap((name) => {
    const url = settings[name];
    // the API's base is no address of anything: any answer will do
    return url === undefined ? [] : [{ name, url, anything: name === 'DR_API_URL' }];
  });
  return Promise.all(
    addresses.map(async ({ name, url, anything }): Promise<Finding> => {
      const what = `${url} (${name})`;
      try {
        const { status, ok } = await fetch(url, { signal: AbortSignal.timeout(5_000) });
        if (status >= 500)
          return { ok: false, what, how: `It answers ${status}: the server has a problem. Try again later.` };
        return ok || anything
          ? { ok: true, what: `${what} answers` }
          : { ok: false, what, how: `It answers ${status}: check the address.` };
      } catch (error) {
        const why = String((error as { cause?: unknown }).cause ?? error);
        return { ok: false, what, how: `It cannot be reached: ${why}` };
      }
    }),
  );
}

function hooks(settings: Settings): Finding[] {
  if (receivesWebhooks(settings)) return [];
  const where =
    settings.DR_SHOP === 'custom'
      ? "where your shop takes them from the tap's /__webhooks"
      : "an address at which the sandbox reaches the tap's /__webhooks on this machine";
  return [{ ok: true, what: `webhooks are not judged: set DR_WEBHOOK_URL to ${where}` }];
}
