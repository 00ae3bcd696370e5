/**
 * Addresses and controls of the known portals, as data. docs/sandbox.md explains how to add one. At an unknown address the texts
 * of the buttons are used.
 */
import type { Locator, Page } from '@playwright/test';
import type { PortalPages } from './shop.ts';

export interface PortalStep {
  readonly control: (page: Page) => Locator;
  /** Text to type: public test data, never a secret. Absent: the control is pressed. */
  readonly type?: string;
}

export interface Portal {
  readonly name: string;
  /** Matches the addresses of its pages, without query. */
  readonly address: RegExp;
  /** Steps in sequence, across its pages; each waits for its control. */
  readonly steps: Readonly<Record<keyof PortalPages, readonly PortalStep[]>>;
}

const button = (name: RegExp): readonly PortalStep[] => [
  { control: (page) => page.getByRole('button', { name }) },
];

/** The embedded provider's portal, and any other with the same words on its buttons. */
export const generic: Portal = {
  name: 'generic',
  address: /^/,
  steps: {
    signIn: button(/sign in/i),
    approve: button(/approve/i),
    decline: button(/decline/i),
    cancel: button(/cancel/i),
  },
};

/** The portals of real sandboxes are not listed yet: adding one requires an account of that sandbox. */
export const portals: readonly Portal[] = [];
