/**
 * Compiles the fixture servers into one JavaScript file, because every run and many tests start the servers,
 * and loading some 400 modules through a loader takes a second. The installed package contains compiled code,
 * so it does not need this.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin } from 'esbuild';
import { CODE } from '../harness/root.ts';

const SOURCES = ['contract', 'fixtures-server', 'harness'];
const ENTRY = join(CODE, 'fixtures-server/main.ts');
const CACHE = join(CODE, 'node_modules/.cache/payment-session-conformance');
/** Calls of `require` in CommonJS dependencies. */
const REQUIRE =
  "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";

/**
 * Compiles again if a source has changed. @returns the path of the file; undefined if compiling fails: then the
 * sources run through the loader, which reports the error in them
 */
export async function compiledServers(): Promise<string | undefined> {
  const file = join(CACHE, `fixtures-servers-${stateOfSources()}.mjs`);
  if (existsSync(file)) return file;
  const { build } = await import('esbuild');
  const own = `${file}.${process.pid}`;
  try {
    mkdirSync(CACHE, { recursive: true });
    await build({
      entryPoints: [ENTRY],
      outfile: own,
      bundle: true,
      platform: 'node',
      target: 'node20',
      format: 'esm',
      // esbuild is a native program, and it bundles the scripts of the pages while the servers run
      external: ['esbuild'],
      banner: { js: REQUIRE },
      plugins: [ownFolders],
      logLevel: 'silent',
    });
    for (const other of readdirSync(CACHE))
      if (/^fixtures-servers-\w+\.mjs$/.test(other)) rmSync(join(CACHE, other), { force: true });
    // in one step, because another command may look for the file at the same moment
    renameSync(own, file);
    return file;
  } catch {
    rmSync(own, { force: true });
    return undefined;
  }
}

/** Names, sizes and times of all source files, and what compiles them. */
function stateOfSources(): string {
  const hash = createHash('sha256').update(readFileSync(join(CODE, 'package-lock.json')));
  for (const folder of SOURCES)
    for (const entry of readdirSync(join(CODE, folder), { recursive: true, withFileTypes: true }))
      if (entry.isFile() && entry.name.endsWith('.ts')) {
        const path = join(entry.parentPath, entry.name);
        const { mtimeMs, size } = statSync(path);
        hash.update(`${path} ${mtimeMs} ${size}\n`);
      }
  return hash
    .update(readFileSync(import.meta.filename))
    .digest('hex')
    .slice(0, 16);
}

/** Files in the source folders are read at run time. */
const ownFolders: Plugin = {
  name: 'own-folders',
  setup: (build) =>
    build.onLoad({ filter: /\.ts$/ }, ({ path }) => ({
      loader: 'ts',
      contents: readFileSync(path, 'utf8')
        .replaceAll('import.meta.dirname', () => JSON.stringify(dirname(path)))
        .replaceAll('import.meta.filename', () => JSON.stringify(path)),
    })),
};
