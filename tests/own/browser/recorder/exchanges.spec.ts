/** The calls of a page are recorded as the page sees them, made with fetch or XMLHttpRequest. */
import { LIMITS } from '../../../../harness/limits.ts';
import { Masker } from '../../../../harness/masking.ts';
import { expect } from '../../../certification/fixtures.ts';
import { Recorder } from '../../../certification/recording/recorder.ts';
import { test } from './recorded.ts';

for (const way of ['fetch', 'XMLHttpRequest'] as const) {
  test(`a call by ${way} is recorded with request and answer, without secrets`, async ({
    page,
    recorder,
    url,
  }) => {
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

  test(`a call by ${way} without an answer is recorded with the reason`, async ({ page, recorder, url }) => {
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

test('simultaneous calls of two frames are recorded as two exchanges', async ({ context, page, url }) => {
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

test('answers to the shop’s scripts are searched for secrets up to the size limit', async ({
  page,
  recorder,
  url,
}) => {
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
