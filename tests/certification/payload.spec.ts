/**
 * Payloads of sources: documented payloads with and without a session, and payloads with mistakes, which are
 * refused.
 */
import { cellsOf, certify, detailsOf, titleOf } from './certify-cell.ts';
import { test } from './fixtures.ts';

for (const cell of cellsOf('payload'))
  test(titleOf(cell), detailsOf(cell), ({ run, adapter, browser }, testInfo) =>
    certify(cell, { run, adapter, browser }, testInfo),
  );
