import type { FrameLocator, Page } from '@playwright/test';

/** The frame in which the shopper's bank asks who is paying. */
export class ChallengePage {
  readonly #frame: FrameLocator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.#frame = page.frameLocator('#DRPayment3ds');
  }

  /** Answers with a password: the bank's app knows one, its web page another. */
  async answer(password: string): Promise<void> {
    await this.#frame.locator('input[type="password"]').fill(password);
    await this.#frame.locator('button.pay').click();
  }

  async cancel(): Promise<void> {
    await this.#frame.locator('button[type="button"]').click();
  }

  /** @returns once the bank asks; false when it does not for as long as an action may take */
  appears(): Promise<boolean> {
    return this.#page
      .locator('#DRPayment3ds')
      .waitFor()
      .then(
        () => true,
        () => false,
      );
  }

  isShown(): Promise<boolean> {
    return this.#page.locator('#DRPayment3ds').isVisible();
  }
}
