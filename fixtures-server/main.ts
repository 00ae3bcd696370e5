/**
 * The fixture servers as a separate process. The parent command sends one message with the servers to start, and gets one back:
 * their addresses, or the error. The process ends with its parent.
 */
import { startProvider } from './provider/provider.ts';
import { startShop } from './shop/shop.ts';
import { startTap } from './tap/tap.ts';
import { outliveReaders } from '../harness/outlive-readers.ts';
import { portError } from '../harness/port-error.ts';
import type { ServersAnswer, ServersRequest } from '../harness/server-protocol.ts';

const running: { close(): Promise<void> }[] = [];

async function start(request: ServersRequest): Promise<ServersAnswer> {
  const { host, ports, runKey, keys, sandbox } = request;
  const tls = request.tls ? { tls: request.tls } : {};
  const provider = sandbox
    ? undefined
    : await naming('DR_PROVIDER_PORT or DR_PORTAL_PORT', () =>
        startProvider({
          host,
          port: ports.provider,
          portalPort: ports.portal,
          ...tls,
          ...keys,
          controlKey: runKey,
          faults: request.faults,
          ...(request.limits ? { limits: request.limits } : {}),
          strict: request.strict ?? false,
        }),
      );
  if (provider) running.push(provider);
  const target = sandbox ?? provider;
  if (!target) throw new Error('neither a sandbox nor an embedded provider');
  const { publicKey, secretKey } = keys;
  const facts = { publicKey, secretKey, apiUrl: target.apiUrl, jsUrl: target.jsUrl, cssUrl: target.cssUrl };
  if (request.only === 'provider')
    return {
      ok: true,
      ...facts,
      ...(provider ? { controlUrl: provider.controlUrl, portalUrl: provider.portalUrl } : {}),
    };
  const tap = await naming('DR_TAP_PORT', () =>
    startTap({
      host,
      port: ports.tap,
      apiUrl: target.apiUrl,
      ...keys,
      runKey,
      signerKnown: provider !== undefined,
      ...(request.rateLimit === undefined ? {} : { rateLimit: request.rateLimit }),
    }),
  );
  running.push(tap);
  const shop = request.shopUrl
    ? { url: request.shopUrl, close: () => Promise.resolve() }
    : await naming('DR_SHOP_PORT', () =>
        startShop({
          host,
          port: ports.shop,
          ...tls,
          apiUrl: tap.url,
          apiVersion: request.apiVersion,
          dialect: request.dialect,
          jsUrl: target.jsUrl,
          cssUrl: target.cssUrl,
          ...keys,
          controlKey: runKey,
          timeoutFactor: request.timeoutFactor,
          ...(sandbox && request.runId !== undefined ? { sandboxRunId: request.runId } : {}),
          ...(request.webhooks ? { webhookAddress: request.webhookUrl ?? tap.webhookAddress } : {}),
        }),
      );
  running.push(shop);
  // the webhook address of another shop is unknown unless it is set
  tap.deliverTo(request.shopUrl ? (request.webhookUrl ?? '') : `${shop.url}/webhooks`);
  return {
    ok: true,
    ...facts,
    tapUrl: tap.url,
    shopUrl: shop.url,
    ...(provider ? { controlUrl: provider.controlUrl, portalUrl: provider.portalUrl } : {}),
  };
}

/** Names the setting when a port cannot be opened. */
async function naming<T>(setting: string, begin: () => Promise<T>): Promise<T> {
  try {
    return await begin();
  } catch (error) {
    const { code, port } = error as NodeJS.ErrnoException & { port?: number };
    const message = portError(code, port, setting);
    if (message !== undefined) throw new Error(message, { cause: error });
    throw error;
  }
}

process.on('message', (request: ServersRequest) => {
  start(request).then(
    (answer) => process.send?.(answer),
    (error: unknown) =>
      process.send?.({
        ok: false,
        message: error instanceof Error ? error.message : String(error),
      } satisfies ServersAnswer),
  );
});
/** The last server started stops first: the shop removes its webhook through the tap. */
async function end(): Promise<void> {
  for (const server of running.reverse()) await server.close().catch(() => undefined);
  process.exit(0);
}

outliveReaders();
let ending: Promise<void> | undefined;
const endOnce = (): void => void (ending ??= end());
process.on('disconnect', endOnce);
for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, endOnce);
// ignored, because Ctrl-C reaches the whole process group: the parent decides when the servers stop
process.on('SIGINT', () => undefined);
