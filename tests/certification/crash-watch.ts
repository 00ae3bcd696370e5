/** Notes when the browser's process of a page crashes: no shop can prevent it, so it is an outage of the machine. */
import type { BrowserContext } from '@playwright/test';

export class CrashWatch {
  #crashed: string | undefined;
  #onCrash: () => void = () => undefined;

  /** Watches the pages that a browser context opens from now on. */
  watch(context: BrowserContext): void {
    context.on('page', (page) =>
      page.on('crash', () => {
        const [address = ''] = page.url().split(/[?#]/);
        this.#crashed ??= `The browser's process of the page ${address} crashed. If this happens again, use fewer --workers: the machine may have too little memory.`;
        this.#onCrash();
      }),
    );
  }

  get notes(): { readonly message: string }[] {
    return this.#crashed === undefined ? [] : [{ message: this.#crashed }];
  }

  /**
   * Plays a story until a page crashes, because the shopper would wait for that page until a timeout.
   * @throws Error when a page crashes
   */
  async untilCrash(story: Promise<void>): Promise<void> {
    const crash = new Promise<never>((_, reject) => {
      this.#onCrash = () => reject(new Error(this.#crashed));
    });
    try {
      await Promise.race([story, crash]);
    } finally {
      this.#onCrash = () => undefined;
      story.catch(() => undefined);
    }
  }
}
