/** Strong customer authentication: within createSource, and for an existing source. */
import { ChallengePage } from '../../../pages/challenge-page.ts';
import { type BarePage, CARD, expect, OWNER, type Result, session, targets, test } from './bare-page.ts';

const CHALLENGED = '5454545454545454';

/** Types a card that causes a challenge, and starts createSource. */
async function begin(bare: BarePage): Promise<{ challenge: ChallengePage; result: Promise<Result> }> {
  await bare.open();
  await bare.mount(...CARD);
  await bare.typeCard(CHALLENGED, '0330', '737');
  const { id } = await session();
  const result = bare.page.evaluate((payload) => window.dr.createSource(payload), {
    type: 'creditCard',
    sessionId: id,
    owner: OWNER,
    creditCard: {},
  });
  return { challenge: new ChallengePage(bare.page), result };
}

for (const password of ['1234', 'password']) {
  test(`the right answer ${password} makes the source chargeable`, async ({ bare }) => {
    const { challenge, result } = await begin(bare);
    await challenge.answer(password);
    expect(await result).toMatchObject({ source: { state: 'chargeable' }, error: null });
    expect(await challenge.isShown()).toBe(false);
  });
}

test('a wrong answer fails the source', async ({ bare }) => {
  const { challenge, result } = await begin(bare);
  await challenge.answer('wrong');
  expect(await result).toMatchObject({
    source: null,
    error: { errors: [{ code: 'source_creation_failed' }] },
  });
});

test('a shopper who cancels the challenge fails it', async ({ bare }) => {
  const { challenge, result } = await begin(bare);
  await challenge.cancel();
  expect((await result).source).toBeNull();
});

test('authenticateSource shows a challenge only if one is needed', async ({ bare }) => {
  const { challenge, result } = await begin(bare);
  await challenge.answer('1234');
  const { source } = await result;
  const named = { sourceId: source?.id, sourceClientSecret: source?.clientSecret };
  const ask = (sessionId: unknown): Promise<{ status: string }> =>
    bare.page.evaluate((data) => window.dr.authenticateSource(window.made.cardcvv, data), {
      ...named,
      sessionId,
    });
  expect(await ask(source?.sessionId)).toEqual({ status: 'authentication_not_required' });
  for (const [password, status] of [
    ['wrong', 'failed'],
    ['password', 'complete'],
  ] as const) {
    const asked = ask((await session()).id);
    await challenge.answer(password);
    expect(await asked).toEqual({ status });
  }
});

test('handleNextAction also shows a challenge', async ({ bare }) => {
  const { challenge, result } = await begin(bare);
  await challenge.answer('1234');
  const { source } = await result;
  const data = { sourceId: source?.id, sourceClientSecret: source?.clientSecret };
  const done = bare.page.evaluate((given) => window.dr.handleNextAction(given), {
    action: 'challenge_shopper',
    data,
  });
  await challenge.answer('password');
  expect(await done).toEqual({ status: 'complete' });
});

test('handleNextAction redirects to the provider, but never to a javascript: URL', async ({ bare }) => {
  await bare.open();
  const script = await bare.page.evaluate(() =>
    window.dr.handleNextAction({ action: 'redirect', data: { redirectUrl: 'javascript:void 0' } }),
  );
  expect(script).toEqual({ status: 'failed' });
  const redirectUrl = targets.jsUrl.replace('DigitalRiver.js', 'css/DigitalRiver.css');
  await bare.page.evaluate((url) => {
    void window.dr.handleNextAction({ action: 'redirect', data: { redirectUrl: url } });
  }, redirectUrl);
  await bare.page.waitForURL(redirectUrl);
});
