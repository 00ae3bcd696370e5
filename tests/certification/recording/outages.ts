/**
 * Outages seen by the browser apart from the SDK's calls: requests without an answer, 5xx and 429. Only hosts that the run depends
 * on count; other hosts of a shop's pages (statistics, fonts) may always be unreachable.
 */
import type { Frame, Request } from '@playwright/test';
import type { Exchange } from '../../../harness/exchange.ts';
import { hostOf, type ShopHosts } from '../../../harness/hosts.ts';

export type Outcome = Pick<Exchange, 'response' | 'error'>;

interface Outage {
  readonly url: string;
  /** The requesting document: of a frame, or of the page that was left. */
  readonly from: string;
  /** Whether the request is a navigation of the main frame. */
  readonly leaves: boolean;
  /** URLs of the redirects on the way. */
  readonly by: readonly string[];
  readonly exchange: Exchange;
}

/** @returns outages without requests cancelled by a page, refused by the browser because of the page's policy, or redirected for ever */
export function failureOf(request: Request): string | undefined {
  const error = request.failure()?.errorText ?? 'failed';
  return NO_OUTAGE.test(error) ? undefined : error;
}

const NO_OUTAGE = /^net::ERR_(?:ABORTED$|BLOCKED_BY_|TOO_MANY_REDIRECTS$)/;

/** @returns undefined for the first navigation of a new window, which has no frame yet */
export function frameOf(request: Request): Frame | undefined {
  try {
    return request.frame();
  } catch {
    return undefined;
  }
}

export class Outages {
  readonly #shop: ShopHosts;
  /**
   * Hosts of the provider. Hosts of the SDK are added when they are found; an outage may occur before that.
   */
  readonly #provider: Set<string>;
  readonly #outages: Outage[] = [];
  /** Pages that redirected the main frame; they are not available later. */
  readonly #left = new WeakMap<Request, string>();

  constructor(shop: ShopHosts, provider: readonly string[]) {
    this.#shop = shop;
    this.#provider = new Set(provider.map(siteOf));
  }

  /** The SDK called this URL from a document at that URL. */
  isOfSdk(url: string, from: string): void {
    // a frame without an address of its own (about:srcdoc) is nobody's
    for (const place of [url, from])
      if (hostOf(place) !== '' && !this.#shop.has(place)) this.#provider.add(siteOf(place));
  }

  leaves(request: Request): void {
    this.#left.set(request, frameOf(request)?.url() ?? '');
  }

  note(id: string, at: number, request: Request, outcome: Outcome): void {
    // requests of the shop's service worker do not count, because no shopper waits for them
    if (request.serviceWorker()) return;
    const [url, left] = [request.url(), this.#left.get(request)];
    const sent = { method: request.method(), url, headers: {} };
    this.#outages.push({
      url,
      from: left ?? frameOf(request)?.url() ?? '',
      leaves: left !== undefined,
      by: sentOnBy(request),
      exchange: { id, sender: 'browser', startedAt: at, finishedAt: at, request: sent, ...outcome },
    });
  }

  get exchanges(): Exchange[] {
    return this.#outages.filter((outage) => this.#counts(outage)).map(({ exchange }) => exchange);
  }

  #counts({ url, from, leaves, by }: Outage): boolean {
    if (this.#shop.has(url)) return leaves;
    if (this.#isProvider(url)) return true;
    // an address reached at or through the provider is the provider's responsibility; an address that a shop links to is the shop's
    if (leaves) return by.some((place) => this.#isProvider(place)) || !this.#shop.has(from);
    return !this.#shop.has(from) && this.#isProvider(from);
  }

  #isProvider(url: string): boolean {
    return this.#provider.has(siteOf(url));
  }
}

function sentOnBy(request: Request): string[] {
  const before = request.redirectedFrom();
  return before ? [before.url(), ...sentOnBy(before)] : [];
}

/** The common part of one owner's hosts: `js.provider.example` and `frames.provider.example` are one site. */
function siteOf(url: string): string {
  const host = hostOf(url);
  const name = host.replace(/:\d+$/, '');
  return /\.[a-z][\w-]*$/i.test(name) ? name.split('.').slice(-2).join('.') : host;
}
