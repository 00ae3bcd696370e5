/** The files of a run that go into a package. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { UsageError } from '../../harness/settings.ts';
import { ATTESTATIONS_FILE, readAttestations } from '../verdict/attestations.ts';
import type { Certification } from '../verdict/certification.ts';
import { certificationIn } from '../verdict/certification-file.ts';

const REPORTS = [
  'certification.json',
  'certification.html',
  'certification.md',
  'certification.pdf',
  'junit.xml',
  'records.jsonl',
];

/** @throws UsageError if the folder has no certification that this version can read */
export function readCertification(out: string): Certification {
  const file = join(out, 'certification.json');
  if (!existsSync(file))
    throw new UsageError(`${out} contains no certification.json. Run npm run certify first.`);
  const certification = certificationIn(file);
  if (!certification)
    throw new UsageError(`${file} was written by another version, or altered: run npm run certify again.`);
  return certification;
}

/**
 * @param attestations path of the shop's attestations.json; @param waivers path of the project's waivers.json;
 * both files may be missing
 */
export function filesOf(
  out: string,
  { attestations, waivers }: { readonly attestations: string; readonly waivers: string },
): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  const add = (name: string, path: string): void => {
    if (existsSync(path)) files.set(name, readFileSync(path));
  };
  for (const name of REPORTS) add(name, join(out, name));
  const pictures = join(out, 'screenshots');
  if (existsSync(pictures))
    for (const name of readdirSync(pictures).sort()) add(`screenshots/${name}`, join(pictures, name));
  add(ATTESTATIONS_FILE, attestations);
  for (const { path } of readAttestations(attestations).answers.flatMap((answer) => answer.files ?? []))
    add(`attestations/${basename(path)}`, join(dirname(attestations), path));
  add(basename(waivers), waivers);
  return files;
}
