/** What was recorded in a test, as reports show it: its kind, its time and a short description. */
import type { Exchange, Navigation, SdkCall } from '../../harness/exchange.ts';

/** Content of a screen when the shopper arrived. */
export interface Visit {
  readonly id: string;
  readonly screen: string;
  readonly url: string;
  readonly at: number;
  readonly text: string;
}

/** An exception in a page of the shop, or what it wrote to its console as an error. */
export interface PageError {
  readonly id: string;
  readonly kind: 'exception' | 'console';
  readonly page: string;
  readonly text: string;
  readonly at: number;
}

/** A value that the harness read from the shop's page for a comparison. */
export interface PageReading {
  readonly id: string;
  /** Name of the page. */
  readonly reads: string;
  readonly value: unknown;
  readonly at?: number;
}

export type Witness =
  | { readonly kind: 'exchange'; readonly id: string; readonly exchange: Exchange }
  | { readonly kind: 'call'; readonly id: string; readonly call: SdkCall }
  | { readonly kind: 'navigation'; readonly id: string; readonly navigation: Navigation }
  | { readonly kind: 'visit'; readonly id: string; readonly visit: Visit }
  | { readonly kind: 'error'; readonly id: string; readonly error: PageError }
  | { readonly kind: 'reading'; readonly id: string; readonly reading: PageReading }
  | { readonly kind: 'other'; readonly id: string; readonly value: unknown };

/** Time of the record, in milliseconds since the epoch; 0 if unknown. */
export function timeOf(witness: Witness): number {
  switch (witness.kind) {
    case 'exchange':
      return witness.exchange.startedAt;
    case 'call':
      return witness.call.at;
    case 'navigation':
      return witness.navigation.at;
    case 'visit':
      return witness.visit.at;
    case 'error':
      return witness.error.at;
    case 'reading':
      return witness.reading.at ?? 0;
    case 'other':
      return isTimed(witness.value) ? witness.value.at : 0;
    default:
      return witness satisfies never;
  }
}

function isTimed(value: unknown): value is { at: number } {
  return value !== null && typeof value === 'object' && 'at' in value && typeof value.at === 'number';
}

/** Everything recorded in a test, in the order of time. */
export function witnessesOf(recorded: readonly unknown[]): Witness[] {
  return recorded.flatMap((record) => witnessOf(record) ?? []).toSorted((a, b) => timeOf(a) - timeOf(b));
}

/** The kind of a record, by its members. */
export function witnessOf(value: unknown): Witness | undefined {
  if (value === null || typeof value !== 'object' || !('id' in value) || typeof value.id !== 'string')
    return undefined;
  const { id } = value;
  if ('request' in value) return { kind: 'exchange', id, exchange: value as unknown as Exchange };
  if ('args' in value) return { kind: 'call', id, call: value as unknown as SdkCall };
  if ('screen' in value && 'text' in value) return { kind: 'visit', id, visit: value as unknown as Visit };
  if ('kind' in value && 'page' in value && 'text' in value)
    return { kind: 'error', id, error: value as unknown as PageError };
  if ('reads' in value) return { kind: 'reading', id, reading: value as unknown as PageReading };
  if ('url' in value) return { kind: 'navigation', id, navigation: value as unknown as Navigation };
  return { kind: 'other', id, value };
}

/** Short description, e.g. `POST /orders 201`. */
export function labelOf(witness: Witness): string {
  switch (witness.kind) {
    case 'exchange': {
      const { request, response, error } = witness.exchange;
      return `${request.method} ${pathOf(request.url)} ${response?.status ?? error ?? 'no response'}`;
    }
    case 'call':
      return `${witness.call.method}(${firstWord(witness.call.args)})`;
    case 'navigation':
      return `opens ${pathOf(witness.navigation.url)}`;
    case 'visit':
      return `${witness.visit.screen} page`;
    case 'error':
      return `${witness.error.kind === 'console' ? 'console error' : 'exception'} in ${pathOf(witness.error.page)}: ${witness.error.text}`;
    case 'reading':
      return witness.reading.reads;
    case 'other': {
      const { kind, where, choice } = Object(witness.value) as Record<'kind' | 'where' | 'choice', unknown>;
      if (typeof choice === 'string') return `decision at the portal: ${choice}`;
      return typeof where === 'string' ? `${String(kind)} found in ${where}` : witness.id;
    }
    default:
      return witness satisfies never;
  }
}

/** Adds the first argument if it identifies the call: `createElement(konbini)`. */
function firstWord([first]: readonly unknown[]): string {
  return typeof first === 'string' && /^[\w -]{1,30}$/.test(first) ? first : '';
}

/** The path of an address, without its query; long identifiers are cut. */
function pathOf(url: string): string {
  return plainPath(url).replaceAll(/([0-9a-f]{8})-[0-9a-f]{4}-[0-9a-f-]{20,}/gi, '$1…');
}

export function plainPath(url: string): string {
  return url.replace(/^https?:\/\/[^/?#]*/, '').split(/[?#]/)[0] || '/';
}
