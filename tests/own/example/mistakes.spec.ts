/** Set-up mistakes: one clear message each, and no failed rule of the shop. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { ROOT } from '../../../harness/root.ts';
import { Certification } from '../../../reports/verdict/certification.ts';
import { type End, harness, type ShopOptions, startExampleShop } from './example-shop.ts';

/** One scenario is enough: the message is the same for all. */
const FEW = ['certify', '--methods', 'konbini', '--scenarios', 'pays,changes-payment'];

interface Told extends End {
  /** Absent if nothing was judged. */
  readonly certification?: Certification;
}

async function certify(options: ShopOptions, adapter?: string, besides = {}): Promise<Told> {
  const shop = await startExampleShop(options, adapter);
  const out = test.info().outputPath('reports');
  try {
    const end = await harness([...FEW, '--out', out], { ...shop.settings, ...besides });
    const file = join(out, 'certification.json');
    if (!existsSync(file)) return end;
    return { ...end, certification: Certification.parse(JSON.parse(readFileSync(file, 'utf8'))) };
  } finally {
    await shop.stop();
  }
}

/** A correct adapter with one wrong verb. @param verb code of the verb */
function adapterWith(verb: string): string {
  const folder = test.info().outputPath('adapter');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'adapter.ts');
  writeFileSync(
    file,
    `// @ts-nocheck: some of the verbs are wrong on purpose
import shop from ${JSON.stringify(join(ROOT, 'examples/shop/adapter.ts'))};
export default { ...shop, pages: (page, url) => Object.assign(shop.pages(page, url), {
  ${verb},
}) };
`,
  );
  return file;
}

function expectNothingJudged({ code, text, certification }: Told): void {
  expect(code, text).toBe(2);
  expect(certification).toBeUndefined();
  expect(text).toMatch(/Nothing was judged|^fail/m);
  const table = text.split('\n').filter((line) => /^(?:ok|note|fail) |^ {26}/.test(line));
  expect(table.filter((line) => line.length > 80)).toEqual([]);
}

function expectNothingNotMet({ code, text, certification }: Told): void {
  expect(code, text).toBe(3);
  expect(certification?.summary.notMet).toBe(0);
  expect(certification?.summary.warning).toBe(0);
}

test.beforeEach(() => test.setTimeout(300_000));

test(
  'a back end that bypasses the tap ends the run before the first scenario',
  { tag: '@sample' },
  async () => {
    const told = await certify({ bypassesTap: true });
    expectNothingJudged(told);
    expect(told.text.replaceAll(/\s+/g, ' ')).toMatch(
      /Your shop's back end does not call the API through the tap.*Set the API's address in your shop to http:\/\/127\.0\.0\.1:\d+ \(set DR_TAP_PORT to fix the port\)/,
    );
  },
);

test('a shop that is down ends the run before the first scenario', { tag: '@sample' }, async () => {
  const told = await certify({}, undefined, { DR_SHOP_URL: 'http://localhost:9' });
  expectNothingJudged(told);
  expect(told.text).toMatch(
    /http:\/\/localhost:9 cannot be reached: .* Start your shop, or correct DR_SHOP_URL\./,
  );
});

test('a shop in the other dialect ends the run before the first scenario', async () => {
  const told = await certify({}, undefined, { DR_DIALECT: 'commerce-api' });
  expectNothingJudged(told);
  expect(told.text.replaceAll(/\s+/g, ' ')).toMatch(
    /Your shop uses the digital-river-api \(POST \/checkouts\), but DR_DIALECT is commerce-api\. Set DR_DIALECT=digital-river-api/,
  );
});

test(
  'an adapter that throws at once ends the run before the first scenario',
  { tag: '@sample' },
  async () => {
    const told = await certify({}, adapterWith("enter() { throw new Error('no such button') }"));
    expectNothingJudged(told);
    // a long path continues on the next line
    const text = told.text.replaceAll(/\s+/g, '');
    expect(text).toMatch(/Adapter,enter\(\):nosuchbutton\(adapter\.ts:4\)/);
    expect(text).toMatch(/Picture:\S+preflight\.pngCorrecttheadapter\.npmrunadapter:check/);
  },
);

const late: readonly (readonly [what: string, verb: string, message: RegExp])[] = [
  ['throws', "placeOrder() { throw new Error('what now') }", /Adapter, placeOrder\(\): what now/],
  ['answers nonsense', "placeOrder: async () => 'everywhere'", /Adapter, placeOrder\(\): must return one of/],
  [
    'waits for a control that does not exist',
    "placeOrder() { return this.page.locator('#none').click({ timeout: 500 }) }",
    /Adapter, placeOrder\(\): .*Timeout 500ms exceeded.*#none/,
  ],
];
for (const [what, verb, message] of late)
  test(
    `an adapter that ${what} later on leaves rules not exercised, with its message`,
    { tag: '@sample' },
    async () => {
      const told = await certify({}, adapterWith(verb));
      expectNothingNotMet(told);
      expect(told.text.replaceAll(/\s+/g, ' ')).toMatch(message);
      const { causes = [] } = told.certification ?? {};
      expect(causes).toHaveLength(1);
    },
  );

test('adapter:check accepts the disclosure on the payment page, and waits on waiting pages', async () => {
  const waits =
    "async placeOrder() { await Object.getPrototypeOf(this).placeOrder.call(this); return 'waiting' }";
  const shop = await startExampleShop({ variants: ['disclosure-on-payment'] }, adapterWith(waits));
  try {
    const { code, text } = await harness(['adapter-check', '--methods', 'klarnaCredit'], shop.settings);
    expect(code, text).toBe(0);
    expect(text).toMatch(/^ok {4}leavesPortal {8}confirmation$/m);
  } finally {
    await shop.stop();
  }
});

test(
  'adapter:check names the verb that does not work, and tries the others',
  { tag: '@sample' },
  async () => {
    const shop = await startExampleShop({}, adapterWith('changePayment() { return this.screen() }'));
    try {
      const { code, text } = await harness(['adapter-check', '--methods', 'konbini'], shop.settings);
      expect(code, text).toBe(1);
      expect(text).toMatch(/^ok {4}placeOrder {10}confirmation$/m);
      expect(text).toMatch(/^ok {4}removePayment {7}payment$/m);
      expect(text).toMatch(/^ok {4}amountToPay {9}[\d.]+$/m);
      expect(text.match(/^fail .*/gm)).toHaveLength(1);
      expect(text.replaceAll(/\s+/g, ' ')).toMatch(
        /fail changePayment must lead to the page "payment"; it returned review \(Konbini\) Picture: reports\/own\/adapter\/pictures\/changePayment\.png/,
      );
    } finally {
      await shop.stop();
    }
  },
);
