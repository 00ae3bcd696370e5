import { ClockWatch } from '../../../harness/clock.ts';
import { expect, test } from '../plain-test.ts';

const { now } = Date;
test.afterEach(() => {
  Date.now = now;
});

for (const seconds of [3_600, -3_600, -3])
  test(`a clock change of ${seconds} s is detected`, () => {
    const watch = new ClockWatch();
    expect(watch.jump).toBeUndefined();
    Date.now = () => now() + seconds * 1_000;
    expect(watch.jump).toBe(seconds);
  });

test('small corrections of the clock do not count as a change', () => {
  const watch = new ClockWatch();
  Date.now = () => now() - 500;
  expect(watch.jump).toBeUndefined();
});
