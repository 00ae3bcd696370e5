import type { Dialect } from '../../../contract/method.ts';
import { readCommerce } from './commerce.ts';
import { readDigitalRiver } from './digital-river.ts';
import type { Reader } from './api-facts.ts';

/** The readers that turn exchanges into facts, one per dialect. */
export const readers: Readonly<Record<Dialect, Reader>> = {
  'digital-river-api': readDigitalRiver,
  'commerce-api': readCommerce,
};
