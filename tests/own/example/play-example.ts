/** Plays single scenarios against the example shop; each worker starts the servers once. */
import type { Browser } from '@playwright/test';
import { type Servers, startServers } from '../../../cli/servers.ts';
import { planOf } from '../../../harness/plan.ts';
import type { RunContext } from '../../../harness/run.ts';
import { parseSettings } from '../../../harness/settings.ts';
import type { ScenarioId } from '../../../contract/scenarios.ts';
import { adapterOf } from '../../certification/adapter.ts';
import { test as base } from '../../certification/fixtures.ts';
import { type PlayedScenario, playScenario } from '../../certification/play-scenario.ts';
import { type OddityName, startOddFront } from './odd-pages.ts';
import { EXAMPLE_ADAPTER, freePorts, type ShopOptions, shopSettings, startShop } from './example-shop.ts';

interface Place {
  readonly servers: Servers;
  readonly port: number;
}

interface PlayedShop extends ShopOptions {
  /** What a server before the shop does to its pages. */
  readonly oddity?: OddityName;
}

export interface ExamplePlay {
  (options: PlayedShop, method: string, scenario: ScenarioId): Promise<PlayedScenario>;
}

export const test = base.extend<{ readonly play: ExamplePlay }, { readonly place: Place }>({
  place: [
    async ({ run }, use) => {
      const [port = 0] = await freePorts(1);
      const settings = parseSettings({
        ...shopSettings(port),
        DR_CHROMIUM_PATH: run.browser.path,
      });
      const servers = await startServers(settings, { faults: false });
      await use({ servers, port });
      await servers.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  play: async ({ place, run, browser }, use) =>
    use((options, method, scenario) => play(options, { place, run, browser, method, scenario })),
});

interface Played {
  readonly place: Place;
  /** The run of the harness's own tests: its browser is used. */
  readonly run: RunContext;
  readonly browser: Browser;
  readonly method: string;
  readonly scenario: ScenarioId;
}

/** The shop is started for each play, so that no defect remains active. */
async function play(
  options: PlayedShop,
  { place: { servers, port }, run: own, browser, method, scenario }: Played,
): Promise<PlayedScenario> {
  const { tapUrl = '', apiUrl, jsUrl, cssUrl, controlUrl, publicKey, secretKey } = servers.at;
  const provider = new URL(jsUrl).origin;
  const front =
    options.oddity === undefined ? undefined : await startOddFront(options.oddity, { port, provider });
  const shopUrl = front?.url ?? `http://localhost:${port}`;
  const shop = await startShop(options, {
    apiUrl: tapUrl,
    jsUrl,
    cssUrl,
    webhookAddress: `${tapUrl}/__webhooks`,
    port,
    url: shopUrl,
  });
  try {
    const { tls: _tls, ...rest } = own;
    const run: RunContext = {
      ...rest,
      runKey: servers.runKey,
      shop: 'custom',
      shopAdapter: EXAMPLE_ADAPTER,
      shopAbilities: [],
      webhooks: true,
      requiresTls: false,
      ownTls: false,
      methods: [method],
      keys: { publicKey, secretKey },
      targets: {
        shopUrl,
        tapUrl,
        apiUrl,
        jsUrl,
        publicKey,
        secretKey,
        ...(controlUrl === undefined ? {} : { controlUrl }),
      },
    };
    const cell = planOf(run).scenarios.find(
      (planned) => planned.scenario === scenario && planned.integration === 'elements',
    );
    if (!cell) throw new Error(`${method} does not play ${scenario}`);
    return await playScenario(cell, { run, browser, adapter: await adapterOf(run) });
  } finally {
    await front?.stop();
    await shop.stop();
  }
}
