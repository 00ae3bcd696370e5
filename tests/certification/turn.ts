/** When a test may use the shop: in parallel with others, unless the shop's calls cannot be joined to one of the tests. */
import { randomUUID } from 'node:crypto';
import { test } from '@playwright/test';
import { type PreflightRow, ROWS_ATTACHMENT } from '../../harness/preflight-row.ts';
import { poll } from '../../harness/poll.ts';
import { TapClient } from '../../harness/tap-client.ts';
import type { RunContext } from '../../harness/run.ts';

/** Milliseconds after which a waiting test asks again. */
const AGAIN = 250;

/**
 * Waits for permission, then does a test's work. The wait does not count as test time.
 * @param milliseconds maximum duration of the work
 */
export async function inTurn<T>(
  { targets, runKey }: RunContext,
  milliseconds: number,
  work: (turn: string) => Promise<T>,
): Promise<T> {
  const turn = `turn-${randomUUID()}`;
  const tap = new TapClient(targets.tapUrl, runKey, turn);
  const seconds = Math.min(milliseconds, 3_600_000) / 1_000 + 60;
  if (!(await tap.takeTurn(seconds))) {
    const info = test.info();
    const [granted, since] = [info.timeout, performance.now()];
    info.setTimeout(0);
    await poll(
      () => tap.takeTurn(seconds),
      (isTaken) => isTaken,
      { timeout: Number.POSITIVE_INFINITY, interval: AGAIN },
    );
    if (granted > 0) info.setTimeout(granted + performance.now() - since);
  }
  try {
    return await work(turn);
  } finally {
    await tap.giveTurn();
  }
}

/** Reports why the run continues with one test at a time. */
export async function noteUnjoined(calls: readonly string[]): Promise<void> {
  const row: PreflightRow = {
    state: 'note',
    what: 'Workers',
    found: `from now on one scenario runs at a time, because these calls could not be joined to one of the running scenarios: ${calls.join(', ')}`,
    how: 'Pass the value of the cookie conformance_test on in the header upstream-session-id, or send the e-mail address with the first call.',
  };
  await test.info().attach(ROWS_ATTACHMENT.name, {
    body: JSON.stringify([row]),
    contentType: ROWS_ATTACHMENT.contentType,
  });
}
