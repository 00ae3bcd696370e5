/** `npm run merge -- FOLDER`: one certification, one Allure report and one exit code of the blob reports of shards. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { hasReports } from '../../harness/run-folder.ts';
import { CODE, CODE_EXTENSION, programOf, ROOT } from '../../harness/root.ts';
import { runsEnvironment } from '../../harness/run.ts';
import { UsageError } from '../../harness/settings.ts';
import { readCertification } from '../../reports/package/run-files.ts';
import { exitCode } from '../../reports/verdict/exit-code.ts';
import { USAGE } from '../exit-codes.ts';
import { parseOptions } from '../../harness/parse-options.ts';
import { defaultSettings, planCertification } from '../plan-run.ts';

export async function merge(words: readonly string[]): Promise<number> {
  const { folder, out, strict } = options(words);
  // the shards' reports state what was judged and on which targets, so this run only defines the report
  // folder
  const spec = await planCertification(undefined, defaultSettings(), out);
  const config = join(CODE, `playwright.config${CODE_EXTENSION}`);
  const cli = programOf('@playwright/test', 'cli.js');
  spawnSync(process.execPath, [cli, 'merge-reports', `--config=${config}`, folder], {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, ...runsEnvironment({ certification: spec, own: spec }) },
  });
  // the reporter has printed the reason
  if (!hasReports(spec.out)) return USAGE;
  const certification = readCertification(spec.out);
  return exitCode(certification, { strict: strict || certification.run.strict });
}

interface Options {
  readonly folder: string;
  readonly out?: string;
  readonly strict: boolean;
}

function options(words: readonly string[]): Options {
  const { values, positionals } = parseOptions({
    args: [...words],
    allowPositionals: true,
    options: { out: { type: 'string' }, strict: { type: 'boolean', default: false } },
  });
  const [folder] = positionals;
  if (folder === undefined || positionals.length > 1)
    throw new UsageError(
      'npm run merge needs one folder, which contains the blob reports (*.zip) of the shards.',
    );
  const blobs = resolve(process.env.INIT_CWD ?? '.', folder);
  if (!existsSync(blobs)) throw new UsageError(`${folder}: there is no such folder.`);
  if (!readdirSync(blobs).some((name) => name.endsWith('.zip')))
    throw new UsageError(
      `${folder} contains no blob report (*.zip). README shows how a shard writes a blob report.`,
    );
  return {
    folder: blobs,
    strict: values.strict,
    ...(values.out === undefined ? {} : { out: resolve(values.out) }),
  };
}
