/** The fixture shop: the reference merchant, built as the documentation recommends. All data is in memory. */
import { openPort } from '../port.ts';
import type { Express } from 'express';
import { ApiClient } from './api/client.ts';
import { shopApp } from './app.ts';
import { makeAssets } from './assets.ts';
import type { ShopOptions } from './options.ts';
import { reference } from './reference.ts';
import { eventTypes } from './webhooks/effects.ts';
import { Registration } from './webhooks/registration.ts';

export interface Shop {
  /** No slash at the end. */
  readonly url: string;
  /** Stops at once; pending requests are dropped. */
  close(): Promise<void>;
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1)$/;

/** @throws the system's error if the port is not available, e.g. EADDRINUSE */
export async function startShop(options: ShopOptions): Promise<Shop> {
  const { host, port, tls, apiVersion, webhookAddress } = options;
  const assets = await makeAssets();
  let app: Express | undefined;
  const open = await openPort({ host, port, tls }, (request, response) => {
    if (app) app(request, response);
    else response.writeHead(503, { 'retry-after': '1' }).end();
  });
  const url = `${open.scheme}://${nameOf(host)}:${open.number}`;
  const registration =
    webhookAddress === undefined
      ? undefined
      : new Registration(new ApiClient(options, reference), {
          types: eventTypes(options.dialect),
          address: webhookAddress,
          apiVersion,
          runId: options.sandboxRunId,
        });
  app = shopApp(options, url, assets, () => registration?.secret);
  return {
    url,
    async close() {
      await Promise.all([open.close(), registration?.close()]);
    },
  };
}

/** `localhost` is a different site than 127.0.0.1 (the provider's): as in production, returns from the provider are cross-site. */
function nameOf(host: string): string {
  if (LOOPBACK.test(host)) return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
