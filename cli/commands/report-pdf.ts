/** `npm run report:pdf`: prints the report of the last run to PDF, with the browser that ran the tests. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';
import { escape } from '../../harness/html.ts';
import { shownPath } from '../../harness/reports-folder.ts';
import { readSettings, UsageError } from '../../harness/settings.ts';
import { readCertification } from '../../reports/package/run-files.ts';
import { findBrowser } from '../browser.ts';
import { folderOfRun, runOption } from '../run-option.ts';

export async function reportPdf(words: readonly string[]): Promise<number> {
  const out = folderOfRun(runOption(words));
  const { run: facts, result } = readCertification(out);
  const page = join(out, 'certification.html');
  if (!existsSync(page)) throw new UsageError(`${page} does not exist. Run npm run certify first.`);
  const found = await findBrowser(readSettings().DR_CHROMIUM_PATH, (line) =>
    process.stdout.write(`${line}\n`),
  );
  const browser = await chromium.launch({ executablePath: found.path, chromiumSandbox: found.sandbox });
  try {
    const tab = await browser.newPage({ colorScheme: 'light' });
    await tab.goto(pathToFileURL(page).href);
    // collapsed parts would be invisible on paper
    await tab.locator('details:is(.finding, .others):not([open]) > summary').evaluateAll((all) => {
      for (const { parentElement } of all) parentElement?.setAttribute('open', '');
    });
    const path = join(out, 'certification.pdf');
    const style =
      'width:100%;margin:0 14mm;font:7.5pt sans-serif;color:#4d5665;display:flex;justify-content:space-between';
    await tab.pdf({
      path,
      format: 'A4',
      printBackground: true,
      preferCSSPageSize: true,
      outline: true,
      tagged: true,
      displayHeaderFooter: true,
      headerTemplate: `<div style="${style}"><span>${escape(result.title)}</span><span>${escape(facts.id)}</span></div>`,
      footerTemplate: `<div style="${style}"><span>Payment-session certification, harness ${escape(facts.harnessVersion)}</span><span>Page <span class="pageNumber"></span> of <span class="totalPages"></span></span></div>`,
    });
    process.stdout.write(`PDF        ${shownPath(path)}\n`);
  } finally {
    await browser.close();
  }
  return 0;
}
