/** Starts the example shop. Prints one JSON line with its address when it is ready. */
import { brokenBehaviour } from './faulty/server.ts';
import { makeApp } from './server/app.ts';
import { rightBehaviour } from './server/behaviour.ts';
import { registerWebhooks } from './server/registration.ts';
import { makeShop } from './server/shop.ts';
import { WEBHOOK_PATH } from './server/webhooks.ts';
import { readSettings, type Settings } from './settings.ts';

function settingsOrExit(): Settings {
  try {
    return readSettings(process.env);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(2);
  }
}

const settings = settingsOrExit();
const shop = makeShop(settings, brokenBehaviour(rightBehaviour, settings.defects));
const app = await makeApp(shop);
await app.listen({ host: settings.host, port: settings.port });
const [listening] = app.addresses();
const port = typeof listening === 'object' ? listening.port : settings.port;
const url = settings.url ?? `http://${settings.host}:${port}`;
console.log(JSON.stringify({ shopUrl: url, webhookUrl: `${url}${WEBHOOK_PATH}` }));
const stopRegistering = registerWebhooks(shop, (line) => console.error(line));

const stop = (): void => {
  stopRegistering();
  app.close().then(
    () => process.exit(0),
    () => process.exit(1),
  );
};
process.once('SIGINT', stop);
process.once('SIGTERM', stop);
