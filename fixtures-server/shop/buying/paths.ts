/** Pages of one purchase. Each address names it: a shopper may have several purchases open, one in each tab. */
import type { Purchase } from '../state/purchase.ts';

export const reviewPath = ({ number }: Purchase): string => `/review?order=${number}`;
export const failurePath = ({ number }: Purchase): string => `/failure?order=${number}`;
export const waitingPath = ({ number }: Purchase): string => `/waiting?order=${number}`;
