/**
 * Lets a program continue and write its reports, even if the program that reads its output ends early (`| head -1`), or its
 * terminal is closed.
 */
import { closeSync } from 'node:fs';
import { isatty } from 'node:tty';

const STANDARD = [0, 1, 2];

export function outliveReaders(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  const terminals = STANDARD.filter((file) => isatty(file));
  // Node resets its terminal at the end, and aborts with a signal if the terminal was closed
  process.once('exit', () => {
    for (const file of terminals) if (!isatty(file)) closeSync(file);
  });
}
