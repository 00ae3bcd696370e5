/** Masked recordings of ordinary payments with three methods, with default settings. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { methodById } from '../../contract/catalogue.ts';
import { Observation, type ObservationInput } from '../certification/reading/observation.ts';

export type Recording = Omit<ObservationInput, 'method'> & { readonly method: string };

export const recordings: readonly Recording[] = ['konbini', 'payPal', 'creditCard'].map(
  (name) =>
    JSON.parse(
      readFileSync(join(import.meta.dirname, 'data/recordings', `${name}.json`), 'utf8'),
    ) as Recording,
);

export function observationOf(recording: Recording): Observation {
  return new Observation({ ...recording, method: methodById(recording.method) });
}
