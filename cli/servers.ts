/** Starts the fixture servers in a process of their own, and says where they are. */
import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type {
  Addresses,
  Certificate,
  ProviderLimits,
  ServersAnswer,
  ServersRequest,
} from '../harness/server-protocol.ts';
import { makeCertificate } from './certificate.ts';
import { assertPortsFree } from './ports.ts';
import { timeoutFactorFor } from '../harness/timeouts.ts';
import type { RunTrust } from '../harness/run.ts';
import { receivesWebhooks, rateLimitOf, type Settings, UsageError } from '../harness/settings.ts';

export interface Servers {
  readonly at: Extract<ServersAnswer, { ok: true }>;
  readonly runKey: string;
  /** Of the process of the servers. */
  readonly pid: number | undefined;
  /** What those who call the servers must trust; absent: they speak plain HTTP. */
  readonly tls?: RunTrust;
  /** Whether the provider reaches the shop with webhooks. */
  readonly webhooks: boolean;
  /** Resolves when the servers ended, asked to or not. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/**
 * @throws UsageError when a port is taken or an address is wrong
 */
export async function startServers(
  settings: Settings,
  options: {
    only?: 'provider';
    faults: boolean;
    tls?: boolean;
    limits?: ProviderLimits;
    strict?: boolean;
  },
): Promise<Servers> {
  await assertPortsFree(settings);
  const runKey = randomBytes(16).toString('hex');
  const sandbox = sandboxOf(settings);
  const rateLimit = rateLimitOf(settings);
  const webhooks = receivesWebhooks(settings);
  const tls = options.tls
    ? await makeCertificate([...new Set(['localhost', '127.0.0.1', '::1', settings.DR_HOST])])
    : undefined;
  const trust = tls && keepForOthers(tls);
  const child = fork(join(import.meta.dirname, '../fixtures-server/main.ts'), {
    // its own process group: Ctrl-C in the terminal must not take the servers away from tests that are ending
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    execArgv: ['--import', import.meta.resolve('tsx')],
    env: { ...withoutSettings(process.env), ...trusting(trust) },
  });
  const forget = (): void => {
    if (trust) rmSync(dirname(trust.file), { recursive: true, force: true });
  };
  // also where this program ends before them
  process.once('exit', forget);
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => {
      process.off('exit', forget);
      forget();
      resolve();
    });
  });
  const request: ServersRequest = {
    ...(options.only ? { only: options.only } : {}),
    host: settings.DR_HOST,
    ports: {
      provider: settings.DR_PROVIDER_PORT,
      portal: settings.DR_PORTAL_PORT,
      tap: settings.DR_TAP_PORT,
      shop: settings.DR_SHOP_PORT,
    },
    keys: {
      publicKey: settings.DR_PUBLIC_KEY ?? `pk_test_${randomUUID().replaceAll('-', '')}`,
      secretKey: settings.DR_SECRET_KEY ?? `sk_test_${randomUUID().replaceAll('-', '')}`,
      ...(settings.DR_SHOPPER_TOKEN === undefined ? {} : { shopperToken: settings.DR_SHOPPER_TOKEN }),
    },
    runKey,
    apiVersion: settings.DR_API_VERSION,
    dialect: settings.DR_DIALECT,
    ...(sandbox ? { sandbox } : {}),
    ...(settings.DR_SHOP === 'custom' && settings.DR_SHOP_URL ? { shopUrl: settings.DR_SHOP_URL } : {}),
    webhooks,
    ...(settings.DR_WEBHOOK_URL ? { webhookUrl: settings.DR_WEBHOOK_URL } : {}),
    faults: options.faults,
    ...(rateLimit === undefined ? {} : { rateLimit }),
    timeoutFactor: timeoutFactorFor(rateLimit),
    ...(tls ? { tls } : {}),
    ...(options.limits ? { limits: options.limits } : {}),
    strict: options.strict ?? false,
  };
  const at = await answerOf(child, request);
  const stop = async (): Promise<void> => {
    if (child.connected) child.disconnect();
    await ended;
  };
  if (!at.ok) {
    await stop();
    throw new UsageError(at.message);
  }
  return { at, runKey, pid: child.pid, ...(trust ? { tls: trust } : {}), webhooks, ended, stop };
}

function answerOf(child: ChildProcess, request: ServersRequest): Promise<ServersAnswer> {
  return new Promise((resolve, reject) => {
    child.once('message', (answer) => resolve(answer as ServersAnswer));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the fixture servers ended at once, with code ${code}`)));
    child.send(request);
  });
}

function sandboxOf(settings: Settings): Addresses | undefined {
  const { DR_PROVIDER: provider, DR_API_URL: apiUrl, DR_JS_URL: jsUrl, DR_CSS_URL: cssUrl } = settings;
  return provider === 'sandbox' && apiUrl && jsUrl && cssUrl ? { apiUrl, jsUrl, cssUrl } : undefined;
}

/** The certificate, not its key, where programs of ours find it. */
function keepForOthers({ cert, spki }: Certificate): RunTrust {
  const file = join(mkdtempSync(join(tmpdir(), 'conformance-')), 'certificate.pem');
  const own = process.env.NODE_EXTRA_CA_CERTS;
  // a company's own authorities stay trusted
  const others = own && existsSync(own) ? readFileSync(own, 'utf8') : '';
  writeFileSync(file, `${cert}${others}`);
  return { file, spki };
}

/** Environment of a program that calls the servers. */
export function trusting(trust: RunTrust | undefined): Record<string, string> {
  return trust ? { NODE_EXTRA_CA_CERTS: trust.file } : {};
}

/** The servers are told everything in one message; keys have no business in their environment. */
function withoutSettings(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !name.startsWith('DR_')));
}
