/**
 * The shapes (members and JSON types) of all responses and webhooks of the provider in a run. Comparing them between runs shows
 * changes of the API that break no rule.
 */
import type { Exchange } from '../../harness/exchange.ts';
import { memberPath } from '../../harness/json-path.ts';
import { plainPath } from './witness.ts';

/** By response (`POST /sources 201`, `webhook order.accepted`) and path of a member (`items[].id`): its types. */
export type Shapes = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Limits for a malicious provider's responses: number of responses, members of each, levels, and members of one object. */
const RESPONSES = 300;
const MEMBERS = 500;
const LEVELS = 10;
const WIDE = 80;

export class ShapeCollector {
  readonly #seen = new Map<string, Map<string, Set<string>>>();

  add(exchange: Exchange): void {
    const { sender, request, response, intervention } = exchange;
    // responses that the scenario changed were not sent by the provider
    if (intervention !== undefined) return;
    if (sender === 'provider') {
      const type = typeIn(request.body);
      if (type !== undefined) this.#keep(`webhook ${type}`, request.body);
    } else if (response && isJson(response.body)) {
      this.#keep(`${request.method} ${template(request.url)} ${response.status}`, response.body);
    }
  }

  shapes(): Shapes {
    return Object.fromEntries(
      [...this.#seen]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, members]) => [
          name,
          Object.fromEntries(
            [...members]
              .toSorted(([a], [b]) => (a < b ? -1 : 1))
              .map(([path, types]) => [path, [...types].sort().join(' | ')]),
          ),
        ]),
    );
  }

  #keep(name: string, body: unknown): void {
    const known = this.#seen.get(name);
    if (!known && this.#seen.size >= RESPONSES) return;
    const members = known ?? new Map<string, Set<string>>();
    this.#seen.set(name, members);
    walk(body, '', 0, (path, type) => {
      const types = members.get(path);
      if (types) types.add(type);
      else if (members.size < MEMBERS) members.set(path, new Set([type]));
    });
  }
}

function walk(value: unknown, path: string, level: number, note: (path: string, type: string) => void): void {
  const type = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
  if (path !== '') note(path, type);
  if (level >= LEVELS || value === null || typeof value !== 'object') return;
  if (Array.isArray(value)) {
    for (const item of value.slice(0, WIDE)) walk(item, `${path}[]`, level + 1, note);
    return;
  }
  const entries = Object.entries(value);
  // an object with so many members is a map: its keys are values
  const isMap = entries.length > WIDE;
  for (const [name, member] of entries.slice(0, WIDE))
    walk(member, memberPath(path, isMap ? '*' : name.slice(0, 80)), level + 1, note);
}

function isJson(body: unknown): boolean {
  return body !== null && typeof body === 'object';
}

/** The event's name if it looks like one: `order.accepted`. */
function typeIn(body: unknown): string | undefined {
  if (body === null || typeof body !== 'object' || !('type' in body)) return undefined;
  return typeof body.type === 'string' && /^[\w.-]{1,60}$/.test(body.type) ? body.type : undefined;
}

/** The path of an address without ids that differ between orders. */
function template(url: string): string {
  return plainPath(url)
    .split('/')
    .map((part) => (/^v\d+$/.test(part) || !/[\d«%]|.{30}/.test(part) ? part : '{id}'))
    .join('/')
    .slice(0, 120);
}
