/**
 * Runs in every frame before its own scripts, and records the SDK's API calls and answers as seen in the frame. Nothing is
 * intercepted, so that CORS refusals and caches work normally.
 */
import type { PageNotes } from './page-report.ts';

/**
 * @param pattern regular expression on the URLs of the SDK's endpoints
 * @param mostCharacters maximum length of a reported body; one character more shows that it is longer
 */
export function noteSdkTraffic(
  { report, nextId, now }: PageNotes,
  pattern: string,
  mostCharacters: number,
): void {
  const wanted = new RegExp(pattern);

  /** @returns a function to call with the answer */
  const sent = (
    method: string,
    url: string,
    headers: Readonly<Record<string, string>>,
    body: string | undefined,
  ): ((outcome: { status: number; headers: Record<string, string>; body: string } | string) => void) => {
    const id = nextId();
    report({
      kind: 'sent',
      id,
      at: now(),
      method,
      url,
      headers,
      ...(body === undefined ? {} : { body }),
    });
    return (outcome) =>
      report({
        kind: 'answered',
        id,
        at: now(),
        ...(typeof outcome === 'string' ? { error: outcome } : { response: outcome }),
      });
  };

  /** The body, or the beginning of a long one: it may never end. */
  const beginningOf = async (response: Response): Promise<string> => {
    const reader = response.body?.getReader();
    const decoder = new TextDecoder();
    let text = '';
    while (reader && text.length <= mostCharacters) {
      const { done, value } = await reader.read();
      if (done) return text + decoder.decode();
      text += decoder.decode(value, { stream: true });
    }
    void reader?.cancel();
    return text.slice(0, mostCharacters + 1);
  };

  const originalFetch = window.fetch;
  window.fetch = async function (
    this: unknown,
    input: RequestInfo | URL,
    init?: RequestInit,
  ): Promise<Response> {
    const url = new URL(input instanceof Request ? input.url : input, location.href).href;
    if (!wanted.test(url)) return originalFetch.call(window, input, init);
    const request = new Request(input, init);
    const body = ['GET', 'HEAD'].includes(request.method) ? undefined : await request.clone().text();
    const answered = sent(request.method, url, Object.fromEntries(request.headers), body);
    try {
      const response = await originalFetch.call(window, request);
      const { status, headers } = response;
      // reported before the page continues: it may leave this document as soon as it has the answer
      answered({ status, headers: Object.fromEntries(headers), body: await beginningOf(response.clone()) });
      return response;
    } catch (error) {
      answered(String(error));
      throw error;
    }
  };

  window.XMLHttpRequest = class extends XMLHttpRequest {
    #call: { method: string; url: string; headers: Record<string, string> } | undefined;
    #answered: ReturnType<typeof sent> | undefined;

    constructor() {
      super();
      // before the page's own listeners, which may leave this document
      this.addEventListener('load', () => this.#answered?.(this.#answer()));
      this.addEventListener('error', () => this.#answered?.('the request failed'));
      this.addEventListener('timeout', () => this.#answered?.('the request timed out'));
    }

    override open(
      method: string,
      target: string | URL,
      isAsync = true,
      user?: string | null,
      password?: string | null,
    ): void {
      const url = new URL(target, location.href).href;
      this.#call = wanted.test(url) ? { method: method.toUpperCase(), url, headers: {} } : undefined;
      super.open(method, target, isAsync, user, password);
    }

    override setRequestHeader(name: string, value: string): void {
      if (this.#call) this.#call.headers[name.toLowerCase()] = value;
      super.setRequestHeader(name, value);
    }

    override send(body?: Document | XMLHttpRequestBodyInit | null): void {
      if (this.#call) {
        const { method, url, headers } = this.#call;
        this.#answered = sent(method, url, headers, typeof body === 'string' ? body : undefined);
      }
      super.send(body);
    }

    #answer(): { status: number; headers: Record<string, string>; body: string } {
      const lines = this.getAllResponseHeaders().trim().split(/\r?\n/);
      const headers = lines.map((line): [string, string] => {
        const [name = '', value = ''] = line.split(/:\s*(.*)/s, 2);
        return [name, value];
      });
      const body = this.responseType === 'json' ? JSON.stringify(this.response) : this.responseText;
      return {
        status: this.status,
        headers: Object.fromEntries(headers),
        body: body.slice(0, mostCharacters + 1),
      };
    }
  };
}
