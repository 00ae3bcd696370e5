/** `npm start` and `npm run provider`: the fixture servers, for use by hand or by other programs. */
import { keepCertificate } from '../certificate-file.ts';
import { onInterruption } from '../interruption.ts';
import { readProviderOptions } from '../provider-options.ts';
import { type Servers, startServers } from '../servers.ts';
import { readSettings, UsageError } from '../../harness/settings.ts';

export async function start(words: readonly string[]): Promise<number> {
  const tls = words.length === 1 && words[0] === '--tls';
  if (words.length > 0 && !tls)
    throw new UsageError(
      `npm start takes one option, --tls (given: ${words.join(' ')}). Give settings as DR_ variables, see .env.example.`,
    );
  const settings = readSettings();
  const certificate = tls ? await keepCertificate(settings.DR_HOST) : undefined;
  const servers = await startServers(settings, { faults: true, ...(certificate ? { certificate } : {}) });
  const { shopUrl, apiUrl, portalUrl, tapUrl } = servers.at;
  process.stdout.write(
    [
      '',
      `  Shop       ${shopUrl}`,
      `  Provider   ${apiUrl}${settings.DR_PROVIDER === 'sandbox' ? ' (sandbox)' : ''}`,
      ...(portalUrl ? [`  Portal     ${portalUrl}`] : []),
      `  Tap        ${tapUrl}`,
      '',
      '  Open the shop and pay. For another market, add it to the address, such as',
      `  ${shopUrl}/?country=JP&currency=JPY. Test cards and last names`,
      '  are in the catalogue, contract/methods. Press Ctrl-C to stop the servers.',
      '',
      '',
    ].join('\n'),
  );
  return untilStopped(servers);
}

/**
 * Starts only the embedded provider, and prints one JSON line with its addresses and keys. `--rate-limit n`
 * answers 429 to requests beyond n in one second, `--failures p` answers 503 to a share p of the requests, the
 * same ones for the same `--seed n`, `--strict` refuses payloads that are not migrated; at the end one line
 * counts the requests.
 */
export async function provider(words: readonly string[]): Promise<number> {
  const { limits, strict } = readProviderOptions(words);
  const settings = readSettings();
  if (settings.DR_PROVIDER === 'sandbox')
    throw new UsageError(
      'npm run provider starts the embedded provider: unset DR_PROVIDER, or set it to embedded.',
    );
  const servers = await startServers(settings, { only: 'provider', faults: false, limits, strict });
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
  return untilStopped(servers, async () => {
    const response = await fetch(`${controlUrl}/rate`, {
      headers: { authorization: `Bearer ${servers.runKey}` },
    });
    const { requests, peak, refused, failed } = (await response.json()) as Record<string, number>;
    process.stderr.write(
      `${requests} requests, at most ${peak} in one second; ${refused} answered 429, ${failed} answered 503 at random\n`,
    );
  });
}

/** @param last called before the servers are stopped */
async function untilStopped(servers: Servers, last?: () => Promise<void>): Promise<number> {
  const stopped = new Promise<'stopped'>((resolve) => onInterruption(() => resolve('stopped')));
  const how = await Promise.race([stopped, servers.ended.then(() => 'ended' as const)]);
  if (how === 'ended') {
    process.stderr.write('The fixture servers ended unexpectedly.\n');
    return 4;
  }
  await last?.();
  await servers.stop();
  return 0;
}
