import type { FrameLocator, Page } from '@playwright/test';
import { poll } from '../harness/poll.ts';
import { optionalTimeout } from './timeouts.ts';

/** The frame in which the shopper's bank authenticates the shopper. */
export class ChallengePage {
  readonly #frame: FrameLocator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.#frame = page.frameLocator('#DRPayment3ds');
  }

  /** Answers with a password: the bank's app and its web page have different passwords. */
  async answer(password: string): Promise<void> {
    await this.#frame.locator('input[type="password"]').fill(password);
    await this.#frame.locator('button.pay').click();
  }

  async cancel(): Promise<void> {
    await this.#frame.locator('button[type="button"]').click();
  }

  /**
   * Waits for the challenge.
   * @param isOver ends the wait early
   * @returns false if no challenge appears within the action timeout
   */
  appears(isOver: () => boolean = () => false): Promise<boolean> {
    return poll(
      () => this.isShown(),
      (shown) => shown || isOver(),
      { timeout: optionalTimeout() },
    );
  }

  isShown(): Promise<boolean> {
    return this.#page.locator('#DRPayment3ds').isVisible();
  }
}
