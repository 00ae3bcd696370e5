/** The run's certificate in a file, without the key, for other programs; removed when the run ends. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { RunTrust } from '../harness/run.ts';
import type { Certificate } from '../harness/server-protocol.ts';
import { UsageError } from '../harness/settings.ts';
import { makeCertificate } from './certificate.ts';

export interface KeptCertificate {
  readonly certificate: Certificate;
  readonly trust: RunTrust;
  readonly remove: () => void;
}

/**
 * @param host host name of the servers, in addition to this machine's own names
 * @throws UsageError if the folder for temporary files cannot be written
 */
export async function keepCertificate(host: string): Promise<KeptCertificate> {
  const certificate = await makeCertificate([...new Set(['localhost', '127.0.0.1', '::1', host])]);
  const own = process.env.NODE_EXTRA_CA_CERTS;
  // also trusts the certificate authorities that the user configured
  const others = own && existsSync(own) ? readFileSync(own, 'utf8') : '';
  const file = temporaryFile('certificate.pem', `${certificate.cert}${others}`);
  const remove = (): void => {
    process.off('exit', remove);
    rmSync(dirname(file), { recursive: true, force: true });
  };
  process.once('exit', remove);
  return { certificate, trust: { file, spki: certificate.spki }, remove };
}

/** The browser needs space in the temporary folder, too: without it no scenario can run. */
function temporaryFile(name: string, text: string): string {
  let folder: string | undefined;
  try {
    folder = mkdtempSync(join(tmpdir(), 'conformance-'));
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  } catch (error) {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
    const { code, message } = error as NodeJS.ErrnoException;
    throw new UsageError(
      `The folder for temporary files, ${tmpdir()}, cannot be written (${code ?? message}). Free some disk space there, or set TMPDIR to another folder.`,
    );
  }
}

/** Environment of a program that calls the servers; Node reads it when the program starts. */
export function trusting(trust: RunTrust | undefined): Record<string, string> {
  return trust ? { NODE_EXTRA_CA_CERTS: trust.file } : {};
}
