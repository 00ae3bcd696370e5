/** If the program that reads the output ends early (`| head -1`), the run continues and writes its reports. */
export function outliveReaders(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}
