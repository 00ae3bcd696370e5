/** The SDK's calls are recorded as the page sees them, made with fetch or XMLHttpRequest. */
import { expect, test } from '../../certification/fixtures.ts';
import type { BrowserContext } from '@playwright/test';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SdkCall } from '../../../harness/exchange.ts';
import { Masker } from '../../../harness/masking.ts';
import { LIMITS } from '../../../harness/limits.ts';
import { Recorder } from '../../certification/recording/recorder.ts';

let server: Server;
let url = '';

test.beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url?.startsWith('/told/')) {
      const length = Number(request.url.slice('/told/'.length));
      response.writeHead(200, { 'content-type': 'text/plain' });
      response.end(`sk_test_0123456789abcdef${' '.repeat(length)}`);
      return;
    }
    const page = request.url === '/';
    response.writeHead(page ? 200 : 201, { 'content-type': page ? 'text/html' : 'application/json' });
    response.end(
      page ? '<!doctype html><title>Shop</title>' : '{"id":"source-1","clientSecret":"source-1_s3cret"}',
    );
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
test.afterAll(() => void server.close());

/** Records the pages that the context opens from now on. */
async function recorderIn(context: BrowserContext): Promise<Recorder> {
  const recorder = new Recorder({
    masker: new Masker('a key of the run'),
    shopUrl: url,
    provider: ['http://provider.example'],
  });
  await recorder.attach(context);
  return recorder;
}

for (const way of ['fetch', 'XMLHttpRequest'] as const) {
  test(`a call by ${way} is recorded with request and answer, without secrets`, async ({ context, page }) => {
    const recorder = await recorderIn(context);
    await page.goto(url);
    const got = await page.evaluate(async (by) => {
      const headers = { 'content-type': 'application/json', authorization: 'bearer pk_test_1' };
      const body = JSON.stringify({ type: 'payPal' });
      if (by === 'fetch')
        return (
          await fetch('/payments/sources', { method: 'POST', headers, body })
        ).json() as Promise<unknown>;
      return new Promise((resolve) => {
        const request = new XMLHttpRequest();
        request.open('post', '/payments/sources');
        for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
        request.addEventListener('load', () => resolve(JSON.parse(request.responseText)));
        request.send(body);
      });
    }, way);
    expect(got).toEqual({ id: 'source-1', clientSecret: 'source-1_s3cret' });
    const { exchanges } = recorder.recording;
    expect(exchanges).toHaveLength(1);
    expect(exchanges[0]).toMatchObject({
      sender: 'browser',
      request: { method: 'POST', url: `${url}/payments/sources`, body: { type: 'payPal' } },
      response: { status: 201, body: { id: 'source-1' } },
    });
    expect(exchanges[0]?.request.headers.authorization).toMatch(/^bearer /);
    expect(JSON.stringify(exchanges)).not.toContain('s3cret');
  });

  test(`a call by ${way} without an answer is recorded with the reason`, async ({ context, page }) => {
    const recorder = await recorderIn(context);
    await page.goto(url);
    await page.evaluate(async (by) => {
      // no server listens at this address
      const target = 'http://127.0.0.1:9/payments/sources';
      if (by === 'fetch') return fetch(target).then(String, () => undefined);
      return new Promise((resolve) => {
        const request = new XMLHttpRequest();
        request.open('GET', target);
        request.addEventListener('error', resolve);
        request.send();
      });
    }, way);
    expect(recorder.recording.exchanges).toMatchObject([{ error: expect.stringMatching(/fail|net::ERR_/i) }]);
  });
}

test('every document of a shop can be recorded: XML, a page without storage, and the error page of the browser', async ({
  context,
  page,
}) => {
  const recorder = await recorderIn(context);
  await context.route(/\/odd\//, (route) =>
    route.request().url().endsWith('/xml')
      ? route.fulfill({ contentType: 'application/xml', body: '<Error><Code>AccessDenied</Code></Error>' })
      : route.fulfill({
          contentType: 'text/html',
          headers: { 'content-security-policy': 'sandbox allow-scripts' },
          body: '<p>no storage</p>',
        }),
  );
  for (const path of ['xml', 'sandboxed']) {
    await page.goto(`${url}/odd/${path}`);
    await recorder.visit(page, 'elsewhere');
  }
  await page.goto('http://127.0.0.1:9/').catch(() => undefined);
  await recorder.visit(page, 'elsewhere');
  expect(recorder.recording.visits.map(({ text }) => text)).toEqual([
    expect.stringContaining('AccessDenied'),
    'no storage',
    expect.any(String),
  ]);
});

test('what the SDK returns is recorded although the shop replaces Promise', async ({ context, page }) => {
  const recorder = await recorderIn(context);
  await page.goto(url);
  await page.evaluate(async () => {
    const NativePromise = Promise;
    Object.assign(window, {
      Promise: class Other extends NativePromise<unknown> {},
      DigitalRiver: class {
        createSource(): Promise<unknown> {
          return new NativePromise((resolve) => resolve({ source: { id: 'source-1' } }));
        }
      },
    });
    const { DigitalRiver } = window as unknown as {
      DigitalRiver: new () => { createSource(payload: object): Promise<unknown> };
    };
    await new DigitalRiver().createSource({ type: 'konbini' });
  });
  const { sdkCalls } = recorder.recording;
  expect(sdkCalls.find(({ method }) => method === 'createSource')).toMatchObject({
    args: [{ type: 'konbini' }],
    result: { source: { id: 'source-1' } },
  });
});

test('simultaneous calls of two frames are recorded as two exchanges', async ({ context, page }) => {
  const recorder = new Recorder({ masker: new Masker('a key of the run'), shopUrl: url, provider: [] });
  await context.addInitScript(() =>
    Object.defineProperty(Performance.prototype, 'timeOrigin', { get: () => 1_700_000_000_000 }),
  );
  await recorder.attach(context);
  await page.goto(url);
  await page.evaluate(async () => {
    const asked = ['one', 'two'].map(async (body) => {
      const frame = document.createElement('iframe');
      frame.src = '/';
      await new Promise((resolve) => {
        frame.addEventListener('load', resolve);
        document.body.append(frame);
      });
      await frame.contentWindow?.fetch('/payments/sources', { method: 'POST', body });
    });
    await Promise.all(asked);
  });
  const bodies = recorder.recording.exchanges.map(({ request }) => request.body);
  expect(new Set(bodies)).toEqual(new Set(['one', 'two']));
});

for (const watchful of [false, true])
  test(`${watchful ? 'with recordsOutages, ' : ''}outages are recorded only for hosts that the run depends on`, async ({
    context,
    page,
  }) => {
    const provider = 'http://js.provider.example/v1.js';
    const recorder = new Recorder({
      masker: new Masker('a key of the run'),
      shopUrl: url,
      provider: [provider],
      recordsOutages: watchful,
    });
    await recorder.attach(context);
    await context.route(/\.example\//, (route) =>
      route.request().url().endsWith('/busy')
        ? route.fulfill({ status: 503 })
        : route.abort(route.request().url().endsWith('/blocked') ? 'blockedbyclient' : 'namenotresolved'),
    );
    await page.goto(url);
    await page.evaluate(
      async (hosts) => {
        const ended = hosts.flatMap((host) =>
          ['gone', 'busy', 'blocked'].map(async (path) => {
            const script = document.createElement('script');
            script.src = `http://${host}/${path}`;
            await new Promise((resolve) => {
              for (const event of ['load', 'error']) script.addEventListener(event, resolve);
              document.head.append(script);
            });
          }),
        );
        await Promise.all(ended);
      },
      ['statistics.example', 'frames.provider.example'],
    );
    const there = (path: string): unknown =>
      expect.objectContaining({
        request: expect.objectContaining({ url: `http://frames.provider.example/${path}` }),
      });
    expect(new Set(recorder.recording.exchanges)).toEqual(
      new Set([there('gone'), ...(watchful ? [there('busy')] : [])]),
    );
  });

test('a wrong link in the shop is no outage; a shop that does not answer is an outage', async ({
  context,
}) => {
  const recorder = await recorderIn(context);
  await context.route(/\.example\/|\/gone$/, (route) => route.abort('namenotresolved'));
  for (const target of ['http://portal.example/', `${url}/gone`]) {
    const page = await context.newPage();
    await page.goto(url);
    const failed = page.waitForEvent('requestfailed');
    await page.evaluate((to) => location.assign(to), target);
    await failed;
  }
  expect(recorder.recording.exchanges).toMatchObject([{ request: { url: `${url}/gone` } }]);
});

test('answers to the shop’s scripts are searched for secrets up to the size limit', async ({
  context,
  page,
}) => {
  const recorder = await recorderIn(context);
  await page.goto(url);
  const paths = [10, LIMITS.scannedCharacters + 10, LIMITS.readBytes + 10].map((length) => `/told/${length}`);
  await page.evaluate(async (all) => {
    for (const path of all) await (await fetch(path)).text();
  }, paths);
  const leaks = (): string[] => recorder.recording.leaks.map(({ where }) => where);
  await expect.poll(leaks).toHaveLength(2);
  await recorder.settle();
  expect(leaks()).toEqual(paths.slice(0, 2).map((path) => `fetch ${url}${path}`));
});

/** Runs in the page: a shop that makes a source, with an SDK of its own. @param then what the shop does with the result */
async function paysInPage(then?: () => void): Promise<void> {
  Object.assign(window, {
    DigitalRiver: class {
      createSource(): Promise<unknown> {
        return Promise.resolve({ source: { id: 'source-1', lists: [1, 2] } });
      }
    },
  });
  const { DigitalRiver } = window as unknown as {
    DigitalRiver: new () => { createSource(payload: object): Promise<unknown> };
  };
  await new DigitalRiver().createSource({ type: 'konbini', items: [{ name: 'A "lamp"' }] });
  then?.();
}

/** What libraries and test tools do to the functions of the browser. */
const PATCHES: Readonly<Record<string, () => void>> = {
  'Prototype.js': () => {
    for (const { prototype } of [Array, String, Number])
      Object.assign(prototype, { toJSON: () => '"replaced"' });
  },
  'a JSON of another library': () => {
    const other = { parse: () => ({}), stringify: () => 'other' };
    Object.assign(window, { JSON: other });
  },
  'replaced functions of JSON': () =>
    void Object.assign(JSON, { stringify: () => 'other', parse: () => ({}) }),
  'a stopped clock': () => void Object.assign(Date, { now: () => 0 }),
  'a removed Map and a replaced push': () => {
    Object.assign(window, { Map: undefined });
    Object.assign(Array.prototype, { push: () => 0 });
  },
};
for (const [what, patch] of Object.entries(PATCHES))
  test(`the SDK's calls are recorded unchanged in a page with ${what}`, async ({ context, page }) => {
    const recorder = await recorderIn(context);
    const since = Date.now();
    await page.goto(url);
    // not with evaluate: its own functions would be replaced, too
    await page.addScriptTag({ content: `(${patch.toString()})(); (${paysInPage.toString()})();` });
    const call = (): SdkCall | undefined =>
      recorder.recording.sdkCalls.find(({ method }) => method === 'createSource');
    await expect.poll(() => call()?.result).toEqual({ source: { id: 'source-1', lists: [1, 2] } });
    expect(call()?.args).toEqual([{ type: 'konbini', items: [{ name: 'A "lamp"' }] }]);
    expect(call()?.at).toBeGreaterThanOrEqual(since);
  });

test('a result is recorded although the page is left at once, and its process is too busy to send it later', async ({
  context,
  page,
}) => {
  const recorder = await recorderIn(context);
  await page.goto(url);
  // another site, whose documents are in another process
  const next = url.replace('127.0.0.1', 'localhost');
  const leaves = `location.assign(${JSON.stringify(next)}); for (const since = performance.now(); performance.now() - since < 2000;);`;
  await page.addScriptTag({ content: `setTimeout(() => (${paysInPage.toString()})(() => { ${leaves} }));` });
  await page.waitForURL(`${next}/`);
  const { sdkCalls } = recorder.recording;
  expect(sdkCalls.find(({ method }) => method === 'createSource')?.result).toBeDefined();
});

test('a checkout in a frame of another host is recorded as the shop, the provider and others are not', async ({
  context,
  page,
}) => {
  const recorder = await recorderIn(context);
  await context.route(/\.example\//, (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<p>In ${new URL(route.request().url()).host}</p><a href="/terms">Terms</a>`,
    }),
  );
  await page.goto(url);
  await page.evaluate(async () => {
    for (const host of ['checkout.example', 'provider.example', 'statistics.example']) {
      const frame = document.createElement('iframe');
      frame.src = `http://${host}/`;
      await new Promise((resolve) => {
        frame.addEventListener('load', resolve);
        document.body.append(frame);
      });
    }
  });
  for (const host of ['checkout.example', 'provider.example'])
    await page.frame({ url: `http://${host}/` })?.evaluate(paysInPage, undefined);
  await recorder.visit(page, 'payment');
  const { sdkCalls, visits } = recorder.recording;
  expect(new Set(sdkCalls.map((call) => call.page))).toEqual(new Set(['http://checkout.example/']));
  expect(visits[0]?.text).toContain('In checkout.example');
  expect(visits[0]?.text).not.toContain('statistics');
  expect(visits[0]?.links).toEqual(['http://checkout.example/terms']);
});

test('a screen contains the text and the links of open shadow roots, and their secrets are found', async ({
  context,
  page,
}) => {
  const recorder = await recorderIn(context);
  await page.goto(url);
  await page.evaluate(() => {
    const part = (parent: Node, html: string): ShadowRoot => {
      const host = document.createElement('div');
      parent.appendChild(host);
      const root = host.attachShadow({ mode: 'open' });
      root.innerHTML = html;
      return root;
    };
    const outer = part(document.body, '<p>Outer</p><a href="/terms">Terms</a>');
    part(outer, '<p>Inner</p><!-- sk_test_0123456789abcdef -->');
  });
  await recorder.visit(page, 'payment');
  const { visits, leaks } = recorder.recording;
  expect(visits[0]?.text).toMatch(/Outer[\s\S]*Inner/);
  expect(visits[0]?.links).toEqual([`${url}/terms`]);
  expect(leaks.map(({ kind }) => kind)).toEqual(['secretKey']);
});

for (const [status, screen, isOutage] of [
  [503, undefined, true],
  [503, 'payment', true],
  [500, undefined, false],
  [502, 'waiting', false],
] as const)
  test(`the page ${status} of a shop (${screen ?? 'no'} screen) on which a story broke off is ${isOutage ? 'an' : 'no'} outage`, async ({
    context,
    page,
  }) => {
    const recorder = await recorderIn(context);
    await context.route(`${url}/pay`, (route) => route.fulfill({ status, body: 'Sorry' }));
    await page.goto(`${url}/pay`);
    if (screen) await recorder.visit(page, screen);
    await recorder.noteOutages();
    expect(recorder.recording.exchanges.map(({ response }) => response?.status)).toEqual(
      isOutage ? [status] : [],
    );
  });

test('the page of an outage that was a page of the shop before is an outage', async ({ context, page }) => {
  const recorder = await recorderIn(context);
  await page.goto(url);
  await recorder.visit(page, 'waiting');
  await context.route(`${url}/`, (route) => route.fulfill({ status: 503, body: 'Sorry' }));
  await page.reload();
  await recorder.noteOutages();
  expect(recorder.recording.exchanges.map(({ response }) => response?.status)).toEqual([503]);
});

test('the first page of a window that a shop opens is recorded as a navigation', async ({
  context,
  page,
}) => {
  const recorder = await recorderIn(context);
  await context.route('http://portal.example/', (route) => route.fulfill({ body: 'Portal' }));
  await page.goto(url);
  const [portal] = await Promise.all([
    context.waitForEvent('page'),
    page.evaluate(() => void window.open('http://portal.example/')),
  ]);
  await portal.waitForLoadState();
  await recorder.visit(portal, 'portal');
  expect(recorder.recording.navigations.map((one) => one.url)).toEqual([`${url}/`, 'http://portal.example/']);
  expect(recorder.recording.visits).toMatchObject([{ text: 'Portal' }]);
});
