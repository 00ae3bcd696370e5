/** `npm run pack`: makes one signed zip with the evidence of the last certification. */
import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { shownPath } from '../../harness/reports-folder.ts';
import { ROOT } from '../../harness/root.ts';
import { readSettings } from '../../harness/settings.ts';
import { WIDTH, wrap } from '../../harness/wrap.ts';
import { count } from '../../reports/formats/text.ts';
import { pack as packed } from '../../reports/package/package.ts';
import { filesOf, readCertification } from '../../reports/package/run-files.ts';
import { fingerprint, signingKey } from '../../reports/package/signing.ts';
import { attestationsFile } from '../../reports/verdict/attestations.ts';
import { WAIVERS_FILE } from '../../reports/verdict/waivers.ts';
import { parseOptions } from '../../harness/parse-options.ts';
import { folderOfRun } from '../run-option.ts';
import { reportPdf } from './report-pdf.ts';

/** Default path of the key, without DR_SIGNING_KEY. */
const DEFAULT_KEY = 'signing-key.pem';

export async function pack(words: readonly string[]): Promise<number> {
  const { values } = parseOptions({
    args: [...words],
    options: { run: { type: 'string' }, 'no-pdf': { type: 'boolean', default: false } },
  });
  const settings = readSettings();
  const out = folderOfRun(values.run);
  const certification = readCertification(out);
  if (!values['no-pdf'] && !existsSync(join(out, 'certification.pdf'))) await reportPdf(['--run', out]);
  const shopAdapter = settings.DR_SHOP_ADAPTER === undefined ? undefined : resolve(settings.DR_SHOP_ADAPTER);
  const files = filesOf(out, {
    attestations: attestationsFile(ROOT, shopAdapter),
    waivers: join(ROOT, WAIVERS_FILE),
  });
  const keyFile = resolve(ROOT, settings.DR_SIGNING_KEY ?? DEFAULT_KEY);
  const { key, created } = signingKey(keyFile);
  const file = join(out, `certification-${certification.run.id}.zip`);
  writeFileSync(file, packed(certification, files, key));
  const lines = [
    ...(created
      ? [
          ...wrap(
            'A new signing key was written. Keep this file, and publish the fingerprint of the key.',
            WIDTH,
            '  ',
          ),
          `  ${shownPath(keyFile)}`,
        ]
      : []),
    ...wrap(`${certification.result.title}: ${count(files.size, 'file')} and a manifest`, WIDTH, '  '),
    `  ${shownPath(file)}`,
    ...wrap(`Signed with ${fingerprint(key)} (SHA-256 of the public key)`, WIDTH, '  '),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  return 0;
}
