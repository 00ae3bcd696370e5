/** The one page of a replay in the bare protocol: what its documents and frames are, and calls of their scripts. */
import { inTime } from '../../../harness/in-time.ts';
import type { ProtocolBrowser, ProtocolEvent, Send } from './protocol-browser.ts';

/** Milliseconds, as in the real run. */
const TIMEOUT = 15_000;

/** The scripts of one document. */
interface Context {
  readonly session: string;
  readonly id: number;
  /** Resolves when the document was left. */
  readonly left: Promise<undefined>;
  readonly leave: () => void;
}

/** The members of events that are read. */
interface Params {
  readonly sessionId?: string;
  readonly executionContextId?: number;
  readonly context?: { readonly id: number; readonly auxData?: { frameId?: string; isDefault?: boolean } };
  readonly frame?: { readonly id: string; readonly url: string };
  readonly frameId?: string;
  readonly url?: string;
}

/** An element, or a frame's, in a document. */
export interface Found {
  readonly frame: string;
  readonly object: string;
  readonly send: Send;
}

export class ProtocolPage {
  readonly send: Send;
  readonly mainFrame: string;
  readonly #browser: ProtocolBrowser;
  readonly #browserContext: string;
  readonly #locale: string;
  readonly #sessions = new Set<string>();
  /** By frame. */
  readonly #contexts = new Map<string, Context>();
  readonly #waiting = new Set<() => void>();
  readonly #stopListening: () => void;
  #url = 'about:blank';
  /** The main frame's document is about to be left: what is done in it may be lost. */
  #isLeaving = false;
  /** How many documents of the main frame were read to their end. */
  #loaded = 0;

  static async open(browser: ProtocolBrowser, locale: string): Promise<ProtocolPage> {
    const send = browser.session();
    const { browserContextId } = await send('Target.createBrowserContext');
    const { targetId } = await send('Target.createTarget', { url: 'about:blank', browserContextId });
    const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true });
    const page = new ProtocolPage(browser, browserContextId, targetId, sessionId, locale);
    await page.#watch(sessionId);
    return page;
  }

  private constructor(
    browser: ProtocolBrowser,
    context: string,
    target: string,
    session: string,
    locale: string,
  ) {
    this.#browser = browser;
    this.#browserContext = context;
    // a page's first frame has its id
    this.mainFrame = target;
    this.#locale = locale;
    this.send = browser.session(session);
    this.#sessions.add(session);
    this.#stopListening = browser.listen((event) => this.#note(event));
  }

  get url(): string {
    return this.#url;
  }

  async close(): Promise<void> {
    this.#stopListening();
    await this.#browser.session()('Target.disposeBrowserContext', { browserContextId: this.#browserContext });
  }

  /** Does what opens another document, and waits until that is read. */
  async load(action: () => Promise<unknown>): Promise<void> {
    const before = this.#loaded;
    await action();
    await this.until(() => this.#loaded > before || undefined, 'another document');
  }

  /** @throws Error if it does not come in time */
  until<Value>(get: () => Value | undefined, what: string): Promise<Value> {
    const now = get();
    if (now !== undefined) return Promise.resolve(now);
    let look: () => void = () => undefined;
    const coming = new Promise<Value>((resolve) => {
      look = () => {
        const value = get();
        if (value !== undefined) resolve(value);
      };
      this.#waiting.add(look);
    });
    return this.#inTime(coming, what).finally(() => this.#waiting.delete(look));
  }

  /** Calls a function in the document of a frame, and again in the next one if that is left meanwhile. */
  async call(frame: string, code: string, ...words: readonly string[]): Promise<Found> {
    const context = await this.until(
      () => (this.#isLeaving ? undefined : this.#contexts.get(frame)),
      'the document of a frame',
    );
    const send = this.#browser.session(context.session);
    const called = send('Runtime.callFunctionOn', {
      functionDeclaration: code,
      executionContextId: context.id,
      arguments: words.map((value) => ({ value })),
      awaitPromise: true,
    }).catch((error: unknown) => {
      // leaving a document ends its calls, maybe before that is known
      if (/context|navigated/i.test(String(error))) return context.left;
      throw error;
    });
    const what = `a call in the page (${words.join(', ')})`;
    const answer = await this.#inTime(Promise.race([called, context.left]), what);
    if (answer === undefined) return this.call(frame, code, ...words);
    if (answer.exceptionDetails) throw new Error(JSON.stringify(answer.exceptionDetails));
    return { frame, object: answer.result.objectId ?? '', send };
  }

  #inTime<Value>(coming: Promise<Value>, what: string): Promise<Value> {
    return inTime(
      coming,
      TIMEOUT,
      () => new Error(`Waited ${TIMEOUT / 1_000} s for ${what}; the page is ${this.#url}.`),
    );
  }

  async #watch(session: string): Promise<void> {
    const send = this.#browser.session(session);
    await Promise.all([
      send('Page.enable'),
      send('Runtime.enable'),
      send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: true }),
      send('Emulation.setLocaleOverride', { locale: this.#locale }).catch(() => undefined),
      send('Emulation.setFocusEmulationEnabled', { enabled: true }),
    ]);
  }

  #note({ method, sessionId = '', params }: ProtocolEvent): void {
    if (!this.#sessions.has(sessionId)) return;
    const { context, frame, frameId, url, executionContextId, sessionId: attached } = params as Params;
    switch (method) {
      case 'Target.attachedToTarget':
        // a frame of another site, which runs in a separate process
        if (attached === undefined) return;
        this.#sessions.add(attached);
        void this.#watch(attached).catch(() => undefined);
        break;
      case 'Runtime.executionContextCreated':
        if (context?.auxData?.isDefault && context.auxData.frameId !== undefined)
          this.#enter(context.auxData.frameId, sessionId, context.id);
        break;
      case 'Runtime.executionContextDestroyed':
        this.#forget((one) => one.session === sessionId && one.id === executionContextId);
        break;
      case 'Runtime.executionContextsCleared':
        this.#forget((one) => one.session === sessionId);
        break;
      case 'Page.frameRequestedNavigation':
        if (frameId === this.mainFrame) this.#isLeaving = true;
        break;
      case 'Page.frameStoppedLoading':
        if (frameId === this.mainFrame) this.#isLeaving = false;
        break;
      case 'Page.frameNavigated':
        if (frame?.id !== this.mainFrame) return;
        this.#url = frame.url;
        this.#isLeaving = false;
        break;
      case 'Page.navigatedWithinDocument':
        if (frameId === this.mainFrame && url !== undefined) this.#url = url;
        break;
      case 'Page.domContentEventFired':
        this.#loaded += 1;
        break;
      default:
        return;
    }
    for (const look of this.#waiting) look();
  }

  #enter(frame: string, session: string, id: number): void {
    this.#contexts.get(frame)?.leave();
    let leave: () => void = () => undefined;
    const left = new Promise<undefined>((resolve) => (leave = () => resolve(undefined)));
    this.#contexts.set(frame, { session, id, left, leave });
  }

  #forget(isGone: (context: Context) => boolean): void {
    for (const [frame, context] of this.#contexts) {
      if (!isGone(context)) continue;
      this.#contexts.delete(frame);
      context.leave();
    }
  }
}
