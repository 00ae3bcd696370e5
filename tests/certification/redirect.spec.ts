/**
 * The payment provider's portal: the shopper approves, declines, cancels, goes back, returns twice or never.
 */
import { cellsOf, certify, detailsOf, titleOf } from './certify-cell.ts';
import { test } from './fixtures.ts';

for (const cell of cellsOf('redirect'))
  test(titleOf(cell), detailsOf(cell), ({ run, adapter, browser }, testInfo) =>
    certify(cell, { run, adapter, browser }, testInfo),
  );
