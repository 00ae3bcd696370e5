/** Tries the ports of the settings before anything is started, so that a port in use is reported at once. */
import { createServer } from 'node:net';
import { PORT_SETTINGS, type Settings, UsageError } from '../harness/settings.ts';

type PortSetting = (typeof PORT_SETTINGS)[number];

/** The ports that the settings fix, and whether each is free. */
export async function fixedPorts(settings: Settings): Promise<{ name: PortSetting; isFree: boolean }[]> {
  const fixed = PORT_SETTINGS.filter((name) => settings[name] !== 0);
  return Promise.all(
    fixed.map(async (name) => ({ name, isFree: await isFree(settings.DR_HOST, settings[name]) })),
  );
}

/** @throws UsageError naming the setting whose port is in use */
export async function assertPortsFree(settings: Settings): Promise<void> {
  const taken = (await fixedPorts(settings)).find((port) => !port.isFree)?.name;
  if (taken)
    throw new UsageError(
      `port ${settings[taken]} is in use: set ${taken} to another one, or to 0 for any free one.`,
    );
}

function isFree(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}
