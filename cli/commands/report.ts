/** `npm run report`: builds the Allure report of the last run and opens it. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildAllureReport } from '../../reports/formats/allure.ts';
import { ROOT } from '../../harness/root.ts';
import { UsageError } from '../../harness/settings.ts';

export async function report(words: readonly string[]): Promise<number> {
  if (words.length > 0) throw new UsageError('npm run report takes no options.');
  const out = join(ROOT, 'reports/out');
  if (!existsSync(join(out, 'allure-results')))
    throw new UsageError('There is no run to report on yet: npm run certify makes one.');
  const page = await buildAllureReport(out);
  process.stdout.write(`Allure report  ${page}\nCertification  ${join(out, 'certification.html')}\n`);
  const opener = { darwin: 'open', win32: 'explorer' }[process.platform as string] ?? 'xdg-open';
  // a machine without a desktop has the paths above
  if (process.stdout.isTTY)
    spawn(opener, [page], { stdio: 'ignore', detached: true })
      .on('error', () => undefined)
      .unref();
  return 0;
}
