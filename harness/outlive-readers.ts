/**
 * Lets a run continue and write its reports, even if the program that reads its output ends early (`| head
 * -1`).
 */
export function outliveReaders(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}
