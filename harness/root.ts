/** Folders of the code and of the user's files: the same in the repository, different with the installed package. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir, tmpdir } from 'node:os';
import { extname, join } from 'node:path';

/** Folder of the code, absolute. */
export const CODE = join(import.meta.dirname, '..');

/** Extension of the code's files: the package contains compiled JavaScript. */
export const CODE_EXTENSION = extname(import.meta.filename);

/** Whether this is the installed package. */
export const PACKAGED = CODE_EXTENSION === '.js';

/** The name of the package and of its program. */
export const PACKAGE = 'payment-session-conformance';

/** Absolute folder of reports, waivers and keys: with the installed package, the working directory. */
export const ROOT = PACKAGED ? process.cwd() : CODE;

/** The user's home; in a container a user may have none. */
export function homeFolder(): string {
  try {
    return homedir();
  } catch {
    return tmpdir();
  }
}

/**
 * Replaces commands in a text by the form for this installation, e.g. `npm run certify -- --list` in the
 * repository.
 */
export function withCommands(text: string): string {
  return PACKAGED ? asInstalled(text) : text;
}

/** The commands in a text as a user of the installed package writes them. */
export function asInstalled(text: string): string {
  return text.replace(/\bnpm (?:run (?=\w)|(?=start\b))([\w:-]+)(?:( \[?)-- )?/g, `npx ${PACKAGE} $1$2`);
}

/** The command that tests one rule with one method again. */
export function rerunCommand(method: string, rule: string): string {
  return withCommands(`npm run certify -- --methods ${method} --rules ${rule}`);
}

/**
 * Path of the program of a dependency, in any folder in which npm installed it; undefined if it is not
 * installed.
 */
export function findProgram(dependency: string, file: string): string | undefined {
  const folders = createRequire(import.meta.url).resolve.paths(dependency) ?? [];
  return folders.map((folder) => join(folder, dependency, file)).find((path) => existsSync(path));
}

/** @throws Error if one of our own dependencies is not installed */
export function programOf(dependency: string, file: string): string {
  const found = findProgram(dependency, file);
  if (found) return found;
  throw new Error(`${dependency} is not installed: run npm install.`);
}
