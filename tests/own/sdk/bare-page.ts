/** A page with only the SDK, on a separate origin. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FrameLocator, Page } from '@playwright/test';
import type { Targets } from '../../../harness/run.ts';
import { test as base } from '../../certification/fixtures.ts';

/** Addresses of the servers, set by the first test of a worker. */
export const targets = {} as Targets;

export interface Element {
  readonly elementType: string;
  mount(place: unknown): void;
  unmount(): void;
  destroy(): void;
  update(options: object): void;
  focus(): void;
  blur(): void;
  clear(): void;
  canMakePayment(): boolean;
  show(): void;
  on(event: string, handler: (event: Heard) => void): void;
}

export interface Result {
  readonly source: { readonly [member: string]: unknown } | null;
  readonly error: {
    readonly type: string;
    readonly errors: readonly { code?: string; parameter?: string; message: string }[];
    readonly failedSourceId?: string;
  } | null;
}

/** An event, as the page got it. */
export type Heard = { readonly [member: string]: unknown } & {
  readonly updateWith?: (update: object) => void;
  readonly complete?: (status: string) => void;
};

export interface Sdk {
  createElement(type: string, options?: object): Element;
  paymentRequest(data: unknown): object;
  createSource(...args: unknown[]): Promise<Result>;
  createCreditCardSource(...args: unknown[]): Promise<Result>;
  retrieveSource(...args: unknown[]): Promise<Result>;
  updateSource(...args: unknown[]): Promise<Result>;
  authenticateSource(...args: unknown[]): Promise<{ status: string }>;
  handleNextAction(...args: unknown[]): Promise<{ status: string }>;
  retrieveAvailablePaymentMethods(filters?: object): Promise<{
    readonly sessionInformation?: object | null;
    readonly paymentMethods: readonly { readonly type: string; readonly flow: string }[];
  }>;
  retrieveOnlineBankingBanks(country: string, currency: string): Promise<readonly object[]>;
  retrieveKonbiniStores(): Promise<readonly object[]>;
  createDropin(config: object): { mount(place: unknown): void; refresh(): void };
  readonly Compliance: { getDetails(...args: unknown[]): { disclosure?: object; error?: object } };
}

declare global {
  interface Window {
    dr: Sdk;
    /** Elements made by the tests, by name. */
    made: Record<string, Element>;
    /** Received events in sequence: element, event, payload. */
    heard: [element: string, event: string, payload: Heard][];
    make(type: string, options?: object, name?: string): Element;
  }
}

export interface BareOptions {
  readonly locale?: string;
  readonly scripts?: number;
  /** Fault id for the SDK. */
  readonly fault?: string;
  readonly key?: string;
}

export class BarePage {
  readonly page: Page;

  /** A secure context without TLS, because it is localhost. */
  readonly origin: string;

  constructor(page: Page, origin: string) {
    this.page = page;
    this.origin = origin;
  }

  async open({ locale, scripts = 1, fault, key = targets.publicKey }: BareOptions = {}): Promise<void> {
    const src = `${targets.jsUrl}${fault === undefined ? '' : `?fault=${fault}`}`;
    await this.page.goto(`${this.origin}/pay`);
    for (let count = 0; count < scripts; count += 1) await this.page.addScriptTag({ url: src });
    await this.page.evaluate(
      ([publicKey, wanted]) => {
        const { DigitalRiver } = window as unknown as { DigitalRiver: new (...args: unknown[]) => Sdk };
        window.dr =
          wanted === undefined
            ? new DigitalRiver(publicKey)
            : new DigitalRiver(publicKey, { locale: wanted });
        window.made = {};
        window.heard = [];
        window.make = (type, options, name = type) => {
          const element = window.dr.createElement(type, options);
          window.made[name] = element;
          for (const event of 'ready change focus blur return click cancel source complete'.split(' '))
            element.on(event, (payload) => window.heard.push([name, event, payload]));
          return element;
        };
      },
      [key, locale] as const,
    );
  }

  /** The frame of an element. */
  frame(type: string): FrameLocator {
    return this.page.frameLocator(`iframe[id^="${type}-"]`);
  }

  get sheet(): FrameLocator {
    return this.page.frameLocator('iframe[id^="DRPaymentSheet-"]');
  }

  /** Payloads of one event, as plain data. */
  heard(name: string, event: string): Promise<Record<string, unknown>[]> {
    return this.page.evaluate(
      ([element, wanted]) =>
        window.heard
          .filter(([from, what]) => from === element && what === wanted)
          .map(([, , payload]) => JSON.parse(JSON.stringify(payload)) as Record<string, unknown>),
      [name, event] as const,
    );
  }

  /** Makes elements and mounts each in the container of the same place, until all are ready. */
  async mount(...types: readonly (readonly [type: string, options?: object | undefined])[]): Promise<void> {
    await this.page.evaluate(async (wanted) => {
      await Promise.all(
        wanted.map(
          ([type, options], index) =>
            new Promise<void>((resolve) => {
              const element = window.make(type, options);
              element.mount('abc'.charAt(index));
              element.on('ready', () => resolve());
            }),
        ),
      );
    }, types);
  }

  async typeCard(number = '4444222233331111', expiry = '1234', code = '123'): Promise<void> {
    await this.frame('cardnumber').getByRole('textbox').fill(number);
    await this.frame('cardexpiration').getByRole('textbox').fill(expiry);
    await this.frame('cardcvv').getByRole('textbox').fill(code);
  }
}

export const CARD = [['cardnumber'], ['cardexpiration'], ['cardcvv']] as const;

export const OWNER = {
  firstName: 'Robin',
  lastName: 'Hale',
  email: 'robin.hale@shop.example',
  phoneNumber: '612-555-0134',
  address: { line1: '400 Harbor Street', city: 'Duluth', state: 'MN', postalCode: '55802', country: 'US' },
};

export async function api(
  method: string,
  path: string,
  body?: object,
): Promise<{ [member: string]: unknown }> {
  const response = await fetch(`${targets.apiUrl}${path}`, {
    method,
    headers: { authorization: `Bearer ${targets.secretKey}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return (await response.json()) as { [member: string]: unknown };
}

export interface Session {
  readonly id: string;
  readonly clientSecret: string;
}

/** A payment session of a new checkout. */
export async function session(
  changes: {
    readonly currency?: string;
    readonly name?: string;
    readonly country?: string;
    readonly item?: object;
  } = {},
): Promise<Session> {
  const { currency = 'USD', name = 'Robin Hale', country = 'US', item } = changes;
  const address = {
    line1: '1 Main Street',
    city: 'Duluth',
    postalCode: '55802',
    ...(country === 'US' ? { state: 'MN' } : {}),
    country,
  };
  const checkout = await api('POST', '/checkouts', {
    currency,
    email: OWNER.email,
    billTo: { name, email: OWNER.email, phone: OWNER.phoneNumber, address },
    items: [
      { productDetails: { id: 'p', skuGroupId: 'physical', name: 'Lamp' }, price: 100, quantity: 1, ...item },
    ],
  });
  return (checkout as { payment: { session: Session } }).payment.session;
}

const PAGE = `<!doctype html><html lang="en"><head><title>Bare</title></head><body><main><h1>Bare</h1>
<div id="a"></div><div id="b"></div><div id="c"></div><button id="elsewhere">elsewhere</button></main></body></html>`;

export const test = base.extend<{ bare: BarePage }, { origin: string; started: undefined }>({
  started: [
    async ({ run }, use) => {
      Object.assign(targets, run.targets);
      await use(undefined);
    },
    { scope: 'worker', auto: true },
  ],
  origin: [
    async ({ browserName: _browser }, use) => {
      const server = createServer((_request, response) => {
        response.setHeader('content-type', 'text/html').end(PAGE);
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      await use(`http://localhost:${(server.address() as AddressInfo).port}`);
      server.closeAllConnections();
      server.close();
    },
    { scope: 'worker' },
  ],
  bare: async ({ page, origin }, use) => {
    await use(new BarePage(page, origin));
  },
});
export { expect } from '@playwright/test';
