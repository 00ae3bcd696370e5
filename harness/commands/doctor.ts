/** `npm run doctor`: says what is missing on this machine or in the settings, and how to get it. */
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { findBrowser } from '../browser.ts';
import { isFree, PORT_SETTINGS } from '../ports.ts';
import { hearsWebhooks, readSettings, type Settings, UsageError } from '../settings.ts';

type Finding = { readonly ok: boolean; readonly what: string; readonly how?: string };

export async function doctor(words: readonly string[]): Promise<number> {
  if (words.length > 0) throw new UsageError('doctor takes no options.');
  const findings = await examine();
  for (const { ok, what, how } of findings)
    process.stdout.write(`${ok ? '  ok  ' : '  --  '} ${what}${how ? `\n        ${how}` : ''}\n`);
  const ill = findings.filter(({ ok }) => !ok).length;
  process.stdout.write(
    ill === 0 ? '\nReady: npm run certify\n' : `\n${ill} thing${ill > 1 ? 's' : ''} to mend.\n`,
  );
  return ill === 0 ? 0 : 2;
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

async function target(settings: Settings): Promise<Finding[]> {
  if (settings.DR_PROVIDER !== 'sandbox' || !settings.DR_API_URL || !settings.DR_JS_URL) return [];
  const reached = await Promise.all(
    [settings.DR_API_URL, settings.DR_JS_URL].map(async (url): Promise<Finding> => {
      try {
        const { status } = await fetch(url, {
          signal: AbortSignal.timeout(5_000),
          headers: { authorization: `Bearer ${settings.DR_SECRET_KEY ?? ''}` },
        });
        return status >= 500
          ? {
              ok: false,
              what: url,
              how: `It answers ${status}: the target has trouble of its own, try later.`,
            }
          : { ok: true, what: `${url} answers` };
      } catch (error) {
        return {
          ok: false,
          what: url,
          how: `It cannot be reached: ${String((error as { cause?: unknown }).cause ?? error)}`,
        };
      }
    }),
  );
  return reached;
}

function hooks(settings: Settings): Finding[] {
  if (hearsWebhooks(settings)) return [];
  const where =
    settings.DR_SHOP === 'custom'
      ? "where your shop takes them from the tap's /__webhooks"
      : "an address at which the sandbox reaches the tap's /__webhooks on this machine";
  return [{ ok: true, what: `webhooks are not judged: set DR_WEBHOOK_URL to ${where}` }];
}
