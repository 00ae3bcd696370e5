/** Where the code is, and where the user's files are: the same folder in the repository, two with the installed package. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { extname, join } from 'node:path';

/** Folder of the code, absolute. */
export const CODE = join(import.meta.dirname, '..');

/** Extension of the code's files: the package holds compiled JavaScript. */
export const CODE_EXTENSION = extname(import.meta.filename);

/** Whether this is the installed package. */
export const PACKAGED = CODE_EXTENSION === '.js';

/** The package's name, which is also its program's. */
export const PACKAGE = 'payment-session-conformance';

/** Folder of the reports, waivers and keys, absolute: with the package the one in which the command was given. */
export const ROOT = PACKAGED ? process.cwd() : CODE;

/** A text that names commands of ours, as they are given here: `npm run certify -- --list` in the repository. */
export function withCommands(text: string): string {
  return PACKAGED ? text.replace(/\bnpm run ([\w:-]+)(?: --(?= ))?/g, `npx ${PACKAGE} $1`) : text;
}

/** The command that judges one rule for one method again. */
export function rerunCommand(method: string, rule: string): string {
  return withCommands(`npm run certify -- --methods ${method} --rules ${rule}`);
}

/** Path of a program of a dependency, wherever npm put it; undefined where it is not installed. */
export function findProgram(dependency: string, file: string): string | undefined {
  const folders = createRequire(import.meta.url).resolve.paths(dependency) ?? [];
  return folders.map((folder) => join(folder, dependency, file)).find((path) => existsSync(path));
}

/** @throws Error where one of our own dependencies is not installed */
export function programOf(dependency: string, file: string): string {
  const found = findProgram(dependency, file);
  if (found) return found;
  throw new Error(`${dependency} is not installed: run npm install.`);
}
