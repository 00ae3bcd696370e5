/** Finds JSON in a text, in any wrapper: a form, a multipart body, a function call, a JSON string, other text. */

/** Maximum number of nested wrappers. */
const MOST_WRAPS = 5;

export interface TextContent {
  readonly documents: readonly string[];
  /** Parts that may contain a payload and were not read, with the reason. */
  readonly unread: readonly string[];
}

export function contentOf(text: string, wraps = 0): TextContent {
  const body = text.replace(/^\uFEFF/, '').trim();
  if (body === '') return NOTHING;
  if (/^[{[]/.test(body) && !LOG_PREFIX.test(body)) return { documents: [body], unread: [] };
  if (wraps >= MOST_WRAPS) return unreadWhere(body, `is nested in more than ${MOST_WRAPS} formats`);
  const inner = unwrapped(body);
  if (!inner) return embedded(body);
  const parts = inner.map((part) => contentOf(part, wraps + 1));
  return {
    documents: parts.flatMap(({ documents }) => documents),
    unread: parts.flatMap(({ unread }) => unread),
  };
}

/** Whether a text may contain a payload: it mentions a session or the call that creates a source. */
export function mayHoldPayload(text: string): boolean {
  return /session_?id|createsource|payments(\/|%2f)sources/i.test(text);
}

/** Whether a string contains JSON, perhaps within other text. */
export function mayHoldJson(text: string): boolean {
  return /^[\s\uFEFF]*([{["]|%7b|%5b|%22|eyJ|--)|[=(]\s*([{[]|%7b|%5b)|\{\s*\\?"/i.test(text);
}

/** A line of a log that begins with a time or a level in brackets. */
export const LOG_PREFIX = /^\[[^\]{}"[]*\][ \t]*[^\s,\]]/;
/** Limits of the search: length of the text, and braces in it that begin no JSON. */
const [MOST_LENGTH, MOST_FAILURES] = [2_000_000, 200];
export const WRITE_JSON =
  'Payloads must be JSON, with names and texts in double quotes: JSON.stringify writes it';
const UNKNOWN_FORMAT = `is text in an unknown format. ${WRITE_JSON}`;

/** JSON objects inside other text: a line of a log, code, a command of curl. */
function embedded(body: string): TextContent {
  if (!mayHoldPayload(body) || body.length > MOST_LENGTH) return unreadWhere(body, UNKNOWN_FORMAT);
  const text = /[{[]\s*\\"/.test(body) ? body.replaceAll('\\"', '"') : body;
  const documents: string[] = [];
  let rest = '';
  let from = 0;
  let failures = 0;
  for (const { index } of text.matchAll(/\{\s*"/g)) {
    if (index < from || failures === MOST_FAILURES) continue;
    const end = endOfObject(text, index);
    if (end === undefined) {
      failures += 1;
      continue;
    }
    documents.push(text.slice(index, end));
    rest += text.slice(from, index);
    from = end;
  }
  rest += text.slice(from);
  const isAllRead = documents.length > 0 && !/session_?id/i.test(rest);
  return { documents, unread: isAllRead ? [] : [UNKNOWN_FORMAT] };
}

/** @returns undefined if no JSON object begins there */
function endOfObject(text: string, start: number): number | undefined {
  let depth = 0;
  const token = /"(?:[^"\\]|\\.)*"|[{}]/gs;
  token.lastIndex = start;
  for (let found = token.exec(text); found; found = token.exec(text)) {
    if (found[0] === '{') depth += 1;
    else if (found[0] === '}') depth -= 1;
    if (depth > 0) continue;
    const end = token.lastIndex;
    return isJson(text.slice(start, end)) ? end : undefined;
  }
  return undefined;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const NOTHING: TextContent = { documents: [], unread: [] };

function unreadWhere(text: string, reason: string): TextContent {
  return mayHoldPayload(text) ? { documents: [], unread: [reason] } : NOTHING;
}

/** @returns undefined if the format is unknown */
function unwrapped(body: string): string[] | undefined {
  // JSON inside a JSON string
  if (body.startsWith('"')) return one(jsonString(body));
  if (/^%(7b|5b|22)/i.test(body)) return one(decoded(body));
  if (/^eyJ[\w+/-]+={0,2}$/.test(body)) return one(Buffer.from(body, 'base64').toString());
  const call = /^[\w$.]+\s*\(\s*([{["][\s\S]*[}\]"])\s*\)\s*;?$/.exec(body);
  if (call?.[1] !== undefined) return [call[1]];
  // messages of socket libraries: a number, then JSON
  const framed = /^\d+[:-]?([{[][\s\S]*)$/.exec(body);
  if (framed?.[1] !== undefined) return [framed[1]];
  const parts = multipart(body);
  if (parts) return parts;
  if (/^[\w.%[\]+-]+=/.test(body)) return [...new URLSearchParams(body).values()].filter(mayHoldJson);
  return undefined;
}

/** The parts of a multipart body, without headers. */
function multipart(body: string): string[] | undefined {
  const boundary = /^--[^\r\n]{1,100}/.exec(body)?.[0];
  if (boundary === undefined || !/content-disposition/i.test(body.slice(0, 2_000))) return undefined;
  return body.split(boundary).flatMap((part) => {
    const end = /\r?\n\r?\n/.exec(part);
    return end ? [part.slice(end.index + end[0].length)] : [];
  });
}

function one(text: string | undefined): string[] | undefined {
  return text === undefined ? undefined : [text];
}

function jsonString(body: string): string | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}

function decoded(body: string): string | undefined {
  try {
    return decodeURIComponent(body);
  } catch {
    return undefined;
  }
}
