/** A shopper of the fixture shop without a browser: reads and sends forms, and makes sources through the API. */
import type { RunContext } from '../../../harness/run.ts';
import { TEST_TOKEN_COOKIE } from '../../../harness/test-token.ts';

export interface Answer {
  readonly status: number;
  /** Where a redirect leads, absolute. */
  readonly location: string | undefined;
  readonly text: string;
  /** Name of the shop's screen; undefined on other pages. */
  readonly screen: string | undefined;
  readonly cookies: readonly string[];
}

interface PageData {
  readonly publicKey: string;
  readonly methods: Readonly<Record<string, { readonly payload: object; readonly redirectsFirst: boolean }>>;
}

export class FetchShopper {
  readonly #cookies = new Map<string, string>();

  readonly #run: RunContext;

  constructor(run: RunContext, token: string) {
    this.#run = run;
    this.#cookies.set(TEST_TOKEN_COOKIE, token);
  }

  async send(method: 'GET' | 'POST', address: string, form?: Record<string, string>): Promise<Answer> {
    const url = new URL(address, this.#run.targets.shopUrl);
    const toShop = url.origin === new URL(this.#run.targets.shopUrl).origin;
    const response = await fetch(url, {
      method,
      redirect: 'manual',
      headers: toShop ? { cookie: [...this.#cookies].map((pair) => pair.join('=')).join('; ') } : {},
      ...(form ? { body: new URLSearchParams(form) } : {}),
    });
    const cookies = toShop ? response.headers.getSetCookie() : [];
    for (const cookie of cookies) {
      const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split('=');
      this.#cookies.set(name, value);
    }
    const text = await response.text();
    const location = response.headers.get('location');
    return {
      status: response.status,
      location: location === null ? undefined : new URL(location, url).href,
      text,
      screen: /<main data-screen="([a-z-]+)"/.exec(text)?.[1],
      cookies,
    };
  }

  /** Opens a page and follows where it leads. */
  async open(address: string): Promise<Answer> {
    let answer = await this.send('GET', address);
    while (answer.location !== undefined) answer = await this.send('GET', answer.location);
    return answer;
  }

  /** From the details to the order. @returns where the order leads: a page of the shop, or the portal */
  async buy(
    type: string,
    market: { readonly country: string; readonly currency: string },
    changes: Record<string, string> = {},
  ): Promise<string> {
    const details = await this.open(`/?country=${market.country}&currency=${market.currency}`);
    await this.send('POST', '/details', { ...fieldsOf(details.text), ...changes });
    const page = await this.open('/payment');
    const { publicKey, methods } = dataOf(page.text) as PageData;
    const method = methods[type];
    if (!method) throw new Error(`the payment page offers no ${type}`);
    const response = await fetch(`${this.#run.targets.apiUrl}/payments/sources`, {
      method: 'POST',
      headers: { authorization: `bearer ${publicKey}`, 'content-type': 'application/json' },
      body: JSON.stringify(method.payload),
    });
    const { id } = (await response.json()) as { readonly id: string };
    await this.send('POST', '/payment', { sourceId: id });
    const review = await this.open('/review');
    const { location } = await this.send('POST', '/orders', hiddenIn(review.text));
    if (location === undefined) throw new Error('the order leads nowhere');
    return location;
  }

  /** Decides at the portal. @returns the return address */
  async decide(portal: string, decision: 'approve' | 'decline'): Promise<string> {
    const { location } = await this.send('GET', portal);
    const { location: back } = await this.send('POST', location ?? portal, { decision });
    if (back === undefined) throw new Error('the portal leads nowhere');
    return back;
  }
}

/** The content of an order page. */
export function orderOf({ text }: Answer): { id: string; status: string; messages: string[] } {
  return {
    id: /data-kept="id" data-value="([^"]+)"/.exec(text)?.[1] ?? '',
    status: /class="status" data-status="([a-z-]+)"/.exec(text)?.[1] ?? '',
    messages: [...text.matchAll(/<\/time>([^<]+)<\/li>/g)].map(([, message = '']) => message.trim()),
  };
}

/** Number of the order that a confirmation page names. */
export function numberOf({ text }: Answer): string {
  return /data-order-number>([A-Z0-9]+)</.exec(text)?.[1] ?? '';
}

export function showsInstructions({ text }: Answer): boolean {
  return text.includes('id="instructions"') && text.includes('sourceClientSecret');
}

function fieldsOf(text: string): Record<string, string> {
  const inputs = [...text.matchAll(/<input\b[^>]*>/g)].map(([tag]) => ({
    name: attribute(tag, 'name'),
    value: attribute(tag, 'value'),
    skipped: attribute(tag, 'type') === 'radio' && !/\schecked/.test(tag),
  }));
  const country = /<option value="([A-Z]{2})"\s+selected/.exec(text)?.[1] ?? '';
  return {
    ...Object.fromEntries(inputs.filter(({ skipped }) => !skipped).map(({ name, value }) => [name, value])),
    country,
  };
}

function hiddenIn(text: string): Record<string, string> {
  const hidden = [...text.matchAll(/<input type="hidden"[^>]*>/g)].map(([tag]) => tag);
  return Object.fromEntries(hidden.map((tag) => [attribute(tag, 'name'), attribute(tag, 'value')]));
}

function attribute(tag: string, name: string): string {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
  return value.replaceAll('&amp;', '&').replaceAll('&#39;', "'").replaceAll('&quot;', '"');
}

function dataOf(text: string): unknown {
  const json = /<script type="application\/json" id="page-data">(.*?)<\/script>/s.exec(text)?.[1];
  return JSON.parse(json ?? 'null');
}
