import type { FrameLocator, Page } from '@playwright/test';
import { poll } from '../harness/poll.ts';
import { optionalTimeout } from './timeouts.ts';

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

  /**
   * Waits until the bank asks.
   * @param isOver ends the wait early
   * @returns false when the bank does not ask for as long as an action may take
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
