/** `npm start` and `npm run provider`: the fixture servers, for use by hand or by other programs. */
import { once } from 'node:events';
import { type Servers, startServers } from '../servers.ts';
import { readSettings, UsageError } from '../settings.ts';

export async function start(words: readonly string[]): Promise<number> {
  none(words);
  const settings = readSettings();
  const servers = await startServers(settings, { faults: true });
  const { shopUrl, apiUrl, portalUrl, tapUrl } = servers.at;
  process.stdout.write(
    [
      '',
      `  Shop       ${shopUrl}`,
      `  Provider   ${apiUrl}${settings.DR_PROVIDER === 'sandbox' ? ' (sandbox)' : ''}`,
      ...(portalUrl ? [`  Portal     ${portalUrl}`] : []),
      `  Tap        ${tapUrl}`,
      '',
      '  Open the shop and pay. Test cards and last names are in the catalogue, contract/methods. Ctrl-C ends it.',
      '',
      '',
    ].join('\n'),
  );
  return untilStopped(servers);
}

/** The embedded provider alone: one JSON line says where it is and which keys it takes. */
export async function provider(words: readonly string[]): Promise<number> {
  none(words);
  const settings = readSettings();
  if (settings.DR_PROVIDER === 'sandbox')
    throw new UsageError(
      'npm run provider starts the embedded provider: unset DR_PROVIDER, or set it to embedded.',
    );
  const servers = await startServers(settings, { only: 'provider', faults: false });
  const { apiUrl, jsUrl, cssUrl, publicKey, secretKey, controlUrl, portalUrl } = servers.at;
  const facts = {
    apiUrl,
    jsUrl,
    cssUrl,
    publicKey,
    secretKey,
    portalUrl,
    controlUrl,
    controlKey: servers.runKey,
  };
  process.stdout.write(`${JSON.stringify(facts)}\n`);
  return untilStopped(servers);
}

async function untilStopped(servers: Servers): Promise<number> {
  const stopped = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]).then(
    () => 'stopped' as const,
  );
  const how = await Promise.race([stopped, servers.ended.then(() => 'ended' as const)]);
  if (how === 'ended') {
    process.stderr.write('The fixture servers ended by themselves.\n');
    return 4;
  }
  await servers.stop();
  return 0;
}

function none(words: readonly string[]): void {
  if (words.length > 0)
    throw new UsageError(
      `this command takes no options (given: ${words.join(' ')}). Settings are DR_ variables, see README.`,
    );
}
