import type { Locator } from '@playwright/test';

/**
 * Presses a button, or presses it several times at once. Several presses are made in the page: input events of the
 * browser's own may come so late that the second hits whatever the next page has in that place.
 */
export async function press(button: Locator, times = 1): Promise<void> {
  if (times === 1) {
    await button.click();
    return;
  }
  await button.click({ trial: true });
  await button.evaluate((element: HTMLElement, presses) => {
    element.click();
    for (let more = 1; more < presses; more += 1) setTimeout(() => element.click());
  }, times);
}
