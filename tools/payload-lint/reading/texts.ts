/** Finds JSON in a text, in any wrapper: a form, a multipart body, a function call, a JSON string. */

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
  if (/^[{[]/.test(body)) return { documents: [body], unread: [] };
  if (wraps >= MOST_WRAPS) return unreadWhere(body, `is nested in more than ${MOST_WRAPS} formats`);
  const inner = unwrapped(body);
  if (!inner) return unreadWhere(body, 'is text in an unknown format');
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

/** Whether a string contains JSON. */
export function mayHoldJson(text: string): boolean {
  return /^[\s\uFEFF]*([{["]|%7b|%5b|%22|eyJ|--)|[=(]\s*([{[]|%7b|%5b)/i.test(text);
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
