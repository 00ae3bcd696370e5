import { ClockWatch } from '../../../harness/clock.ts';
import { expect, test } from '../plain-test.ts';

const { now } = Date;
test.afterEach(() => {
  Date.now = now;
});

for (const seconds of [3_600, -3_600, -3])
  test(`a clock that is set by ${seconds} s is noticed`, () => {
    const watch = new ClockWatch();
    expect(watch.jump).toBeUndefined();
    Date.now = () => now() + seconds * 1_000;
    expect(watch.jump).toBe(seconds);
  });

test('a clock that is kept right by small steps is none that was set', () => {
  const watch = new ClockWatch();
  Date.now = () => now() - 500;
  expect(watch.jump).toBeUndefined();
});
