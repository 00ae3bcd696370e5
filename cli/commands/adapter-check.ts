/** `npm run adapter:check`: type-checks the shop's adapter, runs each of its verbs once, and says what works. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { CODE, findProgram, ROOT } from '../../harness/root.ts';
import { readSettings, UsageError } from '../../harness/settings.ts';
import { USAGE } from '../exit-codes.ts';
import { codeOf } from '../own-tests.ts';
import { readOptions } from '../options.ts';
import { runPlaywright } from '../playwright.ts';
import { shopOffer } from '../shop-offer.ts';
import { planCertification } from '../plan-run.ts';
import { withServers } from '../with-servers.ts';

/** @returns exit code 0 if all verbs work, 1 if a verb does not work, 2 if no verb could be tried */
export async function adapterCheck(words: readonly string[]): Promise<number> {
  const settings = readSettings();
  if (settings.DR_SHOP_ADAPTER === undefined)
    throw new UsageError(
      'adapter:check needs DR_SHOP=custom, DR_SHOP_URL and DR_SHOP_ADAPTER: the command runs your adapter against your shop (see docs/certify-your-shop.md).',
    );
  const mistakes = typeMistakes(resolve(settings.DR_SHOP_ADAPTER));
  if (mistakes !== '') {
    process.stderr.write(`${settings.DR_SHOP_ADAPTER} does not type-check:\n${mistakes}`);
    return USAGE;
  }
  const left = linesToDo(resolve(settings.DR_SHOP_ADAPTER));
  if (left.length > 0)
    process.stdout.write(
      `${settings.DR_SHOP_ADAPTER} still has TODO in ${left.length === 1 ? 'line' : 'lines'} ${left.join(', ')}.\n`,
    );
  const options = readOptions(words, settings, (await shopOffer(settings)).methods);
  const spec = await planCertification(options, settings, 'own/adapter');
  return withServers(spec, settings, async (servers) => {
    const end = await runPlaywright({
      projects: ['adapter'],
      runs: { certification: spec, own: spec },
      args: options.headed ? ['--headed'] : [],
      ...servers,
    });
    return codeOf(end);
  });
}

/** Line numbers (from 1) of an adapter that still contain the template's TODO. */
function linesToDo(file: string): number[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, index) => (/\/\/.*\bTODO\b/.test(line) ? [index + 1] : []));
}

/** Uses the harness's compiler options, wherever the file is. @returns what the compiler prints; '' if no mistake */
export function typeMistakes(file: string): string {
  if (/\.m?js$/.test(file)) return '';
  const compiler = findProgram('typescript', 'bin/tsc');
  if (compiler === undefined) {
    process.stdout.write(
      'The package typescript is not installed, so the types of the adapter are not checked.\n',
    );
    return '';
  }
  const folder = mkdtempSync(join(tmpdir(), 'adapter-'));
  try {
    const config = join(folder, 'tsconfig.json');
    writeFileSync(
      config,
      JSON.stringify({
        extends: join(CODE, 'tsconfig.json'),
        compilerOptions: { noEmit: true, typeRoots: [join(ROOT, 'node_modules/@types')] },
        files: [file],
        include: [],
      }),
    );
    const { status, stdout } = spawnSync(
      process.execPath,
      [compiler, '--project', config, '--pretty', 'false'],
      { cwd: ROOT, encoding: 'utf8' },
    );
    return status === 0 ? '' : stdout || 'The TypeScript compiler did not start.\n';
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
