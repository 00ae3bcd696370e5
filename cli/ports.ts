/** Tries the ports of the settings before anything is started, so that a port in use is reported at once. */
import { createServer } from 'node:net';
import { PORT_SETTINGS, type Settings, UsageError } from '../harness/settings.ts';

/** @throws UsageError naming the setting whose port is in use */
export async function assertPortsFree(settings: Settings): Promise<void> {
  const wanted = PORT_SETTINGS.filter((name) => settings[name] !== 0);
  const free = await Promise.all(wanted.map((name) => isFree(settings.DR_HOST, settings[name])));
  const taken = wanted.find((_, index) => !free[index]);
  if (taken)
    throw new UsageError(
      `port ${settings[taken]} is in use: set ${taken} to another one, or to 0 for any free one.`,
    );
}

export function isFree(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}
