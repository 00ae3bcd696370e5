/**
 * The part of a body that decides a finding, as lines: the deciding members with their neighbours. What is left out is
 * counted where it stood, and what is missing is named where it was expected.
 */
import { count, cut } from './text.ts';

export interface ExcerptLine {
  readonly text: string;
  /** `decides`: what the finding is about; `missing`: expected here; `left`: how much was left out. */
  readonly kind?: 'decides' | 'missing' | 'left';
}

export interface Deciding {
  /** What was expected and seen, in words: members and values that it names decide where no member is given. */
  readonly words: string;
  /** Dotted path of the member that decides, or is missing. */
  readonly member?: string | undefined;
}

/** Members that decide, at most; scalars shown before and after one; members shown of a body in which nothing decides. */
const MOST = 6;
const AROUND = 2;
const WITHOUT = 6;
/** Entries shown of a list that decides. */
const ENTRIES = 12;
/** Lines of a text around one that decides, and of a text in which none does. */
const LINES_AROUND = 1;
const LINES_WITHOUT = 8;
/** Characters of a line; a body is looked through as far as the second number. */
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
  // an amount that is named says more than all members that are called amount
  const hits = wanted
    ? [wanted.path]
    : (numbers.length > 0 ? numbers : named(body, namedBy(words))).slice(0, MOST);
  return render(body, {
    hits: new Set(hits),
    missing: wanted?.isMissing ? wanted.path : undefined,
    without: hits.length === 0,
  });
}

/** The deepest part of a path that a body has; undefined where it has not even the first step's parent to offer. */
function resolve(body: unknown, member: string): { path: string; isMissing: boolean } | undefined {
  const steps = member.split('.');
  let found = body;
  for (const [index, step] of steps.entries()) {
    const isThere = isContainer(found) && Object.hasOwn(found, step);
    if (!isThere)
      // of another body of the record nothing is said
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

function namedBy(words: string): Naming {
  const single = wordsOf(words);
  return {
    member: (name) => single.has(name),
    value: (value) => single.has(value) || names(words, value),
    number: (value) => single.has(value) || names(words, value),
  };
}

/** Whether words name a value as a whole: an address, a date, a number. */
export function names(words: string, value: string): boolean {
  const at = value.length < 3 ? -1 : words.toLowerCase().indexOf(value.toLowerCase());
  if (at < 0) return false;
  const [before, after] = [words[at - 1] ?? ' ', words[at + value.length] ?? ' '];
  return !/[\p{L}\d]/u.test(before) && !/[\p{L}\d]/u.test(after) && (value.length > 5 || /\d/.test(value));
}

/** Whether words name a text, or hold an identifier that stands in it: an address with the id of an order. */
export function namesPartOf(words: string, text: string): boolean {
  return (
    names(words, text) || [...wordsOf(words)].some((word) => IDENTIFIER.test(word) && text.includes(word))
  );
}

const IDENTIFIER = /^(?=.*\d)[\w-]{8,}$/;

/** Paths of members whose name or value the words name. */
function named(body: unknown, words: Naming, path = ''): string[] {
  if (!isContainer(body)) return [];
  return Object.entries(body).flatMap(([name, value]) => {
    const own = path === '' ? name : `${path}.${name}`;
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
  /** Nothing decides: the first members stand for the body. */
  readonly without: boolean;
}

function render(body: unknown, shown: Shown, path = '', indent = 0): ExcerptLine[] {
  if (!isContainer(body)) return [{ text: pad(indent) + JSON.stringify(body) }];
  const isArray = Array.isArray(body);
  const members: Members = Object.entries(body);
  const pathOf = (name: string): string => (path === '' ? name : `${path}.${name}`);
  const holds = members.map(([name]) => holdsHit(pathOf(name), shown));
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
    lines.push(...memberLines(key, value, pathOf(name), shown, indent + 1, holds[index] === true));
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

function memberLines(
  key: string,
  value: unknown,
  path: string,
  shown: Shown,
  indent: number,
  holds: boolean,
): ExcerptLine[] {
  const decides = shown.hits.has(path);
  const kind = decides ? ({ kind: 'decides' } as const) : {};
  if (isContainer(value) && holds && !decides) {
    const [first, ...rest] = render(value, shown, path, indent);
    return [{ text: pad(indent) + key + (first?.text.trim() ?? '') }, ...rest];
  }
  // a list of texts that decides, e.g. messages, one below the other
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
  return [{ ...kind, text: pad(indent) + key + cut(text ?? 'null', decides ? DECIDING_LINE : LINE) }];
}

/** Equal entries that follow each other are one line, so that their number is read and not counted. */
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

/** Numbers as a page writes them, with separators: `¥102,300`. */
function numbersIn(line: string): string[] {
  return (line.match(/\d[\d.,' \u00a0\u202f]*/g) ?? []).map(digitsOf);
}

function digitsOf(text: string): string {
  return text.replaceAll(/\D/g, '');
}

/** What a message may mean by name: short words would mark everything. */
function wordsOf(words: string): Set<string> {
  const found = words.match(/[\p{L}\d_][\p{L}\d_.-]*/gu) ?? [];
  const plain = found.flatMap((word) => {
    const own = word.replace(/[.-]+$/, '');
    return [own, ...own.split('.')];
  });
  return new Set(plain.filter((word) => word.length > 3 || word === 'url' || /^\d{3,}$/.test(word)));
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
