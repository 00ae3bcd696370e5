/** The example shop and a run of the harness, in separate processes, on free ports. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ROOT } from '../../../harness/root.ts';
import { endWithThis } from '../run-program.ts';

const KEYS = { public: 'pk_test_0123456789abcdef', secret: 'sk_test_0123456789abcdef' };

export interface ShopOptions {
  readonly variants?: readonly string[];
  readonly defects?: readonly string[];
  readonly methods?: readonly string[];
  /** Its back end bypasses the tap. */
  readonly bypassesTap?: boolean;
}

export interface ExampleShop {
  /** Settings of the harness that judges it. */
  readonly settings: Readonly<Record<string, string>>;
  readonly stop: () => Promise<void>;
}

/** Addresses of API and SDK for the shop. */
export interface ShopAddresses {
  readonly apiUrl: string;
  readonly jsUrl: string;
  readonly cssUrl: string;
  readonly webhookAddress: string;
  readonly port: number;
  /** Where browsers find it, behind another server; absent: at its port. */
  readonly url?: string;
}

export const EXAMPLE_ADAPTER = join(ROOT, 'examples/shop/adapter.ts');

/** The shop for a run that is started later, with fixed ports. @param adapter module that drives it */
export async function startExampleShop(
  options: ShopOptions,
  adapter = EXAMPLE_ADAPTER,
): Promise<ExampleShop> {
  const [tap = 0, provider = 0, port = 0] = await freePorts(3);
  const [tapUrl, providerUrl] = [`http://127.0.0.1:${tap}`, `http://127.0.0.1:${provider}`];
  const { stop } = await startShop(options, {
    apiUrl: options.bypassesTap === true ? providerUrl : tapUrl,
    jsUrl: `${providerUrl}/v1/DigitalRiver.js`,
    cssUrl: `${providerUrl}/v1/css/DigitalRiver.css`,
    webhookAddress: `${tapUrl}/__webhooks`,
    port,
  });
  return {
    settings: {
      ...shopSettings(port, adapter),
      DR_TAP_PORT: String(tap),
      DR_PROVIDER_PORT: String(provider),
    },
    stop,
  };
}

/** Settings of the harness for the shop at a port of this machine. */
export function shopSettings(port: number, adapter = EXAMPLE_ADAPTER): Record<string, string> {
  return {
    DR_SHOP: 'custom',
    DR_SHOP_URL: `http://localhost:${port}`,
    DR_SHOP_ADAPTER: adapter,
    DR_PUBLIC_KEY: KEYS.public,
    DR_SECRET_KEY: KEYS.secret,
    DR_WEBHOOK_URL: `http://localhost:${port}/hooks/payments`,
  };
}

/** Starts the shop, and waits until it answers. */
export async function startShop(
  { variants = [], defects = [], methods }: ShopOptions,
  at: ShopAddresses,
): Promise<{ readonly stop: () => Promise<void> }> {
  const shop = spawn(process.execPath, ['--import', 'tsx', join(ROOT, 'examples/shop/main.ts')], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'ignore'],
    env: {
      ...ownEnvironment(),
      SHOP_API_URL: at.apiUrl,
      SHOP_JS_URL: at.jsUrl,
      SHOP_CSS_URL: at.cssUrl,
      SHOP_PUBLIC_KEY: KEYS.public,
      SHOP_SECRET_KEY: KEYS.secret,
      SHOP_WEBHOOK_ADDRESS: at.webhookAddress,
      SHOP_PORT: String(at.port),
      ...(at.url === undefined ? {} : { SHOP_URL: at.url }),
      SHOP_VARIANT: variants.join(),
      SHOP_DEFECTS: defects.join(),
      ...(methods ? { SHOP_METHODS: methods.join() } : {}),
    },
  });
  endWithThis(shop);
  await firstLine(shop);
  return {
    stop: async () => {
      if (shop.exitCode !== null) return;
      const ended = once(shop, 'exit');
      shop.kill();
      await ended;
    },
  };
}

export interface End {
  readonly code: number;
  /** What it printed, without colours. */
  readonly text: string;
}

/** A command of the harness, as a user gives it. */
export async function harness(
  words: readonly string[],
  settings: Readonly<Record<string, string>>,
): Promise<End> {
  const child = spawn(process.execPath, ['--import', 'tsx', join(ROOT, 'cli/main.ts'), ...words], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...ownEnvironment(), ...settings, FORCE_COLOR: '0' },
  });
  endWithThis(child);
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code: code ?? 1, text };
}

/** The environment of this process's run must not reach the other run, except the browser. */
function ownEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => name === 'DR_CHROMIUM_PATH' || !/^(CONFORMANCE_|DR_|SHOP_|PW|PLAYWRIGHT|TEST_)/.test(name),
    ),
  );
}

/** The URL that the shop prints when it is ready. */
async function firstLine(shop: ChildProcess): Promise<void> {
  if (!shop.stdout) throw new Error('The example shop has no output.');
  for await (const _line of createInterface(shop.stdout)) return;
  throw new Error('The example shop did not start.');
}

/** Free ports. */
export async function freePorts(many: number): Promise<number[]> {
  const servers = Array.from({ length: many }, () => createServer());
  const ports: number[] = [];
  for (const server of servers) {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    ports.push((server.address() as AddressInfo).port);
  }
  for (const server of servers) server.close();
  return ports;
}
