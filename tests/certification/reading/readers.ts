import type { Dialect } from '../../../contract/method.ts';
import { readCommerce } from './commerce.ts';
import { readDigitalRiver } from './digital-river.ts';
import type { Reader } from './api-facts.ts';

/** The one place per dialect in which exchanges become facts. */
export const readers: Readonly<Record<Dialect, Reader>> = {
  'digital-river-api': readDigitalRiver,
  'commerce-api': readCommerce,
};
