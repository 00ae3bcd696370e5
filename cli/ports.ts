/** Tries the ports of the settings before anything is started, so that one that cannot be used is reported at once. */
import { createServer } from 'node:net';
import { portError } from '../harness/port-error.ts';
import { UsageError } from '../harness/settings.ts';
import { PORT_SETTINGS, type Settings } from '../harness/settings-schema.ts';

/** @throws UsageError naming the first setting whose port cannot be used */
export async function assertPortsFree(settings: Settings): Promise<void> {
  const [first] = (await fixedPorts(settings)).flatMap(({ problem }) => problem ?? []);
  if (first !== undefined) throw new UsageError(first);
}

export interface FixedPort {
  readonly setting: (typeof PORT_SETTINGS)[number];
  readonly port: number;
  /** Why it cannot be used, and what to do. */
  readonly problem?: string;
}

export function fixedPorts(settings: Settings): Promise<FixedPort[]> {
  const wanted = PORT_SETTINGS.filter((name) => settings[name] !== 0);
  return Promise.all(
    wanted.map(async (setting) => {
      const port = settings[setting];
      const code = await codeOf(settings.DR_HOST, port);
      if (code === undefined) return { setting, port };
      const problem =
        portError(code, port, setting) ?? `port ${port} (${setting}) cannot be opened: ${code}.`;
      return { setting, port, problem };
    }),
  );
}

/** @returns the system's error; undefined where the port is free */
function codeOf(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', ({ code, message }: NodeJS.ErrnoException) => resolve(code ?? message));
    server.listen(port, host, () => server.close(() => resolve(undefined)));
  });
}
