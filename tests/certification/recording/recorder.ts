/**
 * Records one test in the browser: the SDK's API calls with their answers, the shop's calls to the SDK, navigations of the main
 * frame, and the content of each screen. The page is not changed; everything is masked.
 */
import type { BrowserContext, Page, Request, Response } from '@playwright/test';
import type { Exchange, Navigation, SdkCall } from '../../../harness/exchange.ts';
import { type Applied, type Intervention, isOutage } from '../../../harness/intervention.ts';
import { holdsSecretKey } from '../../../harness/keys.ts';
import type { Masker, SecretKind } from '../../../harness/masking.ts';
import { LIMITS, storedBody } from '../../../harness/limits.ts';
import type { Screen } from '../../../pages/shop.ts';
import { leftMeanwhile } from '../../../harness/playwright-messages.ts';
import { ShopAnswers } from './shop-responses.ts';
import { Interceptor } from './interceptor.ts';
import { failureOf, type Outcome, Outages } from './outages.ts';
import { pageNotes } from './page-notes.ts';
import type { Claims } from './claims.ts';
import type { PageReport } from './page-report.ts';

/** The SDK's endpoints on any host, without redirects of the shopper. */
export const SDK_CALLS = /\/payments\/(?:sources|payment-methods|online-banking|konbini|apple-pay)\b/;

/** A secret where it must not be. */
export interface Leak {
  readonly id: string;
  readonly kind: string;
  readonly at: number;
  /** e.g. `document of http://…`, `storage of http://…`, `message`, `request http://…` */
  readonly where: string;
}

/** An exception or an error message of a shop script. */
export interface PageError {
  readonly id: string;
  readonly at: number;
  /** The page's address without its query. */
  readonly page: string;
  readonly kind: 'exception' | 'console';
  readonly text: string;
}

/** Content of a screen when the shopper arrived. */
export interface Visit {
  readonly id: string;
  readonly screen: Screen;
  readonly url: string;
  readonly at: number;
  readonly text: string;
  /** URLs of the visible links; absent in older recordings. */
  readonly links?: readonly string[];
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

export class Recorder {
  readonly #interceptor = new Interceptor(SDK_CALLS);
  readonly #options: RecorderOptions;
  readonly #exchanges = new Map<string, Exchange>();
  /** Why the SDK's calls got no answer: the browser does not give the page the reason. */
  readonly #failures = new Map<string, string>();
  readonly #calls = new Map<string, SdkCall>();
  readonly #navigations: { readonly id: string; readonly request: Request; readonly heardAt: number }[] = [];
  readonly #visits: Visit[] = [];
  readonly #leaks: Leak[] = [];
  readonly #pageErrors: PageError[] = [];
  readonly #outages: Outages;
  readonly #answers: ShopAnswers;
  /** Requests without a complete answer, with their start times. */
  readonly #unanswered = new Map<Request, number>();
  #count = 0;

  constructor(options: RecorderOptions) {
    this.#options = options;
    this.#outages = new Outages(options.shopUrl, options.provider);
    this.#answers = new ShopAnswers(options.shopUrl, (where, text) => {
      if (!where.startsWith('script')) options.claims?.ofShop(text);
      if (holdsSecretKey(text, { long: true }) || this.#holds(text, 'secretKey'))
        this.#leak('secretKey', where);
    });
  }

  async attach(context: BrowserContext): Promise<void> {
    await context.exposeBinding('__conformance', ({ frame }, reports: readonly PageReport[]) => {
      for (const report of reports) this.#heard(report, frame.url());
    });
    await context.addInitScript({ content: pageNotes(new URL(this.#options.shopUrl).host, SDK_CALLS) });
    context.on('request', (request) => this.#left(request));
    context.on('requestfinished', (request) => this.#unanswered.delete(request));
    context.on('requestfailed', (request) => this.#failed(request));
    if (this.#options.recordsOutages) context.on('response', (response) => this.#heardOf(response));
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
    if (url?.startsWith(this.#options.shopUrl) !== true || this.#pageErrors.length >= MOST_PAGE_ERRORS)
      return;
    const page = url.split('?')[0] ?? '';
    const shown = text.slice(0, LIMITS.storedCharacters);
    this.#pageErrors.push({ id: this.#id('page-error'), at: now(), page, kind, text: shown });
  }

  /** Answers, changes or drops the SDK's calls. Only in this case anything is intercepted in the browser. */
  intervene(intervention: Intervention): Promise<void> {
    return this.#interceptor.intervene(intervention);
  }

  applied(): Applied[] {
    return this.#interceptor.applied();
  }

  /** Waits until pending reports are recorded. */
  settle(): Promise<void> {
    return this.#answers.settle();
  }

  /** Whether a request is pending. */
  get hasOpenRequests(): boolean {
    return this.#unanswered.size > 0;
  }

  /** Records long-pending requests as outages, for a story that broke off. */
  noteUnanswered(): void {
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
      exchanges: [...this.#exchanges.values(), ...this.#outages.exchanges].map((exchange) =>
        mask(this.#explained(exchange)),
      ),
      sdkCalls: [...this.#calls.values()].map(mask),
      navigations: this.#navigations.map(({ id, request, heardAt }) => ({
        id,
        url: this.#options.masker.text(request.url()),
        // when the browser began; a busy test is notified later
        at: request.timing().startTime > 0 ? request.timing().startTime : heardAt,
      })),
      visits: this.#visits.map(mask),
      leaks: this.#leaks.map(mask),
      pageErrors: this.#pageErrors.map(mask),
    };
  }

  /** Records the content of the current screen, and any secret in it. */
  async visit(page: Page, screen: Screen): Promise<void> {
    const held = await page.evaluate(screenContent, LIMITS).catch(async (error: unknown) => {
      if (!leftMeanwhile(error)) throw error;
      // the page shows a message and leaves at once: the shopper sees the next one
      await page.waitForLoadState('domcontentloaded');
      return page.evaluate(screenContent, LIMITS);
    });
    const { url, text, links } = held;
    this.#visits.push({ id: this.#id('visit'), screen, url, at: now(), text, links });
    if (!held.url.startsWith(this.#options.shopUrl)) return;
    const address = url.split('?')[0] ?? '';
    this.#scan(`document of ${address}`, held.html);
    this.#scan(`storage of ${address}`, held.storage + held.cookies);
  }

  #id(kind: string): string {
    this.#count += 1;
    return `${kind}-${this.#count}`;
  }

  /** Card numbers and secret keys must not be on the shop's origin; public keys and the session's client secret may. */
  #scan(where: string, text: string): void {
    const kinds = this.#options.masker.kindsIn(text);
    for (const kind of ['secretKey', 'cardNumber'] as const) if (kinds.has(kind)) this.#leak(kind, where);
    if (holdsSecretKey(text)) this.#leak('secretKey', where);
  }

  #leak(kind: string, where: string): void {
    if (!this.#leaks.some((known) => known.kind === kind && known.where === where))
      this.#leaks.push({ id: this.#id('leak'), at: now(), kind, where });
  }

  #heard(report: PageReport, frameUrl: string): void {
    switch (report.kind) {
      case 'call':
        this.#options.claims?.ofSdk({ args: report.args });
        this.#calls.set(report.id, {
          id: report.id,
          method: report.method,
          args: report.args,
          at: report.at,
          page: frameUrl.split('?')[0] ?? '',
        });
        return;
      case 'settled': {
        const call = this.#calls.get(report.id);
        if (!call) return;
        this.#options.masker.learn(report.result);
        const { result, threw } = report;
        this.#calls.set(report.id, {
          ...call,
          settledAt: report.at,
          ...(result === undefined ? {} : { result }),
          ...(threw === undefined ? {} : { threw }),
        });
        return;
      }
      case 'message':
        this.#scan('message', report.data);
        return;
      case 'sent':
        this.#outages.isOfSdk(report.url, frameUrl);
        this.#began(report);
        return;
      case 'answered':
        this.#ended(report);
        return;
      default:
        report satisfies never;
    }
  }

  /** A request left the browser, from any script. */
  #left(request: Request): void {
    this.#unanswered.set(request, performance.now());
    const url = request.url();
    this.#answers.asked(request);
    const ownPage = request.isNavigationRequest() && request.frame().parentFrame() === null;
    if (ownPage) {
      this.#navigations.push({ id: this.#id('navigation'), request, heardAt: now() });
      this.#outages.leaves(request);
    }
    const headers = Object.entries(request.headers()).filter(([name]) => name !== 'cookie');
    const text = `${url}\n${JSON.stringify(headers)}\n${request.postData() ?? ''}`;
    if (holdsSecretKey(text) || this.#holds(text, 'secretKey'))
      this.#leak('secretKey', `request ${url.split('?')[0]}`);
    if (url.startsWith(this.#options.shopUrl) && this.#holds(text, 'cardNumber'))
      this.#leak('cardNumber', `request ${url.split('?')[0]}`);
  }

  #holds(text: string, wanted: SecretKind): boolean {
    return this.#options.masker.kindsIn(text).has(wanted);
  }

  /** A request that got no answer. */
  #failed(request: Request): void {
    this.#unanswered.delete(request);
    const error = failureOf(request);
    if (error === undefined) return;
    if (SDK_CALLS.test(request.url())) {
      this.#failures.set(`${request.method()} ${request.url()}`, error);
      return;
    }
    this.#noteOutage(request, { error });
  }

  /** An outage of a provider's server, apart from the SDK's calls, whose answers the pages report. */
  #heardOf(response: Response): void {
    const [status, url] = [response.status(), response.url()];
    if (!isOutage(status) || url.startsWith(this.#options.shopUrl) || SDK_CALLS.test(url)) return;
    this.#noteOutage(response.request(), { response: { status, headers: {} } });
  }

  #noteOutage(request: Request, outcome: Outcome): void {
    this.#outages.note(this.#id('browser'), now(), request, outcome);
  }

  #began({ id, at, method, url, headers, body: text }: PageReport & { kind: 'sent' }): void {
    const { body } = storedBody(text);
    this.#options.claims?.ofSdk(body);
    this.#options.masker.learn(body);
    const request = { method, url, headers, ...(body === undefined ? {} : { body }) };
    this.#exchanges.set(id, {
      id: this.#id('browser'),
      sender: 'browser',
      startedAt: at,
      finishedAt: at,
      request,
    });
  }

  #ended({ id, at, response, error }: PageReport & { kind: 'answered' }): void {
    const exchange = this.#exchanges.get(id);
    if (!exchange) return;
    const stored = storedBody(response?.body);
    this.#options.claims?.ofSdk(stored.body);
    this.#options.masker.learn(stored.body);
    const { method, url } = exchange.request;
    const intervention = this.#interceptor.interventionOn(method, url);
    this.#exchanges.set(id, {
      ...exchange,
      finishedAt: at,
      ...(response ? { response: { ...response, body: undefined, ...stored } } : {}),
      ...(error === undefined ? {} : { error }),
      ...(intervention === undefined ? {} : { intervention }),
    });
  }

  #explained(exchange: Exchange): Exchange {
    const { method, url } = exchange.request;
    const error = exchange.error === undefined ? undefined : this.#failures.get(`${method} ${url}`);
    return error === undefined ? exchange : { ...exchange, error };
  }
}

/** Whether the requesting window is closed, so that no code waits for the answer. */
function isClosed(request: Request): boolean {
  try {
    return request.frame().page().isClosed();
  } catch {
    // a navigation that has no document yet has no frame either
    return false;
  }
}

interface ScreenContent {
  readonly url: string;
  readonly text: string;
  readonly links: string[];
  readonly html: string;
  readonly storage: string;
  readonly cookies: string;
}

/** Runs in the page. */
function screenContent({ storedCharacters, scannedCharacters }: typeof LIMITS): ScreenContent {
  return {
    url: location.href,
    text: (document.querySelector('main') ?? document.body).innerText.slice(0, storedCharacters),
    links: Array.from(document.links)
      .filter((link) => link.checkVisibility())
      .slice(0, 100)
      .map(({ href }) => href),
    html: document.documentElement.outerHTML.slice(0, scannedCharacters),
    storage: JSON.stringify(
      [localStorage, sessionStorage].map((storage) =>
        Array.from({ length: storage.length }, (_, index) => storage.getItem(storage.key(index) ?? '')),
      ),
    ),
    cookies: document.cookie,
  };
}

/** The system clock, which all processes and the browser share. */
export function now(): number {
  return Date.now();
}
