/**
 * Reads JSON where it lies, without making values of it: a capture of 50 MB is looked through in the time it takes to
 * read it, and what is of interest is a range of bytes that can be parsed by itself.
 */

/** Nothing that shops or recorders write is nested deeper. */
const MOST_DEPTH = 200;

const [QUOTE, BACKSLASH, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a];
const [OPEN_OBJECT, CLOSE_OBJECT, OPEN_LIST, CLOSE_LIST] = [0x7b, 0x7d, 0x5b, 0x5d];
const LINE_END = 0x0a;
const LITERALS = ['true', 'false', 'null'].map((word) => Buffer.from(word));

/** A file that cannot be read; the message is what is said of it, in one line. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
}

export interface Range {
  readonly start: number;
  readonly end: number;
}

export class JsonScanner {
  readonly bytes: Buffer;
  #at = 0;
  #depth = 0;
  /** Lines are counted from where they were counted last. */
  #counted = { to: 0, line: 1, next: -1 };

  constructor(bytes: Buffer) {
    this.bytes = bytes;
    this.#counted = { to: 0, line: 1, next: this.#lineEnd(0) };
  }

  /** What comes next, white space left out. @throws Unreadable at the end */
  next(): 'object' | 'list' | 'string' | 'other' {
    const byte = this.#peek();
    if (byte === OPEN_OBJECT) return 'object';
    if (byte === OPEN_LIST) return 'list';
    return byte === QUOTE ? 'string' : 'other';
  }

  /** Where the next value begins. */
  get position(): number {
    this.#peek();
    return this.#at;
  }

  /** Where the last value that was read ends. */
  get read(): number {
    return this.#at;
  }

  /** The range of the value ahead, which stays ahead. */
  peek(): Range {
    const start = this.position;
    const depth = this.#depth;
    this.skip();
    const end = this.#at;
    this.#at = start;
    this.#depth = depth;
    return { start, end };
  }

  /**
   * Reads the object ahead. @param member called before each member's value with the range of its name, quotes included;
   * what it does not read is skipped
   */
  object(member: (name: Range) => void): void {
    this.#container(OPEN_OBJECT, CLOSE_OBJECT, () => {
      const name = this.string();
      this.#take(COLON);
      this.#offer(() => member(name));
    });
  }

  /** Reads the list ahead. @param item called before each item, with its index */
  list(item: (index: number) => void): void {
    let index = 0;
    this.#container(OPEN_LIST, CLOSE_LIST, () => {
      this.#offer(() => item(index));
      index += 1;
    });
  }

  /** Reads the string ahead. @returns its range, quotes included */
  string(): Range {
    const { bytes } = this;
    this.#take(QUOTE);
    const start = this.#at - 1;
    for (let at = this.#at; at < bytes.length; at += 1) {
      const byte = bytes[at] ?? 0;
      if (byte === QUOTE) {
        this.#at = at + 1;
        return { start, end: at + 1 };
      }
      if (byte < 0x20) this.#malformed(at);
      if (byte === BACKSLASH) at += 1;
    }
    throw this.#truncated();
  }

  /** Reads whatever is ahead. */
  skip(): void {
    const kind = this.next();
    if (kind === 'object') this.object(() => undefined);
    else if (kind === 'list') this.list(() => undefined);
    else if (kind === 'string') this.string();
    else this.#scalar();
  }

  /** The value of a range of this JSON. @throws Unreadable where it is malformed */
  value({ start, end }: Range): unknown {
    try {
      return JSON.parse(this.bytes.toString('utf8', start, end));
    } catch {
      return this.#malformed(start);
    }
  }

  /** @throws Unreadable where anything but white space is left */
  end(): void {
    this.#blank();
    if (this.#at < this.bytes.length) this.#malformed(this.#at);
  }

  /** The line on which a byte stands, from 1. */
  line(position: number): number {
    if (position < this.#counted.to) this.#counted = { to: 0, line: 1, next: this.#lineEnd(0) };
    let { to, line, next } = this.#counted;
    for (; next < position; line += 1) {
      to = next + 1;
      next = this.#lineEnd(to);
    }
    this.#counted = { to, line, next };
    return line;
  }

  #lineEnd(from: number): number {
    const at = this.bytes.indexOf(LINE_END, from);
    return at === -1 ? Number.POSITIVE_INFINITY : at;
  }

  #container(open: number, close: number, part: () => void): void {
    this.#take(open);
    this.#depth += 1;
    if (this.#depth > MOST_DEPTH) throw new Unreadable(`is nested deeper than ${MOST_DEPTH} levels`);
    if (this.#peek() !== close) {
      for (;;) {
        part();
        if (this.#peek() !== COMMA) break;
        this.#at += 1;
      }
    }
    this.#take(close);
    this.#depth -= 1;
  }

  /** Lets the caller read the next value, and skips it where the caller did not. */
  #offer(read: () => void): void {
    this.#peek();
    const before = this.#at;
    read();
    if (this.#at === before) this.skip();
  }

  #scalar(): void {
    const { bytes } = this;
    const start = this.#at;
    const literal = LITERALS.find((word) => bytes[start] === word[0]);
    if (literal) {
      const end = start + literal.length;
      if (bytes.compare(literal, 0, literal.length, start, Math.min(end, bytes.length)) !== 0)
        throw end > bytes.length ? this.#truncated() : this.#malformed(start);
      this.#at = end;
      return;
    }
    while (this.#at < bytes.length && isNumeric(bytes[this.#at] ?? 0)) this.#at += 1;
    if (this.#at === start) this.#malformed(start);
  }

  #blank(): void {
    const { bytes } = this;
    for (;;) {
      const byte = bytes[this.#at];
      if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) return;
      this.#at += 1;
    }
  }

  #peek(): number {
    this.#blank();
    const byte = this.bytes[this.#at];
    if (byte === undefined) throw this.#truncated();
    return byte;
  }

  #take(wanted: number): void {
    if (this.#peek() !== wanted) this.#malformed(this.#at);
    this.#at += 1;
  }

  #truncated(): Unreadable {
    return new Unreadable(`is cut off: it ends in the middle of a value, after ${this.bytes.length} bytes`);
  }

  #malformed(at: number): never {
    throw new Unreadable(`is not JSON: line ${this.line(at)} is malformed (byte ${at})`);
  }
}

function isNumeric(byte: number): boolean {
  return (
    (byte >= 0x30 && byte <= 0x39) ||
    byte === 0x2d ||
    byte === 0x2b ||
    byte === 0x2e ||
    byte === 0x65 ||
    byte === 0x45
  );
}
