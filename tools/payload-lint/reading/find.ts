/** Finds payloads in JSON at any depth, also in JSON inside strings. */
import type { Wire } from '../../../contract/method.ts';
import { safeName } from '../names.ts';
import { JsonScanner, type Range, Unreadable } from './json-scanner.ts';
import {
  isCandidate,
  type JsonObject,
  type Kind,
  type Marks,
  marksOf,
  type Place,
  recognise,
} from './recognise.ts';
import { contentOf, mayHoldJson } from './texts.ts';

/** The API rejects larger requests. */
const MOST_BYTES = 1_000_000;
/** Longer names and types are not relevant. */
const MOST_NAME = 64;
/** Maximum depth of JSON inside strings of JSON. */
const MOST_TEXTS = 5;
const CREATES_SOURCE = /\/payments\/sources\/?["?#]/;

export interface Found {
  readonly kind: Kind;
  readonly value: JsonObject;
  /** Position in the document, e.g. `$.requests[2].payload`; ` > ` leads into JSON inside a string. */
  readonly path: string;
  readonly line: number;
  /** Whether it is the body of a request that creates a source. */
  readonly recorded: boolean;
}

export interface Findings {
  readonly found: readonly Found[];
  /** Paths of created sources: no page sends them. */
  readonly made: readonly string[];
  /** Parts that may contain a payload and were not read, one line each. */
  readonly unread: readonly string[];
}

export interface FindOptions extends Place {
  /** Nesting depth: number of strings around this JSON. */
  readonly texts?: number;
}

/** @throws Unreadable if the bytes are not JSON */
export function findIn(bytes: Buffer, wires: readonly Wire[], options: FindOptions): Findings {
  const finder = new Finder(bytes, wires, options);
  finder.run();
  return finder;
}

class Finder implements Findings {
  readonly found: Found[] = [];
  readonly made: string[] = [];
  readonly unread: string[] = [];
  readonly #bytes: Buffer;
  readonly #scanner: JsonScanner;
  readonly #wires: readonly Wire[];
  readonly #marks: Marks;
  readonly #options: FindOptions;
  readonly #path: (Range | number)[] = [];

  constructor(bytes: Buffer, wires: readonly Wire[], options: FindOptions) {
    this.#bytes = bytes;
    this.#scanner = new JsonScanner(bytes);
    this.#wires = wires;
    this.#marks = marksOf(wires);
    this.#options = options;
  }

  run(): void {
    this.#look(this.#options);
    this.#scanner.end();
  }

  #look(place: Place): void {
    const kind = this.#scanner.next();
    if (kind === 'list')
      this.#scanner.list((index) => {
        this.#path.push(index);
        this.#look(place);
        this.#path.pop();
      });
    else if (kind === 'object') this.#lookInto(place);
    else if (kind === 'string') this.#text(this.#scanner.string(), place);
    else this.#scanner.skip();
  }

  #lookInto(place: Place): void {
    const start = this.#scanner.position;
    const line = this.#scanner.line(start);
    const before = {
      found: this.found.length,
      made: this.made.length,
      unread: this.unread.length,
    };
    const names: string[] = [];
    let type: string | undefined;
    this.#scanner.object((range) => {
      const name = this.#short(range);
      names.push(name);
      if (name === 'type' && this.#scanner.next() === 'string') {
        type = this.#short(this.#scanner.string());
        return;
      }
      this.#path.push(range);
      this.#look(this.#below(name, place));
      this.#path.pop();
    });
    const range = { start, end: this.#scanner.read };
    if (!isCandidate(names, type, this.#marks, place)) return;
    if (range.end - start > MOST_BYTES) {
      if (type === undefined || !this.#marks.types.has(type)) return;
      throw new Unreadable(`contains a payload of more than ${MOST_BYTES} bytes`);
    }
    const value = this.#scanner.value(range) as JsonObject;
    const kind = recognise(value, this.#wires, place);
    if (kind === undefined) return;
    // its content belongs to it
    this.found.length = before.found;
    this.made.length = before.made;
    this.unread.length = before.unread;
    const path = this.#shownPath();
    if (kind === 'source') this.made.push(path);
    else this.found.push({ kind, value, path, line, recorded: place.creation });
  }

  /** The context that a member gives its value. */
  #below(name: string, place: Place): Place {
    const isRequest = name === 'request' && CREATES_SOURCE.test(this.#ahead());
    return {
      lone: false,
      creation: place.creation || isRequest,
      response: place.response || name === 'response' || name === 'responses',
    };
  }

  #text(range: Range, place: Place): void {
    if (range.end - range.start > MOST_BYTES || range.end - range.start < 12) return;
    const head = this.#bytes.toString('latin1', range.start + 1, Math.min(range.end - 1, range.start + 400));
    if (!mayHoldJson(head.replaceAll('\\"', '"')) && !/\\n|\\r/.test(head)) return;
    const line = this.#scanner.line(range.start);
    const text = this.#scanner.value(range) as string;
    if (!mayHoldJson(text)) return;
    const path = this.#shownPath();
    const texts = (this.#options.texts ?? 0) + 1;
    const { documents, unread } =
      texts > MOST_TEXTS
        ? { documents: [], unread: ['contains JSON in too many nested strings'] }
        : contentOf(text);
    for (const reason of unread) this.unread.push(`${path} ${reason}`);
    for (const document of documents) {
      try {
        // JSON inside a string is not what the request itself sends
        const lone = place.lone || place.creation;
        const inner = findIn(Buffer.from(document), this.#wires, { ...place, lone, texts });
        this.found.push(...inner.found.map((one) => ({ ...one, line, path: `${path} > ${one.path}` })));
        this.made.push(...inner.made.map((one) => `${path} > ${one}`));
        this.unread.push(...inner.unread.map((one) => `${path} > ${one}`));
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
        // a string that only starts like JSON is ignored
        if (/session_?id/i.test(document)) this.unread.push(`${path} ${error.message}`);
      }
    }
  }

  /** The text of the next value, without consuming it. */
  #ahead(): string {
    const { start, end } = this.#scanner.peek();
    return this.#bytes.toString('latin1', start, Math.min(end, start + MOST_BYTES));
  }

  /** A short string for comparisons; escapes in it are rare. */
  #short(range: Range): string {
    if (range.end - range.start > MOST_NAME + 2) return '';
    const text = this.#bytes.toString('latin1', range.start + 1, range.end - 1);
    return text.includes('\\') ? String(this.#scanner.value(range)) : text;
  }

  #shownPath(): string {
    const steps = this.#path.map((part) =>
      typeof part === 'number' ? `[${part}]` : stepOf(String(this.#scanner.value(part))),
    );
    return `$${steps.join('')}`;
  }
}

function stepOf(name: string): string {
  const safe = safeName(name);
  return /^\w+$/.test(safe) ? `.${safe}` : `[${safe}]`;
}
