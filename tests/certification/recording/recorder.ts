/**
 * Records one test in the browser: the SDK's API calls with their answers, the shop's calls to the SDK, navigations of the main
 * frame, and the content of each screen. The page is not changed; everything is masked.
 */
import type { BrowserContext, Page, Request, Response } from '@playwright/test';
import type { Exchange, Navigation, SdkCall } from '../../../harness/exchange.ts';
import { hostOf, ShopHosts } from '../../../harness/hosts.ts';
import { type Applied, type Intervention, isOutage } from '../../../harness/intervention.ts';
import { LIMITS } from '../../../harness/limits.ts';
import type { Masker } from '../../../harness/masking.ts';
import type { Screen } from '../../../pages/shop.ts';
import type { Claims } from './claims.ts';
import { Interceptor } from './interceptor.ts';
import { type Leak, Leaks } from './leaks.ts';
import { failureOf, frameOf, type Outcome, Outages } from './outages.ts';
import { pageNotes } from './page-notes.ts';
import type { PageReport } from './page-report.ts';
import { readScreen, type Visit } from './screens.ts';
import { SdkRecording } from './sdk-recording.ts';
import { ShopResponses } from './shop-responses.ts';

/** The SDK's endpoints on any host, without redirects of the shopper. */
export const SDK_CALLS = /\/payments\/(?:sources|payment-methods|online-banking|konbini|apple-pay)\b/;

/** An exception or an error message of a shop script. */
export interface PageError {
  readonly id: string;
  readonly at: number;
  /** The page's address without its query. */
  readonly page: string;
  readonly kind: 'exception' | 'console';
  readonly text: string;
}

export interface Recording {
  readonly exchanges: Exchange[];
  readonly sdkCalls: SdkCall[];
  readonly navigations: Navigation[];
  readonly visits: Visit[];
  readonly leaks: Leak[];
  readonly pageErrors: PageError[];
}

export interface RecorderOptions {
  readonly masker: Masker;
  readonly shopUrl: string;
  /** Known URLs of the provider. */
  readonly provider: readonly string[];
  /** Whether to watch answers of other servers for outages, scripts and frames included. */
  readonly recordsOutages?: boolean;
  /** For a shop that does not pass the test token on. */
  readonly claims?: Claims | undefined;
}

const MOST_PAGE_ERRORS = 20;

/** Answers of a gateway whose server is not available; 500 is an error of the shop itself. */
const UNAVAILABLE = [502, 503, 504];
/** Screens that a shop itself may answer so, because the API failed. */
const OF_TROUBLE: readonly Screen[] = ['waiting', 'failure'];

export class Recorder {
  readonly #interceptor = new Interceptor(SDK_CALLS);
  readonly #options: RecorderOptions;
  readonly #shop: ShopHosts;
  readonly #sdk: SdkRecording;
  readonly #navigations: { readonly id: string; readonly request: Request; readonly notifiedAt: number }[] =
    [];
  readonly #visits: Visit[] = [];
  readonly #leaks: Leaks;
  readonly #pageErrors: PageError[] = [];
  readonly #outages: Outages;
  readonly #answers: ShopResponses;
  /** Requests without a complete answer, with their start times. */
  readonly #unanswered = new Map<Request, number>();
  #count = 0;

  constructor(options: RecorderOptions) {
    this.#options = options;
    const id = (kind: string): string => this.#id(kind);
    this.#sdk = new SdkRecording(options.masker, options.claims, this.#interceptor, id);
    this.#shop = new ShopHosts(options.shopUrl);
    this.#leaks = new Leaks(options.masker, this.#shop, id);
    this.#outages = new Outages(this.#shop, options.provider);
    this.#answers = new ShopResponses(this.#shop, (where, text) => {
      if (!where.startsWith('script')) options.claims?.ofShop(text);
      this.#leaks.ofAnswer(where, text);
    });
  }

  async attach(context: BrowserContext): Promise<void> {
    await context.exposeBinding('__conformance', ({ frame }, reports: string) => {
      for (const report of JSON.parse(reports) as PageReport[]) this.#receive(report, frame.url());
    });
    const { shopUrl, provider } = this.#options;
    const content = pageNotes(hostOf(shopUrl), provider.map(hostOf), SDK_CALLS);
    await context.addInitScript({ content });
    context.on('request', (request) => this.#left(request));
    context.on('requestfinished', (request) => this.#unanswered.delete(request));
    context.on('requestfailed', (request) => this.#failed(request));
    if (this.#options.recordsOutages) context.on('response', (response) => this.#answered(response));
    context.on('weberror', (error) =>
      this.#pageError('exception', error.page()?.url(), error.error().message),
    );
    context.on('console', (message) => {
      if (message.type() === 'error') this.#pageError('console', message.location().url, message.text());
    });
    this.#interceptor.context = context;
  }

  /** Only those of the shop's pages and scripts, and a limited number, so that a loop in a page cannot fill the report. */
  #pageError(kind: PageError['kind'], url: string | undefined, text: string): void {
    if (!this.#shop.has(url ?? '') || this.#pageErrors.length >= MOST_PAGE_ERRORS) return;
    const page = url?.split('?')[0] ?? '';
    const shown = text.slice(0, LIMITS.storedCharacters);
    this.#pageErrors.push({ id: this.#id('page-error'), at: Date.now(), page, kind, text: shown });
  }

  /** Answers, changes or drops the SDK's calls. Only in this case anything is intercepted in the browser. */
  intervene(intervention: Intervention): Promise<void> {
    return this.#interceptor.intervene(intervention);
  }

  applied(): Applied[] {
    return this.#interceptor.applied();
  }

  /** Waits until the answers of the shop's server are read. */
  settle(): Promise<void> {
    return this.#answers.settle();
  }

  /** Whether a request is pending. */
  get hasOpenRequests(): boolean {
    return this.#unanswered.size > 0;
  }

  /** For a story that broke off: records requests that are pending for long, and a page that the shop's server did not deliver. */
  async noteOutages(): Promise<void> {
    const { request: last, notifiedAt = 0 } = this.#navigations.at(-1) ?? {};
    const isOwnPage = this.#visits.some(
      ({ screen, url, at }) => OF_TROUBLE.includes(screen) && at >= notifiedAt && url === last?.url(),
    );
    if (last && !isOwnPage && !this.#unanswered.has(last) && this.#shop.has(last.url())) {
      const status = (await last.response().catch(() => null))?.status();
      if (status !== undefined && UNAVAILABLE.includes(status))
        this.#noteOutage(last, { response: { status, headers: {} } });
    }
    const { unansweredMilliseconds } = LIMITS;
    for (const [request, since] of this.#unanswered) {
      if (performance.now() - since < unansweredMilliseconds) continue;
      this.#unanswered.delete(request);
      if (isClosed(request)) continue;
      this.#noteOutage(request, { error: `no whole answer within ${unansweredMilliseconds / 1000} s` });
    }
  }

  get recording(): Recording {
    const mask = <T>(value: T): T => this.#options.masker.json(value);
    return {
      exchanges: [...this.#sdk.exchanges, ...this.#outages.exchanges].map(mask),
      sdkCalls: this.#sdk.calls.map(mask),
      navigations: this.#navigations.map(({ id, request, notifiedAt }) => ({
        id,
        url: this.#options.masker.text(request.url()),
        // time at which the browser started the request; a busy test gets the event later
        at: request.timing().startTime > 0 ? request.timing().startTime : notifiedAt,
      })),
      visits: this.#visits.map(mask),
      leaks: this.#leaks.found.map(mask),
      pageErrors: this.#pageErrors.map(mask),
    };
  }

  /** Records the content of the current screen, and any secret in it. */
  async visit(page: Page, screen: Screen): Promise<void> {
    const { url, text, links, html, storage, cookies } = await readScreen(page, (place) =>
      this.#shop.has(place),
    );
    this.#visits.push({ id: this.#id('visit'), screen, url, at: Date.now(), text, links });
    if (!this.#shop.has(url)) return;
    const address = url.split('?')[0] ?? '';
    this.#leaks.scan(`document of ${address}`, html);
    this.#leaks.scan(`storage of ${address}`, storage + cookies);
  }

  #id(kind: string): string {
    this.#count += 1;
    return `${kind}-${this.#count}`;
  }

  #receive(report: PageReport, frameUrl: string): void {
    if (report.kind === 'message') {
      this.#leaks.scan('message', report.data);
      return;
    }
    if (report.kind === 'call' && report.method === 'new DigitalRiver') this.#shop.add(frameUrl);
    if (report.kind === 'sent') this.#outages.isOfSdk(report.url, frameUrl);
    this.#sdk.receive(report, frameUrl);
  }

  /** A request left the browser, from any script. */
  #left(request: Request): void {
    this.#unanswered.set(request, performance.now());
    this.#answers.asked(request);
    const ownPage = request.isNavigationRequest() && !frameOf(request)?.parentFrame();
    if (ownPage) {
      this.#navigations.push({ id: this.#id('navigation'), request, notifiedAt: Date.now() });
      this.#outages.leaves(request);
    }
    this.#leaks.ofRequest(request);
  }

  /** A request that got no answer. */
  #failed(request: Request): void {
    this.#unanswered.delete(request);
    const error = failureOf(request);
    if (error === undefined) return;
    if (SDK_CALLS.test(request.url())) {
      this.#sdk.failed(request.method(), request.url(), error);
      return;
    }
    this.#noteOutage(request, { error });
  }

  /** An outage of a provider's server, apart from the SDK's calls, whose answers the pages report. */
  #answered(response: Response): void {
    const [status, url] = [response.status(), response.url()];
    if (!isOutage(status) || this.#shop.has(url) || SDK_CALLS.test(url)) return;
    this.#noteOutage(response.request(), { response: { status, headers: {} } });
  }

  #noteOutage(request: Request, outcome: Outcome): void {
    this.#outages.note(this.#id('browser'), Date.now(), request, outcome);
  }
}

/** Whether the requesting window is closed: then no code waits for the answer. */
function isClosed(request: Request): boolean {
  return frameOf(request)?.page().isClosed() ?? false;
}
