/** Subscriptions that renew themselves. */
import { cellsOf, certify, detailsOf, titleOf } from './certify-cell.ts';
import { test } from './fixtures.ts';

for (const cell of cellsOf('subscriptions'))
  test(titleOf(cell), detailsOf(cell), ({ run, adapter, browser }, testInfo) =>
    certify(cell, { run, adapter, browser }, testInfo),
  );
