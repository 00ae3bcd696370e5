/**
 * Finds encoded text: percent-encoding, JSON and HTML escapes, wrapped lines, base64 and hex. Time is linear in the length of the
 * text, and no text causes an exception.
 */

export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Text with resolved escapes, and the position of each part in the original text. */
export interface View {
  readonly text: string;
  readonly original: (range: Range) => Range;
}

/** Escapes may be nested: an escaped percent sign, JSON within JSON. */
const DEEPEST = 3;
const CHARACTERS =
  /%[0-9a-f]{2}|\\{1,64}(?:u[0-9a-f]{4}|x[0-9a-f]{2}|\/)|&(?:#\d{1,6}|#x[0-9a-f]{1,5}|amp|lt|gt|quot|apos|sol|equals|plus|lowbar|hyphen|period|colon|percnt);/gi;
/**
 * Wrapped lines are joined only if they may be one word: a `=` at the end of a line marks this in
 * quoted-printable.
 */
const LINES = /=?(?:\r?\n[ \t]{0,200}|(?:\\{1,64}r)?\\{1,64}n)(?=[\w+/.~-])/gi;
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  sol: '/',
  equals: '=',
  plus: '+',
  lowbar: '_',
  hyphen: '-',
  period: '.',
  colon: ':',
  percnt: '%',
};

/** Replaces escapes by the characters that they mean. */
export function unescaped(text: string): View {
  let view = plainView(text);
  for (let depth = 0; depth < DEEPEST; depth += 1) {
    const inner = once(view.text, CHARACTERS);
    if (!inner) break;
    view = within(view, inner);
  }
  return view;
}

/** The same, but also joins lines that may contain parts of one word, and then resolves escapes again. */
export function joined(view: View): View {
  const lines = once(view.text, LINES);
  if (!lines) return view;
  const whole = within(view, lines);
  return within(whole, unescaped(whole.text));
}

export function plainView(text: string): View {
  return { text, original: (range) => range };
}

function within(outer: View, inner: View): View {
  return { text: inner.text, original: (range) => outer.original(inner.original(range)) };
}

/** A piece of plain text, or one escape, which becomes one character of the view. */
interface Piece {
  readonly inView: number;
  readonly inText: number;
  readonly isEscape: boolean;
}

function once(text: string, escapes: RegExp): View | undefined {
  const pieces: Piece[] = [{ inView: 0, inText: 0, isEscape: false }];
  const parts: string[] = [];
  let [length, last] = [0, 0];
  for (const match of text.matchAll(escapes)) {
    const character = escapes === LINES ? '' : characterOf(match[0]);
    if (character === undefined) continue;
    parts.push(text.slice(last, match.index), character);
    length += match.index - last;
    if (character) pieces.push({ inView: length, inText: match.index, isEscape: true });
    length += character.length;
    last = match.index + match[0].length;
    pieces.push({ inView: length, inText: last, isEscape: false });
  }
  if (parts.length === 0) return undefined;
  parts.push(text.slice(last));
  return {
    text: parts.join(''),
    original: ({ start, end }) => {
      const [first, final] = [pieceAt(pieces, start), pieceAt(pieces, end - 1)];
      return {
        start: pieces[first]?.isEscape ? pieces[first].inText : positionIn(pieces[first], start),
        end: pieces[final]?.isEscape
          ? (pieces[final + 1]?.inText ?? text.length)
          : positionIn(pieces[final], end - 1) + 1,
      };
    },
  };
}

function positionIn(piece: Piece | undefined, position: number): number {
  return piece ? piece.inText + position - piece.inView : position;
}

/** Index of the last piece that begins at or before a position of the view. */
function pieceAt(pieces: readonly Piece[], position: number): number {
  let [low, high] = [0, pieces.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((pieces[middle]?.inView ?? 0) <= position) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** @returns undefined if the text must stay unchanged */
function characterOf(escape: string): string | undefined {
  if (escape.startsWith('%')) return printable(Number.parseInt(escape.slice(1), 16));
  if (escape.startsWith('&#'))
    return printable(
      /^&#x/i.test(escape)
        ? Number.parseInt(escape.slice(3, -1), 16)
        : Number.parseInt(escape.slice(2, -1), 10),
    );
  if (escape.startsWith('&')) return NAMED[escape.slice(1, -1).toLowerCase()];
  const code = /^\\{1,64}[ux]([0-9a-f]+)$/i.exec(escape)?.[1];
  if (code !== undefined) return printable(Number.parseInt(code, 16));
  return '/';
}

function printable(code: number): string | undefined {
  const isText = (code >= 0x20 && code !== 0x7f) || code === 0x0a || code === 0x0d;
  return isText && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}

/**
 * Three consecutive groups that are base64 of printable ASCII: every encoded secret contains them, ordinary
 * words rarely do.
 */
const LIKE_BASE64 = /(?:[I-Za-f][A-HQ-Xg-nw-z0-3][ABEFIJMNQRUVYZcdghklopstwx014589][\w+/-]){3}/g;
const LIKE_HEX = /(?:[2-7][0-9a-f]){8}/gi;
/** Long runs are decoded in pieces. The pieces overlap by the length of the longest secret, so that no secret is split. */
const PIECE = 8_192;
const OVERLAP = 2_048;

export interface Decoded {
  /** Each byte is one character. */
  readonly text: string;
  original(range: Range): Range;
}

/** Decodes the parts of a text that may be base64 (either alphabet) or hex, whatever surrounds them. */
export function* decodings(text: string): Generator<Decoded> {
  // a secret may begin within a group of four characters
  for (const { run, start: index } of runs(text, LIKE_BASE64, /[\w+/-]{0,8192}/y, 4)) {
    for (let skipped = 0; skipped < 4; skipped += 1) {
      const from = index + skipped;
      yield {
        text: Buffer.from(run.slice(skipped), 'base64').toString('latin1'),
        original: ({ start, end }) => ({
          start: from + Math.floor((start * 4) / 3),
          end: Math.min(from + Math.ceil((end * 4) / 3), index + run.length),
        }),
      };
    }
  }
  for (const { run, start: index } of runs(text, LIKE_HEX, /[0-9a-f]{0,8192}/iy, 0)) {
    for (const skipped of [0, 1]) {
      const from = index + skipped;
      yield {
        text: Buffer.from(run.slice(skipped), 'hex').toString('latin1'),
        original: ({ start, end }) => ({ start: from + start * 2, end: from + end * 2 }),
      };
    }
  }
}

/** Pieces of a text that look encoded, each with a few characters before it. */
function* runs(
  text: string,
  like: RegExp,
  rest: RegExp,
  before: number,
): Generator<{ readonly run: string; readonly start: number }> {
  like.lastIndex = 0;
  let searched = 0;
  while (searched < text.length) {
    like.lastIndex = searched;
    const match = like.exec(text);
    if (!match) return;
    rest.lastIndex = match.index;
    const length = rest.exec(text)?.[0].length ?? 0;
    const start =
      match.index -
      (/[\w+/-]*$/.exec(text.slice(Math.max(0, match.index - before), match.index))?.[0].length ?? 0);
    const end = match.index + length;
    yield { run: text.slice(start, end), start };
    searched = length < PIECE ? end : end - OVERLAP;
  }
}

/** The UTF-8 bytes of a text, one character each: percent-encoding, base64 and hex encode these. */
export function bytesOf(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}

/** The base64 characters that depend only on the text, for each of the three possible offsets. */
export function base64Forms(bytes: string): string[] {
  return [0, 1, 2].map((before) => {
    const encoded = Buffer.from(' '.repeat(before) + bytes, 'latin1').toString('base64url');
    const whole = Math.floor(((before + bytes.length) * 4) / 3);
    return encoded.slice(Math.ceil((before * 4) / 3), whole);
  });
}

/** Only for ASCII letters: the `i` flag does not handle characters beyond the Basic Multilingual Plane. */
export function lower(text: string): string {
  return text.replaceAll(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
