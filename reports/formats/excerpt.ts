/**
 * Extracts the part of a body to which a finding refers, as lines. A line states how many members were omitted,
 * and missing members are shown at the position at which they were expected.
 */
import { memberPath } from '../../harness/json-path.ts';
import { digitsOf, names, numbersIn, wordsOf } from './named.ts';
import { count, cut } from './text.ts';

export interface ExcerptLine {
  readonly text: string;
  /**
   * `decides`: the finding refers to this line; `missing`: a member was expected here; `left`: number of
   * omitted parts.
   */
  readonly kind?: 'decides' | 'missing' | 'left';
}

export interface Deciding {
  /**
   * Expected and actual as text. If no member is given, the members and values that occur in this text are
   * marked.
   */
  readonly words: string;
  /** Dotted path of the member to which the finding refers, or which is missing. */
  readonly member?: string | undefined;
}

/**
 * Maximum number of marked members, of values before and after a marked member, and of members if none is
 * marked.
 */
const MOST = 6;
const AROUND = 2;
const WITHOUT = 6;
/** Maximum number of shown entries of a marked list. */
const ENTRIES = 12;
/** Number of lines around a marked line, and number of lines of a text without a marked line. */
const LINES_AROUND = 1;
const LINES_WITHOUT = 8;
/** Maximum number of characters of a line, and of a body that is searched. */
const LINE = 160;
const DECIDING_LINE = 500;
const LOOKED_AT = 200_000;

export function excerptLines(body: unknown, deciding: Deciding): ExcerptLine[] {
  return typeof body === 'string' ? ofText(body, deciding.words) : ofJson(body, deciding);
}

type Members = readonly (readonly [name: string, value: unknown])[];

function ofJson(body: unknown, { words, member }: Deciding): ExcerptLine[] {
  const wanted = member === undefined ? undefined : resolve(body, member);
  const numbers = named(body, {
    member: () => false,
    value: () => false,
    number: (one) => names(words, one),
  });
  // a value in the text identifies the member better than the word "amount"
  const hits = wanted
    ? [wanted.path]
    : (numbers.length > 0 ? numbers : named(body, namedBy(words))).slice(0, MOST);
  return render(body, {
    hits: new Set(hits),
    missing: wanted?.isMissing ? wanted.path : undefined,
    without: hits.length === 0,
  });
}

/** The longest part of the path that exists in the body; undefined if not even its first parent exists. */
function resolve(body: unknown, member: string): { path: string; isMissing: boolean } | undefined {
  const steps = member.split('.');
  let found = body;
  for (const [index, step] of steps.entries()) {
    const isThere = isContainer(found) && Object.hasOwn(found, step);
    if (!isThere)
      // the finding refers to another body of the record
      return isContainer(found) && (index > 0 || steps.length === 1)
        ? { path: steps.slice(0, index + 1).join('.'), isMissing: true }
        : undefined;
    found = (found as Record<string, unknown>)[step];
  }
  return { path: member, isMissing: false };
}

interface Naming {
  readonly member: (name: string) => boolean;
  readonly value: (value: string) => boolean;
  readonly number: (value: string) => boolean;
}

/** Names of pages, whose words are not members: `payment page` does not refer to the member `payment`. */
const PAGE = /\b(?:payment|review|confirmation|order) page\b/g;

function namedBy(words: string): Naming {
  const single = wordsOf(words.replaceAll(PAGE, ''));
  return {
    member: (name) => single.has(name),
    value: (value) => single.has(value) || names(words, value),
    number: (value) => single.has(value) || names(words, value),
  };
}

/** Paths of the members whose name or value is in the text. */
function named(body: unknown, words: Naming, path = ''): string[] {
  if (!isContainer(body)) return [];
  return Object.entries(body).flatMap(([name, value]) => {
    const own = memberPath(path, name);
    const isHit =
      words.member(name) ||
      (isText(value) && words.value(value)) ||
      (typeof value === 'number' && words.number(String(value)));
    return [...(isHit ? [own] : []), ...named(value, words, own)];
  });
}

interface Shown {
  readonly hits: ReadonlySet<string>;
  readonly missing: string | undefined;
  /** If no member decides, the first members are shown. */
  readonly without: boolean;
}

function render(body: unknown, shown: Shown, path = '', indent = 0): ExcerptLine[] {
  if (!isContainer(body)) return [{ text: pad(indent) + JSON.stringify(body) }];
  const isArray = Array.isArray(body);
  const members: Members = Object.entries(body);
  const holds = members.map(([name]) => holdsHit(memberPath(path, name), shown));
  const isParent = shown.missing !== undefined && parentOf(shown.missing) === path;
  const lines: ExcerptLine[] = [{ text: pad(indent) + (isArray ? '[' : '{') }];
  let left = 0;
  const countLeft = (): void => {
    if (left > 0)
      lines.push(leftOut(left, isArray ? 'entry' : 'member', isArray ? 'entries' : 'members', indent + 1));
    left = 0;
  };
  for (const [index, [name, value]] of members.entries()) {
    const near = holds.slice(Math.max(0, index - AROUND), index + AROUND + 1).some(Boolean);
    const isLast = index >= members.length - AROUND;
    if (!(near || (isParent && isLast) || (shown.without && index < WITHOUT))) {
      left += 1;
      continue;
    }
    countLeft();
    const key = isArray ? '' : `${JSON.stringify(name)}: `;
    const member = { key, value, path: memberPath(path, name), holdsHit: holds[index] === true };
    lines.push(...memberLines(member, shown, indent + 1));
  }
  countLeft();
  if (isParent)
    lines.push({
      kind: 'missing',
      text: `${pad(indent + 1)}○ expected here: "${shown.missing?.split('.').at(-1) ?? ''}"`,
    });
  lines.push({ text: pad(indent) + (isArray ? ']' : '}') });
  return lines;
}

interface Member {
  /** The member's name as JSON text before the value; empty for an item of a list. */
  readonly key: string;
  readonly value: unknown;
  readonly path: string;
  /** Whether the value, or a member below, decides. */
  readonly holdsHit: boolean;
}

function memberLines(
  { key, value, path, holdsHit: holds }: Member,
  shown: Shown,
  indent: number,
): ExcerptLine[] {
  const decides = shown.hits.has(path);
  const kind = decides ? ({ kind: 'decides' } as const) : {};
  if (isContainer(value) && holds && !decides) {
    const [first, ...rest] = render(value, shown, path, indent);
    return [{ text: pad(indent) + key + (first?.text.trim() ?? '') }, ...rest];
  }
  // a list of strings (e.g. messages), one per line
  if (decides && Array.isArray(value) && value.length > 1 && !value.some(isContainer)) {
    const entries = repeats(value.map((one) => JSON.stringify(one)));
    return [
      { ...kind, text: `${pad(indent)}${key}[` },
      ...entries.slice(0, ENTRIES).map(({ text, times }) => ({
        ...kind,
        text: `${pad(indent + 1)}${cut(text, DECIDING_LINE)}${times > 1 ? ` (${times} times)` : ''}`,
      })),
      ...(entries.length > ENTRIES
        ? [leftOut(entries.length - ENTRIES, 'entry', 'entries', indent + 1)]
        : []),
      { text: `${pad(indent)}]` },
    ];
  }
  const text = isContainer(value) && !decides ? folded(value) : JSON.stringify(value);
  return [
    {
      ...kind,
      text: pad(indent) + key + cut(text ?? 'null', decides && !isContainer(value) ? DECIDING_LINE : LINE),
    },
  ];
}

/**
 * Equal consecutive entries become one line with their number, so that a reader does not have to count them.
 */
function repeats(texts: readonly string[]): { text: string; times: number }[] {
  const found: { text: string; times: number }[] = [];
  for (const text of texts) {
    const last = found.at(-1);
    if (last?.text === text) last.times += 1;
    else found.push({ text, times: 1 });
  }
  return found;
}

function folded(value: object): string {
  const { length } = Object.keys(value);
  if (Array.isArray(value)) return length === 0 ? '[]' : `[ … ${count(length, 'entry', 'entries')} ]`;
  return length === 0 ? '{}' : `{ … ${count(length, 'member')} }`;
}

function holdsHit(path: string, { hits, missing }: Shown): boolean {
  const below = (one: string): boolean => one === path || one.startsWith(`${path}.`);
  return [...hits].some(below) && !(missing === path);
}

function parentOf(path: string): string {
  return path.split('.').slice(0, -1).join('.');
}

function ofText(text: string, words: string): ExcerptLine[] {
  const lines = text
    .slice(0, LOOKED_AT)
    .split('\n')
    .filter((line) => line.trim() !== '');
  const wanted = [...wordsOf(words)].filter((word) => word.length > 5 || /\d/.test(word));
  const digits = wanted.map(digitsOf).filter((word) => word.length > 2);
  const decides = lines.map(
    (line) =>
      wanted.some((word) => line.includes(word)) || numbersIn(line).some((number) => digits.includes(number)),
  );
  const nothing = !decides.some(Boolean);
  const result: ExcerptLine[] = [];
  let left = 0;
  for (const [index, line] of lines.entries()) {
    const near = decides.slice(Math.max(0, index - LINES_AROUND), index + LINES_AROUND + 1).some(Boolean);
    if (!(near || (nothing && index < LINES_WITHOUT))) {
      left += 1;
      continue;
    }
    if (left > 0) result.push(leftOut(left, 'line', 'lines'));
    left = 0;
    const kind = decides[index] ? ({ kind: 'decides' } as const) : {};
    result.push({ ...kind, text: cut(line, decides[index] ? DECIDING_LINE : LINE) });
  }
  return left > 0 ? [...result, leftOut(left, 'line', 'lines')] : result;
}

function leftOut(number: number, one: string, many: string, indent = 0): ExcerptLine {
  return { kind: 'left', text: `${pad(indent)}… ${count(number, one, many)} left out` };
}

function pad(indent: number): string {
  return '  '.repeat(indent);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length > 2;
}

function isContainer(value: unknown): value is object {
  return value !== null && typeof value === 'object';
}
