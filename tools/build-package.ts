/** `npm run build`: compiles what the package holds into `dist/`, and puts the data files beside it. */
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, rmSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { programOf, ROOT } from '../harness/root.ts';

const DIST = join(ROOT, 'dist');
/** Their files other than code are read at run time. */
const WITH_DATA = ['contract', 'fixtures-server'];
const DATA = ['.json', '.css'];
/** The version, and that the code is ES modules; what adapters start from, and are type-checked with; what controls compare with. */
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
