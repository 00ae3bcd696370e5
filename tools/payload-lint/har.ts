/** The requests of a HAR file, and the JSON in their bodies. */
import { z } from 'zod';
import { findPayloads, type FoundPayload, type Marks } from './find.ts';
import { JsonScanner, type Range, Unreadable } from './json-scanner.ts';
import { safeUrl } from './names.ts';

/** Whoever sends more uploads files. */
const MOST_REQUEST_BYTES = 8_000_000;

const Text = z.string().nullish();
const Request = z.looseObject({
  method: z.string(),
  url: z.string(),
  postData: z
    .looseObject({
      text: Text,
      encoding: Text,
      params: z.array(z.looseObject({ value: Text })).nullish(),
    })
    .nullish(),
});
type Request = z.infer<typeof Request>;

export interface FoundInHar extends FoundPayload {
  /** Index in `log.entries`, from 0. */
  readonly entry: number;
  /** Method and address, the query left out. */
  readonly request: string;
}

export interface HarContent {
  readonly found: readonly FoundInHar[];
  /** What could not be read although it should have been, a line each. */
  readonly problems: readonly string[];
}

/** @returns undefined where the JSON is no HAR @throws Unreadable where it is no JSON */
export function readHar(bytes: Buffer, marks: Marks): HarContent | undefined {
  const requests = requestsOf(bytes);
  if (!requests) return undefined;
  const scanner = new JsonScanner(bytes);
  const found: FoundInHar[] = [];
  const problems: string[] = [];
  let readable = 0;
  for (const { entry, range } of requests) {
    if (range.end - range.start > MOST_REQUEST_BYTES) {
      problems.push(`entry ${entry}: the request holds more than ${MOST_REQUEST_BYTES} bytes`);
      continue;
    }
    const { data: request } = Request.safeParse(scanner.value(range));
    if (!request) continue;
    readable += 1;
    const where = { entry, request: `${safeMethod(request.method)} ${safeUrl(request.url)}` };
    try {
      for (const payload of payloadsIn(request, marks))
        found.push({ ...payload, ...where, line: scanner.line(range.start) });
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      problems.push(`entry ${entry}: the body of ${where.request} ${error.message}`);
    }
  }
  if (readable === 0) throw new Unreadable('is a HAR without a request that can be read');
  return { found, problems };
}

function payloadsIn(request: Request, marks: Marks): FoundPayload[] {
  const isCreate = request.method === 'POST' && /\/payments\/sources\/?$/.test(pathOf(request.url));
  const bodies = bodiesOf(request);
  if (isCreate && bodies.length === 0)
    throw new Unreadable('was not recorded, or is no JSON: record it with its content');
  return bodies.flatMap((body) => {
    try {
      return findPayloads(body, marks, isCreate);
    } catch (error) {
      // what is no JSON elsewhere is somebody else's
      if (isCreate || !(error instanceof Unreadable)) throw error;
      return [];
    }
  });
}

/** Whatever of a request may be JSON: its text, or a field of its form. */
function bodiesOf({ postData }: Request): Buffer[] {
  const { text, encoding, params } = postData ?? {};
  const whole = text ? Buffer.from(text, encoding === 'base64' ? 'base64' : 'utf8') : undefined;
  const bodies = whole ? [whole] : [];
  for (const { value } of params ?? []) if (value) bodies.push(Buffer.from(unescaped(value)));
  if (whole && /^[\w.%[\]-]+=/.test(whole.toString('latin1', 0, 200)))
    for (const value of new URLSearchParams(whole.toString()).values()) bodies.push(Buffer.from(value));
  return bodies.filter((body) => /^\s*[{[]/.test(body.toString('latin1', 0, 100)));
}

function unescaped(value: string): string {
  if (!/^%(7b|5b)/i.test(value)) return value;
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

function pathOf(url: string): string {
  return URL.canParse(url) ? new URL(url).pathname : '';
}

function safeMethod(method: string): string {
  return /^[A-Z]{1,10}$/.test(method) ? method : '(a request)';
}

/** Where the requests of `log.entries` are; all else is only looked at for being JSON. */
function requestsOf(bytes: Buffer): { entry: number; range: Range }[] | undefined {
  const scanner = new JsonScanner(bytes);
  const requests: { entry: number; range: Range }[] = [];
  let isHar = false;
  const named = (range: Range, name: string): boolean =>
    range.end - range.start === name.length + 2 &&
    bytes.toString('latin1', range.start + 1, range.end - 1) === name;
  const member = (name: string, then: () => void): void =>
    scanner.object((range) => {
      if (named(range, name)) then();
    });
  if (scanner.next() !== 'object') return undefined;
  member('log', () => {
    if (scanner.next() !== 'object') return;
    member('entries', () => {
      if (scanner.next() !== 'list') return;
      isHar = true;
      scanner.list((entry) => {
        if (scanner.next() !== 'object') return;
        member('request', () => {
          const start = scanner.position;
          scanner.skip();
          requests.push({ entry, range: { start, end: scanner.read } });
        });
      });
    });
  });
  scanner.end();
  return isHar ? requests : undefined;
}
