/** A program that reads what is written may end before (`| head -1`): the run goes on, and its reports are written. */
export function outliveReaders(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}
