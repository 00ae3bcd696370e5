/** What the shopper sees is recorded: documents, frames, shadow roots and windows. */
import { expect } from '../../../certification/fixtures.ts';
import { paysInPage, test } from './recorded.ts';

test('every document of a shop can be recorded: XML, a page without storage, and the error page of the browser', async ({
  context,
  page,
  recorder,
  url,
}) => {
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

test('a checkout in a frame of another host is recorded as the shop, the provider and others are not', async ({
  context,
  page,
  recorder,
  url,
}) => {
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
  page,
  recorder,
  url,
}) => {
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

test('the first page of a window that a shop opens is recorded as a navigation', async ({
  context,
  page,
  recorder,
  url,
}) => {
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
