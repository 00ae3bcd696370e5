/** The embedded provider: API, SDK, portal and webhooks for tests, also usable alone. All its data is in memory. */
import { apiApp } from './api/app.ts';
import { addShopper } from './commerce/shoppers.ts';
import { Context } from './context.ts';
import { type Listener, listen } from './listen.ts';
import type { ProviderOptions } from './options.ts';
import { portalApp } from './portal/app.ts';
import { sdkRouter } from './sdk/sdk.ts';

export interface Provider {
  /** Base of the API, no slash at the end. */
  readonly apiUrl: string;
  readonly jsUrl: string;
  readonly cssUrl: string;
  readonly portalUrl: string;
  readonly controlUrl: string;
  /** Stops at once; pending requests are dropped. */
  close(): Promise<void>;
}

/** @throws the system's error if a port is not available, e.g. EADDRINUSE */
export async function startProvider(options: ProviderOptions): Promise<Provider> {
  const sdk = sdkRouter({ faults: options.faults ?? false });
  const [api, portal] = await listenOnBoth(options);
  const context = new Context(options, { api: api.url, portal: portal.url });
  if (options.shopperToken !== undefined) addShopper(context, { token: options.shopperToken });
  api.serve(apiApp(context, sdk));
  portal.serve(portalApp(context));
  return {
    apiUrl: api.url,
    jsUrl: `${api.url}/v1/DigitalRiver.js`,
    cssUrl: `${api.url}/v1/css/DigitalRiver.css`,
    portalUrl: portal.url,
    controlUrl: `${api.url}/__control`,
    async close() {
      await Promise.all([api.close(), portal.close(), context.close()]);
    },
  };
}

async function listenOnBoth({ host, port, portalPort, tls }: ProviderOptions): Promise<[Listener, Listener]> {
  const api = await listen(host, port, tls);
  try {
    return [api, await listen(host, portalPort, tls)];
  } catch (error) {
    await api.close();
    throw error;
  }
}
