/**
 * Scans JSON without building values, so that a capture of 50 MB takes only its reading time. Relevant parts are byte ranges
 * that can be parsed separately.
 */

/** Maximum depth: shops and recorders write nothing deeper. */
const MOST_DEPTH = 200;

const [QUOTE, BACKSLASH, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a];
const [OPEN_OBJECT, CLOSE_OBJECT, OPEN_LIST, CLOSE_LIST] = [0x7b, 0x7d, 0x5b, 0x5d];
const LINE_END = 0x0a;
const LITERALS = ['true', 'false', 'null'].map((word) => Buffer.from(word));

/** A file that cannot be read; the message is one line for the user. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
}

/** Text that is not JSON. */
export class Malformed extends Unreadable {}

export interface Range {
  readonly start: number;
  readonly end: number;
}

export class JsonScanner {
  readonly bytes: Buffer;
  #at = 0;
  #depth = 0;
  /** Position up to which lines were counted. */
  #counted = { to: 0, line: 1, next: -1 };

  constructor(bytes: Buffer) {
    this.bytes = bytes;
    this.#counted = { to: 0, line: 1, next: this.#lineEnd(0) };
  }

  /**
   * The next byte after whitespace.
   * @throws Unreadable at the end
   */
  next(): 'object' | 'list' | 'string' | 'other' {
    const byte = this.#peek();
    if (byte === OPEN_OBJECT) return 'object';
    if (byte === OPEN_LIST) return 'list';
    return byte === QUOTE ? 'string' : 'other';
  }

  /** Start of the next value. */
  get position(): number {
    this.#peek();
    return this.#at;
  }

  /** End of the last value that was read. */
  get read(): number {
    return this.#at;
  }

  /** The range of the next value, without consuming it. */
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
   * Reads the next object.
   * @param member called before each member's value with the range of its name, including quotes; unread values are skipped
   */
  object(member: (name: Range) => void): void {
    this.#container(OPEN_OBJECT, CLOSE_OBJECT, () => {
      const name = this.string();
      this.#take(COLON);
      this.#offer(() => member(name));
    });
  }

  /**
   * Reads the next list.
   * @param item called before each item, with its index
   */
  list(item: (index: number) => void): void {
    let index = 0;
    this.#container(OPEN_LIST, CLOSE_LIST, () => {
      this.#offer(() => item(index));
      index += 1;
    });
  }

  /**
   * Reads the next string.
   * @returns its range, including quotes
   */
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

  /** Reads the next value. */
  skip(): void {
    const kind = this.next();
    if (kind === 'object') this.object(() => undefined);
    else if (kind === 'list') this.list(() => undefined);
    else if (kind === 'string') this.string();
    else this.#scalar();
  }

  /**
   * The value of a range of this JSON.
   * @throws Unreadable if it is malformed
   */
  value({ start, end }: Range): unknown {
    try {
      return JSON.parse(this.bytes.toString('utf8', start, end));
    } catch {
      return this.#malformed(start);
    }
  }

  /** @throws Unreadable if anything but whitespace is left */
  end(): void {
    this.#blank();
    if (this.#at < this.bytes.length) this.#malformed(this.#at);
  }

  /** The line of a byte, from 1. */
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

  /** Lets the caller read the next value, and skips it otherwise. */
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
    throw new Malformed(`is not JSON: line ${this.line(at)} is malformed (byte ${at})`);
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
