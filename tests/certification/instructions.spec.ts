/**
 * Methods for which the shopper pushes funds: the instructions, funds that arrive, and funds that never arrive.
 */
import { cellsOf, certify, detailsOf, titleOf } from './certify-cell.ts';
import { test } from './fixtures.ts';

for (const cell of cellsOf('instructions'))
  test(titleOf(cell), detailsOf(cell), ({ run, adapter, browser }, testInfo) =>
    certify(cell, { run, adapter, browser }, testInfo),
  );
