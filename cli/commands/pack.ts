/** `npm run pack`: makes one signed zip with the evidence of the last certification. */
import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT, withCommands } from '../../harness/root.ts';
import { readSettings, UsageError } from '../../harness/settings.ts';
import { pack as packed } from '../../reports/package/package.ts';
import { filesOf, readCertification } from '../../reports/package/run-files.ts';
import { fingerprint, signingKey } from '../../reports/package/signing.ts';
import { attestationsFile } from '../../reports/verdict/attestations.ts';
import { WAIVERS_FILE } from '../../reports/verdict/waivers.ts';
import { folderOfRun } from '../run-option.ts';
import { reportPdf } from './report-pdf.ts';

const HELP = `npm run pack [-- --run FOLDER] [--no-pdf]
Writes certification-RUN.zip into the folder of a run (default: the last full run, reports/out), signed with the key in the file that
DR_SIGNING_KEY names (default: signing-key.pem in the project's root). The key is made at its first use.
`;

/** Default path of the key, without DR_SIGNING_KEY. */
const DEFAULT_KEY = 'signing-key.pem';

export async function pack(words: readonly string[]): Promise<number> {
  const { run, help, pdf } = options(words);
  if (help) {
    process.stdout.write(withCommands(HELP));
    return 0;
  }
  const settings = readSettings();
  const out = folderOfRun(run);
  const certification = readCertification(out);
  if (pdf && !existsSync(join(out, 'certification.pdf'))) await reportPdf(['--run', out]);
  const shopAdapter = settings.DR_SHOP_ADAPTER === undefined ? undefined : resolve(settings.DR_SHOP_ADAPTER);
  const files = filesOf(out, {
    attestations: attestationsFile(ROOT, shopAdapter),
    waivers: join(ROOT, WAIVERS_FILE),
  });
  const keyFile = resolve(ROOT, settings.DR_SIGNING_KEY ?? DEFAULT_KEY);
  const { key, created } = signingKey(keyFile);
  const file = join(out, `certification-${certification.run.id}.zip`);
  writeFileSync(file, packed(certification, files, key));
  process.stdout.write(
    [
      ...(created ? [`New signing key in ${keyFile}: keep it, and publish its fingerprint.`] : []),
      `${certification.result.title}: ${files.size} files in ${file}`,
      `Signed with ${fingerprint(key)} (SHA-256 of the public key)`,
      '',
    ].join('\n'),
  );
  return 0;
}

function options(words: readonly string[]): { run?: string; help: boolean; pdf: boolean } {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: {
        run: { type: 'string' },
        help: { type: 'boolean', default: false },
        'no-pdf': { type: 'boolean', default: false },
      },
    });
    return {
      ...(values.run === undefined ? {} : { run: values.run }),
      help: values.help,
      pdf: !values['no-pdf'],
    };
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message.split('\n')[0] : ''}\n${HELP}`);
  }
}
