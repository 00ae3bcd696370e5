/**
 * Trouble that a browser met beside the SDK's calls: requests without an answer, and answers that are outages. Only that
 * of whom a run depends on counts. What else a shop's pages ask for (statistics, fonts) may be out of reach for ever.
 */
import type { Request } from '@playwright/test';
import type { Exchange } from '../../../harness/exchange.ts';

export type Outcome = Pick<Exchange, 'response' | 'error'>;

interface Outage {
  readonly url: string;
  /** Who asked: the document of a frame, or the page that was left. */
  readonly from: string;
  /** The main frame was to go there. */
  readonly leaves: boolean;
  /** Addresses by which it was sent on. */
  readonly by: readonly string[];
  readonly exchange: Exchange;
}

/** @returns nothing that a page gave up, or that the browser refused: its policy is set by the page */
export function failureOf(request: Request): string | undefined {
  const error = request.failure()?.errorText ?? 'failed';
  return error === 'net::ERR_ABORTED' || error.startsWith('net::ERR_BLOCKED_BY_') ? undefined : error;
}

export class Outages {
  readonly #shop: string;
  /** Grows with every place at which the SDK turns out to be: an outage may come before. */
  readonly #provider: Set<string>;
  readonly #outages: Outage[] = [];
  /** Pages from which the main frame was sent elsewhere; later they are gone. */
  readonly #left = new WeakMap<Request, string>();

  constructor(shopUrl: string, provider: readonly string[]) {
    this.#shop = new URL(shopUrl).host;
    this.#provider = new Set(provider.map(siteOf));
  }

  /** The SDK called this address from a document at that one. */
  isOfSdk(url: string, from: string): void {
    for (const place of [url, from]) if (!this.#isShop(place)) this.#provider.add(siteOf(place));
  }

  leaves(request: Request): void {
    this.#left.set(request, request.frame().url());
  }

  note(id: string, at: number, request: Request, outcome: Outcome): void {
    // what a worker of the shop's asks for, no shopper waits for
    if (request.serviceWorker()) return;
    const [url, left] = [request.url(), this.#left.get(request)];
    const sent = { method: request.method(), url, headers: {} };
    this.#outages.push({
      url,
      from: left ?? request.frame().url(),
      leaves: left !== undefined,
      by: sentOnBy(request),
      exchange: { id, sender: 'browser', startedAt: at, finishedAt: at, request: sent, ...outcome },
    });
  }

  get exchanges(): Exchange[] {
    return this.#outages.filter((outage) => this.#counts(outage)).map(({ exchange }) => exchange);
  }

  #counts({ url, from, leaves, by }: Outage): boolean {
    if (this.#isShop(url)) return leaves;
    if (this.#isProvider(url)) return true;
    // who is at the provider, or was sent on by it, is where the provider wants it; where a shop leads is the shop's doing
    if (leaves) return by.some((place) => this.#isProvider(place)) || !this.#isShop(from);
    return !this.#isShop(from) && this.#isProvider(from);
  }

  #isShop(url: string): boolean {
    return hostOf(url).host === this.#shop;
  }

  #isProvider(url: string): boolean {
    return this.#provider.has(siteOf(url));
  }
}

function sentOnBy(request: Request): string[] {
  const before = request.redirectedFrom();
  return before ? [before.url(), ...sentOnBy(before)] : [];
}

function hostOf(url: string): Pick<URL, 'host' | 'hostname'> {
  return URL.canParse(url) ? new URL(url) : { host: '', hostname: '' };
}

/** What the hosts of one owner have in common: `js.provider.example` and `frames.provider.example` are one site. */
function siteOf(url: string): string {
  const { hostname, host } = hostOf(url);
  const isName = /\.[a-z][\w-]*$/i.test(hostname);
  return isName ? hostname.split('.').slice(-2).join('.') : host;
}
