/** Paying and ordering: without problems, twice, with a refused source or charge, under review. */
import { cellsOf, certify, detailsOf, titleOf } from './certify-cell.ts';
import { test } from './fixtures.ts';

for (const cell of cellsOf('orders'))
  test(titleOf(cell), detailsOf(cell), ({ run, adapter, browser }, testInfo) =>
    certify(cell, { run, adapter, browser }, testInfo),
  );
