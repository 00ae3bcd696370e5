/** Saves a picture of the page on which a verb of the adapter ended, so that a message can name the file. */
import { join, relative } from 'node:path';
import type { Page } from '@playwright/test';
import { ROOT } from '../../harness/root.ts';

/**
 * @param folder of the run's reports @returns path of the picture from the project's folder; undefined if the
 * page is closed
 */
export async function keepPicture(page: Page, folder: string, name: string): Promise<string | undefined> {
  const path = join(folder, 'pictures', `${name}.png`);
  try {
    // a card number must not be in a picture
    await page.screenshot({ path, mask: [page.locator('iframe[id^="card"]')], animations: 'disabled' });
    return relative(ROOT, path);
  } catch {
    return undefined;
  }
}
