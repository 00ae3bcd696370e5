/** `npm run build`: compiles the package's code into `dist/` and copies its data files. */
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, rmSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { programOf, ROOT } from '../harness/root.ts';

const DIST = join(ROOT, 'dist');
/** Folders whose data files are read at run time. */
const WITH_DATA = ['contract', 'fixtures-server'];
const DATA = ['.json', '.css'];
/** Files for the version and module type, the adapter template, type checks of adapters, and the controls. */
const FILES = ['package.json', 'tsconfig.json', 'pages/adapter-template.ts', 'docs/rules.md'];

rmSync(DIST, { recursive: true, force: true });
const compiler = programOf('typescript', 'bin/tsc');
const { status } = spawnSync(process.execPath, [compiler, '-p', join(ROOT, 'tsconfig.build.json')], {
  stdio: 'inherit',
});
if (status === 0) {
  for (const folder of WITH_DATA)
    cpSync(join(ROOT, folder), join(DIST, folder), {
      recursive: true,
      filter: (path) => statSync(path).isDirectory() || DATA.includes(extname(path)),
    });
  for (const file of FILES) cpSync(join(ROOT, file), join(DIST, file));
  chmodSync(join(DIST, 'cli/bin.js'), 0o755);
}
process.exitCode = status ?? 1;
