/**
 * Variations of the embedded provider's answers with the same meaning, allowed by documents or standards. They are applied between
 * provider and tap, several at a time.
 */
import type { ServerResponse } from 'node:http';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';

export interface Reply {
  readonly method: string;
  readonly path: string;
  status: number;
  /** Response headers; names in any case. */
  headers: Record<string, string | string[]>;
  /** JSON of the body; absent if there is no body. */
  json?: unknown;
  /** How the JSON is written, after all changes of its value. */
  text?: string;
  bytes?: Buffer;
  /** Milliseconds before it is sent. */
  delay: number;
  /** How its first bytes are sent. */
  before?: (response: ServerResponse) => void;
  chunked: boolean;
}

export function bodyOf({ bytes, text: written, json }: Reply): Buffer {
  return bytes ?? Buffer.from(written ?? (json === undefined ? '' : JSON.stringify(json)));
}

interface Variation {
  /** Changes the reply. @returns false if there was nothing to change */
  readonly apply: (reply: Reply, place: { readonly count: number; readonly url: string }) => boolean;
}

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** A copy with every object in it changed. */
function eachObject(value: unknown, change: (object: Json) => Json): unknown {
  if (Array.isArray(value)) return value.map((item) => eachObject(item, change));
  if (!isObject(value)) return value;
  return change(
    Object.fromEntries(Object.entries(value).map(([key, member]) => [key, eachObject(member, change)])),
  );
}

/** A copy with every member changed. */
const eachMember = (value: unknown, change: (key: string, member: unknown) => unknown): unknown =>
  eachObject(value, (object) =>
    Object.fromEntries(Object.entries(object).map(([key, member]) => [key, change(key, member)])),
  );

const value = (change: (json: unknown) => unknown): Variation => ({
  apply: (reply) => {
    if (reply.json === undefined) return false;
    const before = JSON.stringify(reply.json);
    reply.json = change(reply.json);
    return JSON.stringify(reply.json) !== before;
  },
});
const text = (change: (json: string) => string): Variation => ({
  apply: (reply) => {
    if (reply.json === undefined) return false;
    const before = reply.text ?? JSON.stringify(reply.json);
    reply.text = change(before);
    return reply.text !== before;
  },
});
const reply = (change: (one: Reply, count: number) => void): Variation => ({
  apply: (one, { count }) => {
    change(one, count);
    return true;
  },
});
const headers = (more: Reply['headers']): Variation =>
  reply((one) => void (one.headers = { ...one.headers, ...more }));
const encoding = (name: string, encode: (bytes: Buffer) => Buffer, turn: number): Variation => ({
  apply: (one, { count }) => {
    // one at a time
    const plain = bodyOf(one);
    if (count % 3 !== turn || plain.length === 0) return false;
    one.bytes = encode(plain);
    one.headers['content-encoding'] = name;
    return true;
  },
});

const DATE = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.\d+)?Z$/;
const dates = (change: (seconds: string) => string): Variation =>
  value((json) =>
    eachMember(json, (_, member) => {
      const seconds = typeof member === 'string' ? DATE.exec(member)?.[1] : undefined;
      return seconds === undefined ? member : change(seconds);
    }),
  );
/** Optional members that an answer may leave out. */
const ABSENT = ['metadata', 'upstreamId', 'organization', 'taxIdentifiers', 'futureMember'];
const AMOUNT =
  /("(?:amount|totalAmount|subtotal|totalTax|totalShipping|price|unitPrice|quantity)":)(\d+)(?=[,}\]])/g;

/** Variations of the body's value. */
const OF_VALUES = {
  'unknown members': value((json) =>
    eachObject(json, (object) => ({ ...object, futureMember: { list: [1, null, 'x'] } })),
  ),
  'unknown members that come first': value((json) =>
    eachObject(json, (object) => ({ 'x-first': true, ...object })),
  ),
  'members in reverse order': value((json) =>
    eachObject(json, (object) => Object.fromEntries(Object.entries(object).reverse())),
  ),
  'null for absent members': value((json) =>
    isObject(json) && 'id' in json
      ? { ...Object.fromEntries(ABSENT.map((name) => [name, null])), ...json }
      : json,
  ),
  // the names of states are an enumeration
  'unknown state in the history': value((json) =>
    eachMember(json, (key, member) =>
      key === 'stateTransitions' && isObject(member)
        ? { future_state: Object.values(member)[0], ...member }
        : member,
    ),
  ),
  'other texts of errors': value((json) =>
    eachMember(json, (key, member) => (key === 'message' ? 'Ein anderer Text: „ä“ \u2028 – 价格' : member)),
  ),
} as const;

/** Variations of dates: one at a time. */
const OF_DATES = {
  'fractional seconds': dates((seconds) => `${seconds}.120Z`),
  'dates with an offset': dates((seconds) => `${seconds}+00:00`),
  microseconds: dates((seconds) => `${seconds}.000001Z`),
} as const;

/** Variations of the JSON format. */
const OF_TEXT = {
  'numbers with decimals': text((json) => json.replaceAll(AMOUNT, '$1$2.00')),
  'numbers with exponents': text((json) => json.replaceAll(AMOUNT, '$1$2e0')),
  'indented JSON': text((json) =>
    /\d(?:e0|\.00)[,}]/.test(json) ? json : JSON.stringify(JSON.parse(json), null, 2),
  ),
  'blanks around JSON': text((json) => `\r\n\t ${json} \n`),
  'escaped slashes': text((json) => json.replaceAll('/', '\\/')),
  'escaped characters': text((json) =>
    json.replaceAll(
      /[\u0080-\uffff]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    ),
  ),
} as const;

/** Of HTTP. */
const OF_HTTP = {
  gzip: encoding('gzip', gzipSync, 0),
  deflate: encoding('deflate', deflateSync, 1),
  brotli: encoding('br', brotliCompressSync, 2),
  'charset in the content type': headers({ 'content-type': 'application/json;charset=UTF-8' }),
  'connection closed after each answer': reply((one, count) => {
    if (count % 2 === 0) one.headers.connection = 'close';
  }),
  'keep-alive parameters': reply((one, count) => {
    if (count % 2 === 1) one.headers['keep-alive'] = 'timeout=5, max=100';
  }),
  'headers of a gateway': headers({
    via: '1.1 gateway',
    server: 'gateway',
    'x-request-id': 'a1b2c3',
    'strict-transport-security': 'max-age=31536000',
    'x-ratelimit-remaining': '24',
  }),
  'cookies of a load balancer': headers({ 'set-cookie': ['node=a; Path=/', 'sticky=b; Path=/; HttpOnly'] }),
  'chunks of a few bytes': reply((one) => void (one.chunked = true)),
  'answers that take up to three seconds': reply((one, count) => {
    one.delay = one.method === 'POST' && one.path.endsWith('/orders') ? 3_000 : (count % 4) * 100;
  }),
  'interim answers': reply((one) => {
    one.before = (response) => response.writeProcessing();
  }),
  'upper-case names of headers': reply((one) => {
    one.headers = Object.fromEntries(
      Object.entries(one.headers).map(([name, content]) => [name.toUpperCase(), content]),
    );
  }),
} as const;

/** Variations of the way to the portal. */
const OF_REDIRECTS = {
  'a redirect more on the way to the portal': {
    apply: (one, { url }) =>
      value((json) =>
        eachMember(json, (key, member) =>
          key === 'redirectUrl' && typeof member === 'string'
            ? `${url}/hop?to=${encodeURIComponent(member)}`
            : member,
        ),
      ).apply(one, { url, count: 0 }),
  } satisfies Variation,
} as const;

export const VARIATIONS: Readonly<Record<string, Variation>> = {
  ...OF_REDIRECTS,
  ...OF_VALUES,
  ...OF_DATES,
  ...OF_TEXT,
  ...OF_HTTP,
};

const names = (group: object): string[] => Object.keys(group);
const [fraction, offset, micro] = names(OF_DATES);
const [decimals, exponents, ...written] = names(OF_TEXT);
const only = (...some: (string | undefined)[]): string[] => some.filter((name) => name !== undefined);

/** A group of variations that are tested together. */
export const GROUPS: Readonly<
  Record<
    string,
    { readonly names: readonly string[]; readonly environment: Readonly<Record<string, string>> }
  >
> = {
  'other values': {
    names: [...names(OF_REDIRECTS), ...names(OF_VALUES), ...only(fraction)],
    environment: { TZ: 'Asia/Kolkata', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
  },
  'JSON written otherwise': {
    names: only(offset, decimals, ...written),
    environment: { TZ: 'America/St_Johns', LANG: 'de_DE.UTF-8' },
  },
  'other HTTP': {
    names: [...only(micro, exponents), ...names(OF_HTTP)],
    environment: { TZ: 'Pacific/Kiritimati' },
  },
};
