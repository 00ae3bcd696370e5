/** Formats text for reports: limited length, one line, no control characters or markup from a target. */
import { visible } from '../../harness/html.ts';

/** Text from a target on one line, shortened, without characters that affect a terminal or a browser. */
export function oneLine(text: string, length = 300): string {
  return cut(visible(text).replaceAll(/\s+/g, ' ').trim(), length);
}

export function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}

/** `1 rule`, `2 rules`. */
export function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${number} ${number === 1 ? noun : plural}`;
}

/** `a, b, c and 4 more`. */
export function listed(items: readonly string[], most = 8): string {
  const shown = items.slice(0, most).join(', ');
  return items.length > most ? `${shown} and ${items.length - most} more` : shown;
}

/** `1 h 2 min`, `3 min 4 s`, `5.6 s`. @param milliseconds how long it took */
export function duration(milliseconds: number): string {
  if (milliseconds < 59_950) return `${(milliseconds / 1000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1000);
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? `${minutes} min ${seconds % 60} s`
    : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** `2026-01-31 10:01:05 UTC`. @param time in ISO 8601, in UTC */
export function utc(time: string): string {
  return time.replace('T', ' ').replace(/(\.\d+)?Z$/, ' UTC');
}

export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** A message without parts that differ between tests: masked secrets, identifiers, ports, numbers. */
export function pattern(message: string): string {
  return message
    .replaceAll(/«[^»]*»/g, '«»')
    .replaceAll(/https?:\/\/[^\s"'<>]+/g, (url) => url.replaceAll(/[\w-]*\d[\w-]*/g, '#'))
    .replaceAll(/\b(?=[\w-]*\d)[\w-]{6,}\b/g, '#')
    .replaceAll(/\d+/g, '#');
}

/**
 * The command that opens a trace.
 * @param path quoted for the shell, because test names contain special characters
 */
export function showTrace(path: string): string {
  return `npx playwright show-trace '${path.replaceAll("'", String.raw`'\''`)}'`;
}

/**
 * File name of the screenshot of a test's last page.
 * @param test `method/integration/scenario`
 */
export function screenshotFile(test: string): string {
  return `${test.replaceAll(/[^\w-]+/g, '.')}.jpg`;
}
