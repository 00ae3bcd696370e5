import type { Page } from '@playwright/test';
import type { PortalPages } from './shop.ts';

/** The payment provider's page: approve, decline or cancel. */
export class PortalPage implements PortalPages {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  signIn(): Promise<void> {
    return this.#page.getByRole('button', { name: /sign in/i }).click();
  }

  approve(): Promise<void> {
    return this.#page.getByRole('button', { name: /approve/i }).click();
  }

  decline(): Promise<void> {
    return this.#page.getByRole('button', { name: /decline/i }).click();
  }

  cancel(): Promise<void> {
    return this.#page.getByRole('button', { name: /cancel/i }).click();
  }
}
