/**
 * Everything that one test needs: a shopper in a separate browser context, the shop's pages, the portal, and
 * the recorder.
 */
import type { Browser, BrowserContext, Page } from '@playwright/test';
import type { Market, Method, TriggerEffect } from '../../contract/method.ts';
import { triggersOf } from '../../contract/traits.ts';
import type { Masker, Secret } from '../../harness/masking.ts';
import { inTime } from '../../harness/in-time.ts';
import { poll } from '../../harness/poll.ts';
import type { Intervention } from '../../harness/intervention.ts';
import type { RunContext } from '../../harness/run.ts';
import { testCookie, testToken } from '../../harness/test-token.ts';
import { TapClient } from '../../harness/tap-client.ts';
import { PortalPage } from '../../pages/portal-page.ts';
import { optionalTimeout, useTimeoutFactor } from '../../pages/timeouts.ts';
import type { Screen, ShopAdapter, Shopper, ShopPages } from '../../pages/shop.ts';
import { Api, Control } from './api.ts';
import type { CrashWatch } from './crash-watch.ts';
import type { Merchant } from './merchant/merchant.ts';
import { merchantOf } from './merchant/merchants.ts';
import { type DialectTools, dialectTools } from './dialect.ts';
import { Recorder, SDK_CALLS } from './recording/recorder.ts';
import { type Notes, Observation, type Topic } from './reading/observation.ts';
import { Claims } from './recording/claims.ts';
import { PAYING } from './recording/notes.ts';
import { maskerFor } from './recording/known-secrets.ts';
import { ordinaryShopper, withTrigger } from './shopper-data.ts';
import { marked, markOf } from './shopper-mark.ts';
import { limitRate } from './recording/rate-limit.ts';

/** Topics recorded in every story: a shop may ask for acceptance, show totals and redirect to the portal on any page. */
const ALWAYS: readonly Topic[] = [...PAYING, 'disclosures', 'missingWebhook', 'longPause'];

/** Number of consecutive polls without a pending request: an answer may cause another request a moment later. */
const QUIET_LOOKS = 3;

/** Seconds: after a longer pause, waits in other tests may time out. */
const LONG_PAUSE = 5;

export interface WorldOptions {
  readonly run: RunContext;
  readonly browser: Browser;
  readonly method: Method;
  readonly adapter: ShopAdapter;
  /** Bypasses the page's content security policy, because the harness runs its own code in the page. */
  readonly bypassCsp?: boolean;
  /** Query that the SDK's script is loaded with: a fault of the SDK. */
  readonly sdkFault?: string;
  /** Topics of notes that the story declares; absent: all. */
  readonly topics?: readonly Topic[];
  /** The shop's session; made up when absent. */
  readonly token?: string;
  /** Watches the pages of all browsers of the test. */
  readonly crashes?: CrashWatch;
  /** The permission of the test, which all its browsers share. */
  readonly turn?: string;
}

/** What all tabs of a browser share. */
interface Shared {
  readonly token: string;
  readonly context: BrowserContext;
  readonly recorder: Recorder;
  readonly masker: Masker;
  /** Only for a shop that does not pass the test token on. */
  readonly claims: Claims | undefined;
  notes: Notes;
}

export class World {
  readonly options: WorldOptions;
  readonly method: Method;
  readonly run: RunContext;
  readonly tap: TapClient;
  readonly api: Api;
  readonly merchant: Merchant;
  /** Translates interventions into the run's dialect. */
  readonly dialect: DialectTools;
  readonly control: Control | undefined;
  readonly shop: ShopPages;
  readonly #page: Page;
  readonly context: BrowserContext;
  /** The test token: the session id in the shop, which the shop's back end passes on to the API. */
  readonly token: string;
  shopper: Shopper;
  /** How many scripts of the SDK were loaded with a fault. */
  faultyScripts = 0;
  /** The API's address for a page of another origin. */
  crossOriginApi: string;
  readonly #shared: Shared;

  private constructor(options: WorldOptions, page: Page, shared: Shared) {
    const { run, method, adapter } = options;
    const { token } = shared;
    this.options = options;
    this.run = run;
    this.method = method;
    this.token = token;
    this.context = shared.context;
    this.#page = page;
    this.tap = new TapClient(run.targets.tapUrl, run.runKey, token);
    this.api = new Api(run, token);
    this.dialect = dialectTools(run.dialect);
    this.merchant = merchantOf({ run, method, api: this.api, tap: this.tap, seen: () => this.observe() });
    this.control =
      run.targets.controlUrl === undefined ? undefined : new Control(run.targets.controlUrl, run.runKey);
    this.shop = adapter(page, run.targets.shopUrl);
    this.#shared = shared;
    this.shopper = this.#ordinaryShopper();
    this.crossOriginApi = run.targets.apiUrl;
  }

  static async open(options: WorldOptions): Promise<World> {
    const { run, browser, method } = options;
    useTimeoutFactor(run.timeoutFactor);
    const token = options.token ?? testToken();
    const masker = maskerFor(run, method);
    const context = await browser.newContext({
      locale: method.wire.markets[0].locale,
      bypassCSP: options.bypassCsp ?? false,
      // Chromium gets the run's certificate at its start. Other browsers, and remote ones, cannot get it.
      ...(run.tls && (run.browserName !== 'chromium' || isRemote()) ? { ignoreHTTPSErrors: true } : {}),
    });
    options.crashes?.watch(context);
    await context.addCookies([testCookie(token, run.targets.shopUrl)]);
    const tap = new TapClient(run.targets.tapUrl, run.runKey, token);
    const claims = run.shop === 'custom' ? new Claims(tap) : undefined;
    const recorder = new Recorder({
      masker,
      claims,
      shopUrl: run.targets.shopUrl,
      provider: [run.targets.apiUrl, run.targets.jsUrl],
      recordsOutages: run.provider === 'sandbox',
    });
    if (run.rateLimit !== undefined) await limitRate(context, tap, SDK_CALLS);
    await recorder.attach(context);
    if (options.sdkFault) {
      const url = `${run.targets.jsUrl}?fault=${options.sdkFault}`;
      await context.route(run.targets.jsUrl, (route) => route.continue({ url }));
    }
    const shared: Shared = { token, context, recorder, masker, claims, notes: {} };
    const world = new World(options, await context.newPage(), shared);
    if (claims) await tap.begin({ turn: options.turn ?? token, mark: markOf(token) });
    if (options.sdkFault) {
      context.on('response', (response) => {
        if (response.url().startsWith(run.targets.jsUrl) && response.ok()) world.faultyScripts += 1;
      });
    }
    return world;
  }

  /** The page that the shopper uses now: an adapter may return another window, in which its shop opened the portal. */
  get page(): Page {
    return (this.shop as Partial<ShopPages>).page ?? this.#page;
  }

  get portal(): PortalPage {
    return new PortalPage(this.page);
  }

  /** Another tab of the same shopper's browser. Recordings and notes belong to the same test. */
  async openTab(): Promise<World> {
    return new World(this.options, await this.context.newPage(), this.#shared);
  }

  /** Sets interventions that answer, change or drop exchanges of this test, in the tap and in the browser. */
  async intervene(intervention: Intervention): Promise<void> {
    await this.#shared.recorder.intervene(intervention);
    await this.tap.intervene(intervention);
  }

  /** How often an intervention was applied, in the tap and in the browser together. */
  async applied(id: string): Promise<number> {
    const all = [...(await this.tap.applied()), ...this.#shared.recorder.applied()];
    return all.filter((entry) => entry.id === id).reduce((sum, { applied }) => sum + applied, 0);
  }

  /** From now on the shopper uses a documented test trigger: a last name, or a card. */
  useTrigger(effect: TriggerEffect): void {
    const trigger = triggersOf(this.method, this.run.dialect).find((known) => known.effect === effect);
    if (!trigger) throw new Error(`${this.method.wire.id} has no trigger that ${effect}`);
    this.shopper = withTrigger(this.shopper, trigger);
  }

  /** The shopper lives in another of the method's markets from now on. */
  moveTo({ owner, country, currency }: Market): void {
    this.shopper = { ...this.shopper, owner: this.#own(owner), country, currency };
  }

  useOrdinaryShopper(): void {
    this.shopper = this.#ordinaryShopper();
  }

  #ordinaryShopper(): Shopper {
    const shopper = ordinaryShopper(this.method);
    return { ...shopper, owner: this.#own(shopper.owner) };
  }

  /** For a shop that does not pass the test token on, the shopper's e-mail address is unique. */
  #own(owner: Market['owner']): Market['owner'] {
    return this.run.shop === 'custom' ? marked(owner, this.token) : owner;
  }

  /** @throws Error if the story did not declare the topic */
  note(notes: Notes): void {
    const { topics } = this.options;
    const undeclared = (Object.keys(notes) as Topic[]).find(
      (topic) => topics && ![...topics, ...ALWAYS].includes(topic),
    );
    if (undeclared)
      throw new Error(
        `The story records the note "${undeclared}", which it does not declare. Add it to the topics of the story.`,
      );
    this.#shared.notes = { ...this.#shared.notes, ...notes };
  }

  get notes(): Notes {
    return this.#shared.notes;
  }

  /** The secrets seen so far, which are masked everywhere. */
  get secrets(): readonly Secret[] {
    return this.#shared.masker.secrets;
  }

  /** Records the content of the screen at which the shopper arrived. */
  async recordVisit(screen: Screen | Promise<Screen>): Promise<void> {
    await this.#shared.recorder.visit(this.page, await screen);
  }

  /** Everything seen so far. */
  async observe(): Promise<Observation<Topic>> {
    await this.#shared.claims?.settle();
    const { exchanges, secrets, paused, eventTypes } = await this.tap.exchanges();
    if (paused >= LONG_PAUSE) this.note({ longPause: paused });
    for (const { kind, value } of secrets) this.#shared.masker.add(kind, value);
    await this.#shared.recorder.settle();
    const recording = this.#shared.recorder.recording;
    return new Observation({
      dialect: this.run.dialect,
      method: this.method,
      shopper: this.shopper,
      shopUrl: this.run.targets.shopUrl,
      publicKeyToken: this.#shared.masker.token('publicKey', this.run.targets.publicKey),
      ...recording,
      exchanges: [...exchanges, ...recording.exchanges],
      eventTypes,
      notes: this.#shared.notes,
    });
  }

  /**
   * Runs an action, then waits until all requests of the pages are answered, because only then the result is
   * complete. The wait is limited, because a page may never stop its requests.
   */
  async answered(action: () => Promise<void>): Promise<void> {
    await action();
    let quiet = 0;
    await poll(
      async () => {
        // a busy page first does what it has begun; it may be left meanwhile, or never answer
        const answer = this.page.evaluate(() => undefined);
        await inTime(answer, 1_000, () => new Error('no answer of the page')).catch(() => undefined);
        return this.#shared.recorder.hasOpenRequests ? (quiet = 0) : (quiet += 1);
      },
      (looks) => looks >= QUIET_LOOKS,
      { timeout: optionalTimeout() },
    );
  }

  /** Calls of the shop's back end that may belong to this test but were not joined to it, or not in time. */
  async doubtful(): Promise<readonly string[]> {
    if (!this.#shared.claims) return [];
    await this.#shared.claims.settle();
    // another test may still claim them
    return poll(
      () => this.tap.doubtful(),
      (calls) => calls.length === 0,
      { timeout: optionalTimeout() },
    );
  }

  /** Waits for pending calls to the target, and records those that get no answer. */
  async settle(): Promise<void> {
    await this.tap.settled();
    await this.#shared.recorder.noteOutages();
  }

  async close(): Promise<void> {
    await this.context.close();
    await this.tap.forget();
  }
}

/** Playwright's own setting for browsers on another machine. */
function isRemote(): boolean {
  return process.env.PW_TEST_CONNECT_WS_ENDPOINT !== undefined;
}
