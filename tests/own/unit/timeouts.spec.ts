/** How long a run waits, by its rate limit and by the load of the machine. */
import { loadFactor, timeoutFactorFor } from '../../../harness/timeouts.ts';
import { expect, test } from '../plain-test.ts';

test('timeouts are whole milliseconds for every rate limit', () => {
  for (let limit = 1; limit <= 100; limit += 1)
    for (const workers of [1, 3])
      expect(() => AbortSignal.timeout(1_000 * timeoutFactorFor(limit, workers)), `${limit}`).not.toThrow();
});

test('a scenario gets more time if other programs use the processors, within limits', () => {
  const [ownLoad, busy, overloaded, unknown] = [8, 36, 1_000, 0].map((load) => loadFactor(load, 2));
  expect({ ownLoad, busy, overloaded, unknown }).toEqual({
    ownLoad: 1,
    busy: 4.5,
    overloaded: 6,
    unknown: 1,
  });
});
