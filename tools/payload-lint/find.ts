/** Finds createSource payloads in JSON, at whatever depth. */
import type { Wire } from '../../contract/method.ts';
import { JsonScanner, type Range, Unreadable } from './json-scanner.ts';
import { safeName } from './names.ts';

/** The API itself refuses requests of more. */
const MOST_BYTES = 1_000_000;
/** Longer names and types belong to nothing we look for. */
const MOST_NAME = 64;

export interface FoundPayload {
  readonly payload: Readonly<Record<string, unknown>>;
  /** Where it stands in the document, e.g. `$.requests[2].payload`. */
  readonly path: string;
  readonly line: number;
}

/** What a payload is known by. */
export interface Marks {
  readonly types: ReadonlySet<string>;
  readonly members: ReadonlySet<string>;
}

/** Members of a source that was made: whatever holds one is an answer, not a payload. */
const ANSWERED = ['clientSecret', 'createdTime', 'creationDate', 'flow', 'state'];

export function marksOf(wires: readonly Wire[]): Marks {
  return {
    types: new Set(wires.map(({ type }) => type)),
    members: new Set([
      'sessionId',
      'amount',
      'owner',
      ...wires.flatMap(({ detailsKey, detailsKeyAlternates }) => [detailsKey, ...detailsKeyAlternates]),
    ]),
  };
}

/**
 * @param root whether the document itself is taken for a payload although its type is none of the catalogue's
 * @throws Unreadable where the bytes are no JSON
 */
export function findPayloads(bytes: Buffer, marks: Marks, root: boolean): FoundPayload[] {
  const scanner = new JsonScanner(bytes);
  const found: FoundPayload[] = [];
  const path: (Range | number)[] = [];

  /** A short string, for comparing it; what is escaped in it is rarely so on purpose. */
  const short = (range: Range): string => {
    if (range.end - range.start > MOST_NAME + 2) return '';
    const text = bytes.toString('latin1', range.start + 1, range.end - 1);
    return text.includes('\\') ? String(scanner.value(range)) : text;
  };
  const step = (part: Range | number): string =>
    typeof part === 'number' ? `[${part}]` : stepOf(String(scanner.value(part)));

  /** @param lone whether nothing but a list stands around it */
  const look = (lone: boolean): void => {
    const kind = scanner.next();
    if (kind === 'list') {
      scanner.list((index) => {
        path.push(index);
        look(lone);
        path.pop();
      });
    } else if (kind === 'object') lookInto(lone);
    else scanner.skip();
  };

  const lookInto = (lone: boolean): void => {
    const start = scanner.position;
    const before = found.length;
    let [typed, known, marked, answered, session] = [false, false, false, false, false];
    scanner.object((range) => {
      const member = short(range);
      marked ||= marks.members.has(member);
      answered ||= ANSWERED.includes(member);
      session ||= member === 'sessionId';
      if (member === 'type' && scanner.next() === 'string') {
        typed = true;
        known = marks.types.has(short(scanner.string()));
        return;
      }
      path.push(range);
      look(false);
      path.pop();
    });
    const payload = marked && !answered && (known || (root && lone && (typed || session)));
    if (!payload) return;
    // what it holds is its own
    found.length = before;
    found.push(take(start, scanner.read));
  };

  const take = (start: number, end: number): FoundPayload => {
    if (end - start > MOST_BYTES) throw new Unreadable(`holds a payload of more than ${MOST_BYTES} bytes`);
    return {
      payload: scanner.value({ start, end }) as Record<string, unknown>,
      path: `$${path.map(step).join('')}`,
      line: scanner.line(start),
    };
  };

  look(true);
  scanner.end();
  return found;
}

function stepOf(name: string): string {
  const safe = safeName(name);
  return /^\w+$/.test(safe) ? `.${safe}` : `[${safe}]`;
}
