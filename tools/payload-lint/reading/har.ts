/** Reads the requests and WebSocket messages of a HAR file. */
import { isUtf8 } from 'node:buffer';
import { z } from 'zod';
import type { Wire } from '../../../contract/method.ts';
import { safeUrl } from '../names.ts';
import { type Findings, findIn, type Found } from './find.ts';
import { type HarEntry, harEntries } from './har-entries.ts';
import { JsonScanner, type Range, Unreadable } from './json-scanner.ts';
import { contentOf, mayHoldPayload } from './texts.ts';

/** Larger requests are file uploads. */
const MOST_REQUEST_BYTES = 8_000_000;

const Text = z.string().nullish();
const Request = z.looseObject({
  method: z.string(),
  url: z.string(),
  headers: z.array(z.looseObject({ name: Text, value: Text })).nullish(),
  postData: z
    .looseObject({
      text: Text,
      encoding: Text,
      params: z.array(z.looseObject({ value: Text })).nullish(),
    })
    .nullish(),
});
type Request = z.infer<typeof Request>;
const Messages = z.array(
  z.looseObject({ type: Text, opcode: z.number().nullish(), data: z.string() }).catch({ data: '' }),
);

export interface FoundInHar extends Found {
  /** Index in `log.entries`, from 0. */
  readonly entry: number;
  /** Method and address without query. */
  readonly request: string;
}

export interface HarContent extends Findings {
  readonly found: readonly FoundInHar[];
  /** Parts that could not be read but should be readable, one line each. */
  readonly problems: readonly string[];
}

/**
 * @returns undefined if the JSON is not a HAR
 * @throws Unreadable if it is not JSON
 */
export function readHar(bytes: Buffer, wires: readonly Wire[]): HarContent | undefined {
  const entries = harEntries(bytes);
  if (!entries) return undefined;
  const scanner = new JsonScanner(bytes);
  const all = entries.map((entry) => readEntry(scanner, entry, wires));
  if (all.every((one) => one === undefined))
    throw new Unreadable('is a HAR that contains no readable request');
  return {
    found: all.flatMap((one) => one?.found ?? []),
    made: all.flatMap((one) => one?.made ?? []),
    unread: all.flatMap((one) => one?.unread ?? []),
    problems: all.flatMap((one) => one?.problems ?? []),
  };
}

function readEntry(
  scanner: JsonScanner,
  { entry, request: range, messages }: HarEntry,
  wires: readonly Wire[],
): HarContent | undefined {
  const nothing = { found: [], made: [], unread: [], problems: [] };
  if ([range, messages].some((part) => part && part.end - part.start > MOST_REQUEST_BYTES))
    return {
      ...nothing,
      problems: [`entry ${entry}: the request has more than ${MOST_REQUEST_BYTES} bytes`],
    };
  const { data: request } = Request.safeParse(scanner.value(range));
  if (!request) return undefined;
  const shown = `${safeMethod(request.method)} ${safeUrl(request.url)}`;
  const where = { entry, request: shown, line: scanner.line(range.start) };
  const isCreate = request.method === 'POST' && /\/payments\/sources\/?$/.test(pathOf(request.url));
  const named = (line: string): string => `entry ${entry}, ${shown}: ${line}`;
  const content = { found: [] as FoundInHar[], made: [] as string[], unread: [] as string[] };
  const problems: string[] = [];
  let read = 0;
  for (const body of [...bodiesOf(request), ...sentMessages(scanner, messages)]) {
    const { documents, unread } = body.text === undefined ? UNREADABLE : contentOf(body.text);
    content.unread.push(...unread.map((reason) => named(`${body.name} ${reason}`)));
    for (const document of documents) {
      try {
        const place = { lone: isCreate, creation: isCreate, response: false };
        const inner = findIn(Buffer.from(document), wires, place);
        read += 1;
        content.found.push(...inner.found.map((one) => ({ ...one, ...where })));
        content.made.push(...inner.made.map(named));
        content.unread.push(...inner.unread.map(named));
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
        if (isCreate) problems.push(`entry ${entry}: the body of ${shown} ${error.message}`);
        // a body that is not JSON belongs to another service
        else if (mayHoldPayload(document)) content.unread.push(named(`${body.name} ${error.message}`));
      }
    }
  }
  if (isCreate && read === 0 && problems.length === 0)
    problems.push(
      `entry ${entry}: the body of ${shown} was not recorded or is not JSON: record the HAR with the content of the requests`,
    );
  return { ...content, problems };
}

interface Body {
  readonly name: string;
  /** Absent if the bytes are not text: compressed or binary. */
  readonly text?: string;
}
const UNREADABLE = { documents: [], unread: ['is compressed or binary'] };

/** Parts of a request that may contain a payload: body, form fields, query. */
function bodiesOf({ postData, headers, url }: Request): Body[] {
  const { text, encoding, params } = postData ?? {};
  const bodies: Body[] = [];
  if (text) bodies.push(bodyOf(text, encoding, headers));
  for (const { value } of params ?? []) if (value) bodies.push({ name: 'a field of the form', text: value });
  if (URL.canParse(url))
    for (const value of new URL(url).searchParams.values())
      if (/^\s*[{[]/.test(value)) bodies.push({ name: 'the query', text: value });
  return bodies;
}

function bodyOf(text: string, encoding: string | null | undefined, headers: Request['headers']): Body {
  const name = 'the body';
  const coded = headers?.some(
    (header) => /^content-encoding$/i.test(header.name ?? '') && !/^identity$/i.test(header.value ?? ''),
  );
  const bytes = Buffer.from(text, encoding === 'base64' ? 'base64' : 'utf8');
  const isText = isUtf8(bytes) && !bytes.includes(0) && !text.includes('\uFFFD');
  if (!isText || (coded && !/^[\s\uFEFF]*[{["\w%-]/.test(bytes.toString()))) return { name };
  return { name, text: bytes.toString() };
}

/** Messages that the page sent over a WebSocket. */
function sentMessages(scanner: JsonScanner, range: Range | undefined): Body[] {
  if (!range) return [];
  const { data: messages = [] } = Messages.safeParse(scanner.value(range));
  return messages
    .filter(({ type, data }) => type === 'send' && data !== '')
    .map(({ opcode, data }) =>
      opcode === 2 ? bodyOf(data, 'base64', undefined) : { name: 'a message', text: data },
    );
}

function pathOf(url: string): string {
  return URL.canParse(url) ? new URL(url).pathname : '';
}

function safeMethod(method: string): string {
  return /^[A-Z]{1,10}$/.test(method) ? method : '(a request)';
}
