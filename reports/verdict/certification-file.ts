/** Reads `certification.json`. */
import { readFileSync } from 'node:fs';
import { Certification } from './certification.ts';

/** @returns undefined if the file is missing, altered or of another version */
export function certificationIn(file: string): Certification | undefined {
  try {
    return Certification.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}
