/** One Ctrl-C arrives as two signals through npm; a second press is deliberate. */
import { onInterruption } from '../../../cli/interruption.ts';
import { expect, test } from '../plain-test.ts';

// signals are emitted directly, because the listeners use the real clock
test('signals within one second count once; a later one counts again, until the end', () => {
  const clock = performance.now.bind(performance);
  let now = 0;
  performance.now = () => now;
  const heard: number[] = [];
  const stop = onInterruption((times) => void heard.push(times));
  try {
    process.emit('SIGINT');
    now = 900;
    process.emit('SIGTERM');
    process.emit('SIGHUP');
    expect(heard).toEqual([1]);
    now = 1_900;
    process.emit('SIGHUP');
    expect(heard).toEqual([1, 2]);
  } finally {
    stop();
    performance.now = clock;
  }
  process.emit('SIGHUP');
  expect(heard).toEqual([1, 2]);
});
