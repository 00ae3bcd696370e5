/** Reads the shop's scripts, and the answers of its server to them. Documents are read in the page. */
import type { Request } from '@playwright/test';
import type { ShopHosts } from '../../../harness/hosts.ts';
import { inTime } from '../../../harness/in-time.ts';
import { LIMITS } from '../../../harness/limits.ts';

const READ: readonly string[] = ['script', 'fetch', 'xhr'];
const TEXT = /text|json|script|xml/;
/** Never ends. */
const STREAM = /event-stream/;
/** Maximum wait for a pending answer, in milliseconds: it may never end. */
const LONGEST = 1_000;

export class ShopResponses {
  readonly #shop: ShopHosts;
  readonly #read: (where: string, text: string) => void;
  /** A script is the same on each page of a test. */
  readonly #scripts = new Set<string>();
  readonly #arriving = new Set<Promise<void>>();
  #bytes = 0;

  constructor(shop: ShopHosts, read: (where: string, text: string) => void) {
    this.#shop = shop;
    this.#read = read;
  }

  asked(request: Request): void {
    const [url, type] = [request.url(), request.resourceType()];
    if (!READ.includes(type) || !this.#shop.has(url)) return;
    if (type === 'script') {
      if (this.#scripts.has(url)) return;
      this.#scripts.add(url);
    }
    void this.#answered(request, `${type} ${url.split('?')[0]}`);
  }

  /** Waits until all started answers are read, or long enough. */
  async settle(): Promise<void> {
    const read = Promise.all(this.#arriving);
    await inTime(read, LONGEST, () => new Error('not read in time')).catch(() => undefined);
  }

  async #answered(request: Request, where: string): Promise<void> {
    // the page is closed
    const response = await request.response().catch(() => null);
    const type = response?.headers()['content-type'] ?? '';
    if (!response || !TEXT.test(type) || STREAM.test(type)) return;
    const arriving: Promise<void> = this.#readWhole(request, where)
      .catch(() => undefined)
      .then(() => void this.#arriving.delete(arriving));
    this.#arriving.add(arriving);
    await arriving;
  }

  /** Answers beyond the size limits, per message or per test, are not read. */
  async #readWhole(request: Request, where: string): Promise<void> {
    const response = await request.response();
    if (!response || (await response.finished())) return;
    const { responseBodySize } = await request.sizes();
    this.#bytes += responseBodySize;
    if (responseBodySize > LIMITS.readBytes || this.#bytes > LIMITS.scannedBytesPerTest) return;
    this.#read(where, (await response.text()).slice(0, LIMITS.scannedCharacters));
  }
}
