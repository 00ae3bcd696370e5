/** `npm run report`: builds the Allure report of the last full run, or of another one, and opens it. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildAllureReport } from '../../reports/formats/allure.ts';
import { historyOf } from '../../harness/reports-folder.ts';
import { UsageError } from '../../harness/settings.ts';
import { readCertification } from '../../reports/package/run-files.ts';
import { folderOfRun, runOption } from '../run-option.ts';

export async function report(words: readonly string[]): Promise<number> {
  const out = folderOfRun(runOption(words));
  if (!existsSync(join(out, 'allure-results')))
    throw new UsageError(`${out} contains no Allure results. Run npm run certify first.`);
  const { run: facts } = readCertification(out);
  // the run that made this folder is already in the history
  const page = await buildAllureReport(out, facts.id, { file: historyOf(facts).allure, enters: false });
  process.stdout.write(`Allure report  ${page}\nCertification  ${join(out, 'certification.html')}\n`);
  const opener = { darwin: 'open', win32: 'explorer' }[process.platform as string] ?? 'xdg-open';
  // a machine without a desktop cannot open the report: the paths above are printed instead
  if (process.stdout.isTTY)
    spawn(opener, [page], { stdio: 'ignore', detached: true })
      .on('error', () => undefined)
      .unref();
  return 0;
}
