/** Starts the fixture servers in a separate process, and returns their addresses. */
import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Addresses, ProviderLimits, ServersAnswer, ServersRequest } from '../harness/server-protocol.ts';
import { type KeptCertificate, trusting } from './certificate-file.ts';
import { compiledServers } from './compiled-servers.ts';
import { assertPortsFree } from './ports.ts';
import { CODE, CODE_EXTENSION, PACKAGED } from '../harness/root.ts';
import { timeoutFactorFor } from '../harness/timeouts.ts';
import type { RunKeys } from '../harness/run.ts';
import { passwordIn } from '../harness/secret-forms.ts';
import { receivesWebhooks, rateLimitOf, UsageError, withoutSettings } from '../harness/settings.ts';
import type { Settings } from '../harness/settings-schema.ts';

/** MB. Under a larger limit, Node collects garbage only when a process holds up to four times what it uses. */
const MOST_MEMORY = '--max-old-space-size=1024';

export interface Servers {
  readonly at: Extract<ServersAnswer, { ok: true }>;
  readonly runKey: string;
  /** Id of the servers' process. */
  readonly pid: number | undefined;
  /** Resolves when the servers have ended, for whatever reason. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

export interface ServersOptions {
  readonly only?: 'provider';
  readonly faults: boolean;
  /** Absent: a new run id is made for the servers. */
  readonly runKey?: string;
  readonly keys?: RunKeys;
  /** Objects made in a sandbox carry the id. */
  readonly runId?: string;
  /** With a certificate, shop, provider and portal are served over TLS. */
  readonly certificate?: KeptCertificate;
  readonly limits?: ProviderLimits;
  readonly strict?: boolean;
}

/**
 * @throws UsageError when a port is taken or an address is wrong
 */
export async function startServers(settings: Settings, options: ServersOptions): Promise<Servers> {
  await assertPortsFree(settings);
  const { runKey = randomBytes(16).toString('hex'), keys = keysOf(settings), certificate } = options;
  const sandbox = sandboxOf(settings);
  const rateLimit = rateLimitOf(settings);
  const webhooks = receivesWebhooks(settings);
  const compiled = PACKAGED ? undefined : await compiledServers();
  const child = fork(compiled ?? join(CODE, `fixtures-server/main${CODE_EXTENSION}`), {
    // its own process group: Ctrl-C in the terminal must not take the servers away from tests that are ending
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    execArgv: [
      MOST_MEMORY,
      ...(PACKAGED || compiled !== undefined ? [] : ['--import', import.meta.resolve('tsx')]),
    ],
    // they get their configuration in one message
    env: { ...withoutSettings(process.env), ...trusting(certificate?.trust) },
  });
  const ended = once(child, 'exit').then(() => undefined);
  const request: ServersRequest = {
    ...(options.only ? { only: options.only } : {}),
    host: settings.DR_HOST,
    ports: {
      provider: settings.DR_PROVIDER_PORT,
      portal: settings.DR_PORTAL_PORT,
      tap: settings.DR_TAP_PORT,
      shop: settings.DR_SHOP_PORT,
    },
    keys,
    runKey,
    apiVersion: settings.DR_API_VERSION,
    dialect: settings.DR_DIALECT,
    ...(sandbox ? { sandbox } : {}),
    ...(options.runId === undefined ? {} : { runId: options.runId }),
    ...(settings.DR_SHOP === 'custom' && settings.DR_SHOP_URL ? { shopUrl: settings.DR_SHOP_URL } : {}),
    webhooks,
    ...(settings.DR_WEBHOOK_URL ? { webhookUrl: settings.DR_WEBHOOK_URL } : {}),
    faults: options.faults,
    ...(rateLimit === undefined ? {} : { rateLimit }),
    timeoutFactor: timeoutFactorFor(rateLimit),
    ...(certificate ? { tls: certificate.certificate } : {}),
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
  return { at, runKey, pid: child.pid, ended, stop };
}

function answerOf(child: ChildProcess, request: ServersRequest): Promise<ServersAnswer> {
  return new Promise((resolve, reject) => {
    child.once('message', (answer) => resolve(answer as ServersAnswer));
    child.once('error', reject);
    child.once('exit', (code) =>
      reject(new Error(`the fixture servers ended immediately after their start, with code ${code}`)),
    );
    child.send(request);
  });
}

function sandboxOf(settings: Settings): Addresses | undefined {
  const { DR_PROVIDER: provider, DR_API_URL: apiUrl, DR_JS_URL: jsUrl, DR_CSS_URL: cssUrl } = settings;
  return provider === 'sandbox' && apiUrl && jsUrl && cssUrl ? { apiUrl, jsUrl, cssUrl } : undefined;
}

/** Test keys from the settings; the embedded provider gets keys that are made for the run. */
export function keysOf(settings: Settings): RunKeys {
  return {
    publicKey: settings.DR_PUBLIC_KEY ?? `pk_test_${randomUUID().replaceAll('-', '')}`,
    secretKey: settings.DR_SECRET_KEY ?? `sk_test_${randomUUID().replaceAll('-', '')}`,
    ...(settings.DR_SHOPPER_TOKEN === undefined ? {} : { shopperToken: settings.DR_SHOPPER_TOKEN }),
    ...webhookPasswordOf(settings),
  };
}

/** The password in the webhook address: the servers get it, so that they mask it everywhere. */
function webhookPasswordOf({ DR_WEBHOOK_URL: address }: Settings): { webhookPassword?: string } {
  const webhookPassword = passwordIn(address ?? '');
  return webhookPassword === undefined ? {} : { webhookPassword };
}
