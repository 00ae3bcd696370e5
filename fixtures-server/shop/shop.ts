/** The fixture shop: the reference merchant, as the documentation would have it built. All of it lives in memory. */
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { ApiClient } from './api/client.ts';
import { shopApp } from './app.ts';
import { makeAssets } from './assets.ts';
import { reference } from './behaviour.ts';
import type { Dialect } from './state/markets.ts';
import { eventTypes } from './webhooks/effects.ts';
import { Registration } from './webhooks/registration.ts';

export interface ShopOptions {
  readonly host: string;
  /** 0 for any free one. */
  readonly port: number;
  /** Base of the payment API as the shop calls it, no slash at the end. */
  readonly apiUrl: string;
  readonly apiVersion: string;
  readonly dialect: Dialect;
  /** The SDK's script and style sheet. */
  readonly jsUrl: string;
  readonly cssUrl: string;
  readonly publicKey: string;
  readonly secretKey: string;
  /** Commerce dialect: the one shopper that everybody is; absent: every guest is one. */
  readonly shopperToken?: string;
  /** Authorizes the control endpoints, below `/__shop`. */
  readonly controlKey: string;
  /** How many times longer than usual the API may take to answer. */
  readonly patience: number;
  /** Where webhooks reach the shop; without one it hears of nothing. */
  readonly webhookAddress?: string;
}

export interface Shop {
  /** No slash at the end. */
  readonly url: string;
  /** Stops at once, whatever is under way. */
  close(): Promise<void>;
}

// longer than any client keeps an idle connection, so that none is cut while a request is on its way
const KEEP_ALIVE = 120_000;
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1)$/;

/** @throws the system's error when the port cannot be had, e.g. EADDRINUSE */
export async function startShop(options: ShopOptions): Promise<Shop> {
  const { host, port, apiVersion, webhookAddress } = options;
  const assets = await makeAssets();
  const server = http.createServer({ keepAliveTimeout: KEEP_ALIVE });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const { port: actual } = server.address() as AddressInfo;
  const url = `http://${nameOf(host)}:${actual}`;
  const registration =
    webhookAddress === undefined
      ? undefined
      : new Registration(
          new ApiClient(options, reference),
          eventTypes(options.dialect),
          webhookAddress,
          apiVersion,
        );
  server.on(
    'request',
    shopApp(options, url, assets, () => registration?.secret),
  );
  return {
    url,
    async close() {
      const closed = new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      server.closeAllConnections();
      await Promise.all([closed, registration?.close()]);
    },
  };
}

/** `localhost` is another site than 127.0.0.1, where the provider is: as in life, cookies of the one are not sent from the other. */
function nameOf(host: string): string {
  if (LOOPBACK.test(host)) return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
