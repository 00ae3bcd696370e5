/**
 * Waiting for one's turn to ask the provider, where the run has a limit of requests a second. The shop's back end waits
 * in the tap; what the browser asks waits in the page, before it reaches the browser, for a permit of the same budget.
 */
import type { BrowserContext } from '@playwright/test';
import type { TapClient } from '../../../harness/tap-client.ts';

/** What came of a request, for the budget. */
interface Heard {
  readonly status: number;
  readonly retryAfter?: string | undefined;
}

/** To be called before anything else looks at the pages' calls. @param calls those that wait */
export async function limitRate(context: BrowserContext, tap: TapClient, calls: RegExp): Promise<void> {
  await context.exposeFunction('__permit', () => tap.permit());
  await context.exposeFunction('__returnPermit', (permit: string, heard?: Heard) =>
    tap.returnPermit(permit, heard),
  );
  await context.addInitScript(waitInPage, calls.source);
}

declare global {
  interface Window {
    __permit: () => Promise<string>;
    __returnPermit: (permit: string, heard?: Heard) => Promise<void>;
  }
}

/** Runs in every document. @param calls source of a regular expression: addresses that count for the limit */
function waitInPage(calls: string): void {
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
          const heard = this.status === 0 ? undefined : { status: this.status, retryAfter };
          void window.__returnPermit(permit, heard);
        });
        super.send(body);
      });
    }
  };
}
