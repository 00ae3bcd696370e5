/**
 * Starts the servers of a run only when the first worker asks for them: tests that need no servers start none. It lives in
 * Playwright's main process, so that all workers share one server process and nothing outlives the run.
 */
import { createServer } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunKind, runSpec } from '../harness/run.ts';
import { readSettings } from '../harness/settings.ts';
import type { KeptCertificate } from './certificate-file.ts';
import { defaultSettings, type StartedRun, startRun } from './start-run.ts';

export interface Launcher {
  /** Path of the socket. */
  readonly socket: string;
  /** Stops whatever was started. */
  readonly close: () => Promise<void>;
}

export async function openLauncher(certificate: KeptCertificate): Promise<Launcher> {
  const started = new Map<string, Promise<StartedRun>>();
  const folder = mkdtempSync(join(tmpdir(), 'conformance-'));
  const socket =
    process.platform === 'win32' ? `\\\\.\\pipe\\${runSpec('own').id}` : join(folder, 'launcher.sock');
  const server = createServer((request, response) => {
    const kind = request.url?.slice(1) as RunKind;
    const run = started.get(kind) ?? launch(kind, certificate);
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

/** Tests of the harness need servers with faults, independent of the settings for a certification. */
async function launch(kind: RunKind, certificate: KeptCertificate): Promise<StartedRun> {
  const plan = runSpec(kind);
  const own = kind === 'own';
  const settings = own ? defaultSettings({ DR_DIALECT: plan.dialect }) : readSettings();
  return startRun(plan, { settings, faults: own, certificate });
}
