import { ClockWatch } from '../../certification/clock.ts';
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

test('a process that did not run for a while notices it', () => {
  const watch = new ClockWatch(200);
  expect(watch.stoppedFor).toBeUndefined();
  // this process does not run during this time
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 600);
  expect(watch.stoppedFor).toBe(1);
  expect(watch.jump).toBeUndefined();
  watch.end();
});
