/**
 * The portals that the harness can use: addresses, and what a shopper presses there, as data. docs/sandbox.md says how one is
 * added. A page that none of the addresses fits is used by the words on its buttons.
 */
import type { Locator, Page } from '@playwright/test';
import type { PortalPages } from './shop.ts';

export interface PortalStep {
  readonly control: (page: Page) => Locator;
  /** Typed into it: public test data, never a secret. Absent: it is pressed. */
  readonly type?: string;
}

export interface Portal {
  readonly name: string;
  /** Fits the addresses of its pages, without their query. */
  readonly address: RegExp;
  /** What is done one after the other, across its pages; each control is waited for. */
  readonly steps: Readonly<Record<keyof PortalPages, readonly PortalStep[]>>;
}

const button = (name: RegExp): readonly PortalStep[] => [
  { control: (page) => page.getByRole('button', { name }) },
];

/** The embedded provider's, and any that words its buttons in the same way. */
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

/** None of a sandbox yet: each needs an account of that sandbox to be tried. */
export const portals: readonly Portal[] = [];
