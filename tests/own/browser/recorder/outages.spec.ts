/** Requests without an answer are outages only if the run depends on them. */
import { Masker } from '../../../../harness/masking.ts';
import { expect } from '../../../certification/fixtures.ts';
import { Recorder } from '../../../certification/recording/recorder.ts';
import { test } from './recorded.ts';

for (const watchful of [false, true])
  test(`${watchful ? 'with recordsOutages, ' : ''}outages are recorded only for hosts that the run depends on`, async ({
    context,
    page,
    url,
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
  recorder,
  url,
}) => {
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

for (const [status, screen, isOutage] of [
  [503, undefined, true],
  [503, 'payment', true],
  [500, undefined, false],
  [502, 'waiting', false],
] as const)
  test(`the page ${status} of a shop (${screen ?? 'no'} screen) on which a story broke off is ${isOutage ? 'an' : 'no'} outage`, async ({
    context,
    page,
    recorder,
    url,
  }) => {
    await context.route(`${url}/pay`, (route) => route.fulfill({ status, body: 'Sorry' }));
    await page.goto(`${url}/pay`);
    if (screen) await recorder.visit(page, screen);
    await recorder.noteOutages();
    expect(recorder.recording.exchanges.map(({ response }) => response?.status)).toEqual(
      isOutage ? [status] : [],
    );
  });

test('the page of an outage that was a page of the shop before is an outage', async ({
  context,
  page,
  recorder,
  url,
}) => {
  await page.goto(url);
  await recorder.visit(page, 'waiting');
  await context.route(`${url}/`, (route) => route.fulfill({ status: 503, body: 'Sorry' }));
  await page.reload();
  await recorder.noteOutages();
  expect(recorder.recording.exchanges.map(({ response }) => response?.status)).toEqual([503]);
});
