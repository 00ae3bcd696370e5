import { join } from 'node:path';

/** The project's folder, absolute. */
export const ROOT = join(import.meta.dirname, '..');
