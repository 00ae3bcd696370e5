/** Finds the requests in a HAR file. */
import { JsonScanner, type Range } from './json-scanner.ts';

export interface HarEntry {
  /** Index in `log.entries`, from 0. */
  readonly entry: number;
  readonly request: Range;
  /** Messages of a WebSocket, as Chromium records them. */
  readonly messages?: Range;
}

/**
 * Other members are only checked for valid JSON.
 * @returns undefined if it is not a HAR
 */
export function harEntries(bytes: Buffer): HarEntry[] | undefined {
  const scanner = new JsonScanner(bytes);
  const entries: HarEntry[] = [];
  let isHar = false;
  const named = (range: Range): string =>
    range.end - range.start > 40 ? '' : bytes.toString('latin1', range.start + 1, range.end - 1);
  const members = (handlers: Readonly<Record<string, () => void>>): void =>
    scanner.object((range) => {
      const name = named(range);
      if (Object.hasOwn(handlers, name)) handlers[name]?.();
    });
  const range = (): Range => {
    const start = scanner.position;
    scanner.skip();
    return { start, end: scanner.read };
  };
  const readEntry = (entry: number): void => {
    if (scanner.next() !== 'object') return;
    let request: Range | undefined;
    let messages: Range | undefined;
    members({ request: () => (request = range()), _webSocketMessages: () => (messages = range()) });
    if (request) entries.push({ entry, request, ...(messages ? { messages } : {}) });
  };
  const readLog = (): void => {
    if (scanner.next() !== 'object') return;
    members({
      entries: () => {
        if (scanner.next() !== 'list') return;
        isHar = true;
        scanner.list(readEntry);
      },
    });
  };
  if (scanner.next() !== 'object') return undefined;
  members({ log: readLog });
  scanner.end();
  return isHar ? entries : undefined;
}
