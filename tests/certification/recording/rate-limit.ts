/**
 * Applies the run's rate limit for calls to the provider. Calls of the shop's back end wait in the tap; calls of a page wait in the
 * page, for a permit of the same budget, before they are sent.
 */
import type { BrowserContext, Frame } from '@playwright/test';
import type { TapClient } from '../../../harness/tap-client.ts';

/** The result of a request, for the budget. */
interface Answered {
  readonly status: number;
  readonly retryAfter?: string | undefined;
}

type Permits = Pick<TapClient, 'permit' | 'returnPermit'>;

/** Permits of one document. */
interface Held {
  readonly permits: Set<string>;
  left: boolean;
}

/** Must be called before anything else observes the pages' calls. @param calls calls that must wait */
export async function limitRate(context: BrowserContext, tap: Permits, calls: RegExp): Promise<void> {
  const held = new Map<Frame, Held>();
  // the run may be ending, so the tap may already be stopped
  const release = (permit: string, answer?: Answered): Promise<void> =>
    tap.returnPermit(permit, answer).catch(() => undefined);
  /**
   * Returns the permits of a document that was left. The document cannot do this itself, and its permits would
   * be blocked for a minute.
   */
  const leave = (frame: Frame): void => {
    const document = held.get(frame);
    if (!document) return;
    held.delete(frame);
    document.left = true;
    for (const permit of document.permits) void release(permit);
  };
  const documentIn = (frame: Frame): Held => {
    const known = held.get(frame) ?? { permits: new Set<string>(), left: false };
    held.set(frame, known);
    return known;
  };
  context.on('page', (page) => {
    page.on('framedetached', leave);
    page.on('close', () => page.frames().forEach(leave));
  });
  context.on('close', () => [...held.keys()].forEach(leave));
  await context.exposeBinding('__newDocument', ({ frame }) => leave(frame));
  await context.exposeBinding('__permit', async ({ frame }) => {
    const document = documentIn(frame);
    const permit = await tap.permit();
    if (document.left) await release(permit);
    else document.permits.add(permit);
    return permit;
  });
  await context.exposeBinding('__returnPermit', async ({ frame }, permit: string, answer?: Answered) => {
    // if the page was left, its permit is already released
    if (held.get(frame)?.permits.delete(permit)) await release(permit, answer);
  });
  await context.addInitScript(waitInPage, calls.source);
}

declare global {
  interface Window {
    __newDocument: () => Promise<void>;
    __permit: () => Promise<string>;
    __returnPermit: (permit: string, answer?: Answered) => Promise<void>;
  }
}

/** Runs in every document. @param calls source of a regular expression for URLs that count for the limit */
function waitInPage(calls: string): void {
  void window.__newDocument();
  const counts = new RegExp(calls);
  const ask = window.fetch.bind(window);
  window.fetch = async (target, options) => {
    const url = target instanceof Request ? target.url : String(target);
    if (!counts.test(url)) return ask(target, options);
    const permit = await window.__permit();
    try {
      const answer = await ask(target, options);
      const retryAfter = answer.headers.get('retry-after') ?? undefined;
      void window.__returnPermit(permit, { status: answer.status, retryAfter });
      return answer;
    } catch (error) {
      void window.__returnPermit(permit);
      throw error;
    }
  };
  window.XMLHttpRequest = class extends XMLHttpRequest {
    #counts = false;

    override open(method: string, url: string | URL, ...rest: unknown[]): void {
      this.#counts = counts.test(String(url));
      const [async = true, user, password] = rest as [boolean?, string?, string?];
      super.open(method, url, async, user, password);
    }

    override send(body?: Document | XMLHttpRequestBodyInit | null): void {
      if (!this.#counts) {
        super.send(body);
        return;
      }
      void window.__permit().then((permit) => {
        this.addEventListener('loadend', () => {
          const retryAfter = this.getResponseHeader('retry-after') ?? undefined;
          const answer = this.status === 0 ? undefined : { status: this.status, retryAfter };
          void window.__returnPermit(permit, answer);
        });
        super.send(body);
      });
    }
  };
}
