import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The harness's own version, as package.json has it. */
export function version(): string {
  const file = join(import.meta.dirname, '../package.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
