/** Playwright's globalSetup: makes the certificate of the run and opens the launcher; returns the function that ends both. */
import { isStarted, launcherEnvironment, runSpec } from '../harness/run.ts';
import { keepCertificate, trusting } from './certificate-file.ts';
import { openLauncher } from './launcher.ts';

export default async function globalSetup(): Promise<(() => Promise<void>) | undefined> {
  const run = runSpec('certification');
  // the command that started Playwright has already started the servers
  if (isStarted(run)) return undefined;
  const certificate = await keepCertificate(run.host);
  const launcher = await openLauncher(certificate);
  // workers that start from now on trust the certificate: Node reads this when a process starts
  Object.assign(process.env, launcherEnvironment(launcher.socket), trusting(certificate.trust));
  return async () => {
    await launcher.close();
    certificate.remove();
  };
}
