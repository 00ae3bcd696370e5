/**
 * Gives the servers of a run to the workers through a socket. If Playwright itself is the command, the first
 * request of a worker starts the servers, so tests that need no servers start none. Otherwise the command
 * starts the servers while Playwright loads the tests.
 */
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunKind, runSpec } from '../harness/run.ts';
import { readSettings } from '../harness/settings.ts';
import type { KeptCertificate } from './certificate-file.ts';
import { defaultSettings } from './plan-run.ts';
import { type StartedRun, startRun } from './start-run.ts';

export interface Launcher {
  /** Path of the socket. */
  readonly socket: string;
  /** Stops whatever was started. */
  readonly close: () => Promise<void>;
}

/** @param launch starts the servers of a kind of run; called once for each kind that a worker requests */
export async function openLauncher(launch: (kind: RunKind) => Promise<StartedRun>): Promise<Launcher> {
  const started = new Map<string, Promise<StartedRun>>();
  const folder = mkdtempSync(join(folderForSocket(), 'conformance-'));
  const socket =
    process.platform === 'win32' ? `\\\\.\\pipe\\conformance-${randomUUID()}` : join(folder, 'launcher.sock');
  const server = createServer((request, response) => {
    const kind = request.url?.slice(1) as RunKind;
    const run = started.get(kind) ?? launch(kind);
    started.set(kind, run);
    run.then(
      (ready) => response.end(JSON.stringify(ready.run)),
      (error: unknown) => response.writeHead(500).end(error instanceof Error ? error.message : String(error)),
    );
  });
  await new Promise<void>((resolve) => server.listen(socket, resolve));
  return {
    socket,
    close: async () => {
      server.close();
      server.closeAllConnections();
      for (const run of started.values()) await run.then(({ stop }) => stop()).catch(() => undefined);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Systems limit the path of a socket to about 100 characters, and a folder for temporary files may be deep. */
function folderForSocket(): string {
  return process.platform !== 'win32' && tmpdir().length > 70 ? '/tmp' : tmpdir();
}

/** Tests of the harness need servers with faults, independent of the settings for a certification. */
export function launch(kind: RunKind, certificate: KeptCertificate): Promise<StartedRun> {
  const plan = runSpec(kind);
  const own = kind === 'own';
  const settings = own ? defaultSettings({ DR_DIALECT: plan.dialect }) : readSettings();
  return startRun(plan, { settings, faults: own, certificate });
}
