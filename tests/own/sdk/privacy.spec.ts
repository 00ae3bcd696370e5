/** Text typed into the card fields never reaches the shop's origin; the detection is tested with a leaking SDK. */
import { type BarePage, CARD, expect, OWNER, session, test } from './bare-page.ts';

const [NUMBER, EXPIRY, CODE] = ['4444222233331111', '12/34', '937'];
const separated = (digits: string): string => digits.split('').join(String.raw`[\s/-]*`);
/** The short ones not as a part of a longer number or id, which may contain them by chance. */
const whole = (digits: string): RegExp => new RegExp(String.raw`(?<![\w.-])${separated(digits)}(?![\w-])`);
const TYPED = Object.entries({
  NUMBER: new RegExp(separated(NUMBER)),
  EXPIRY: whole(EXPIRY.replace('/', '')),
  CODE: whole(CODE),
});

/** Pays by card, and returns every place on the shop's origin where card data was found. */
async function watch(bare: BarePage, fault?: string): Promise<string[]> {
  const seen = new Set<string>();
  const look = (where: string, text: string): void => {
    for (const [name, pattern] of TYPED) if (pattern.test(text)) seen.add(`${name} in ${where}`);
  };
  await bare.page.addInitScript(() => {
    const messages: string[] = [];
    Object.assign(window, { messages });
    window.addEventListener('message', ({ data }) => messages.push(JSON.stringify(data)), true);
    // messages from ports are readable by the page
    const { prototype } = MessagePort;
    const original = Object.getOwnPropertyDescriptor(prototype, 'onmessage');
    Object.defineProperty(prototype, 'onmessage', {
      configurable: true,
      set(this: MessagePort, handler: (event: MessageEvent) => void) {
        original?.set?.call(this, (event: MessageEvent) => {
          messages.push(JSON.stringify(event.data));
          handler.call(this, event);
        });
      },
    });
  });
  bare.page.on('request', (request) => {
    const own = request.frame() === bare.page.mainFrame() || request.url().startsWith(bare.origin);
    if (own) look('a request', `${new URL(request.url()).search} ${request.postData() ?? ''}`);
  });
  await bare.open(fault === undefined ? {} : { fault });
  await bare.mount(...CARD);
  await bare.typeCard(NUMBER, EXPIRY, CODE);
  const { source } = await bare.page.evaluate((payload) => window.dr.createSource(payload), {
    type: 'creditCard',
    sessionId: (await session()).id,
    owner: { ...OWNER, phoneNumber: '5550', address: { ...OWNER.address, postalCode: '55802' } },
    creditCard: {},
  });
  expect(source?.state).toBe('chargeable');
  const held = await bare.page.evaluate(() => ({
    document: document.documentElement.outerHTML,
    storage: JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage), document.cookie]),
    message: (window as unknown as { messages: string[] }).messages,
  }));
  look('the document', held.document);
  look('the storage', held.storage);
  for (const message of held.message)
    look('a message', message.replaceAll(/"(?:id|instance|[a-zA-Z]*[sS]ecret|[a-zA-Z]+Time)":"[^"]*"/g, ''));
  return [...seen];
}

test('card number, expiry and security code stay in the frames of the SDK', async ({ bare }) => {
  expect(await watch(bare)).toEqual([]);
});

test('an SDK that leaks the card number is detected', async ({ bare }) => {
  expect(await watch(bare, 'leaks-card-number')).toEqual(['NUMBER in a message']);
});
