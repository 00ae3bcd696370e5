/**
 * The fixture servers as one file of JavaScript: loading some 400 modules one by one through a loader takes a second, and each run and
 * many tests start them. The package holds compiled code and needs none of this.
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
 * @returns path of the file, made if any source has changed since; undefined where it cannot be made: the sources run through
 * their loader then, and an error in them is told there
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
      // a program of another language; it bundles scripts of the pages while the servers run
      external: ['esbuild'],
      banner: { js: REQUIRE },
      plugins: [ownFolders],
      logLevel: 'silent',
    });
    for (const other of readdirSync(CACHE))
      if (/^fixtures-servers-\w+\.mjs$/.test(other)) rmSync(join(CACHE, other), { force: true });
    // at once: another command may look for it meanwhile
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

/** Files beside the sources are read at run time. */
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
