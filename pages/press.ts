import type { Locator } from '@playwright/test';

/**
 * Presses a button once, or several times at once. Several presses are made by a script in the page: real input
 * events may be so slow that the second press hits the next page. Each press is a task of its own, because a browser sends
 * a plain form only once in a task.
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
