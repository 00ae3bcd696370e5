/** Mistakes in an adapter of a custom shop. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ShopAbility } from '../../../contract/abilities.ts';
import { SHOP_VERBS } from '../../../contract/shop-verbs.ts';
import { ROOT } from '../../../harness/root.ts';
import { offerOfAdapter } from '../../../cli/shop-adapter.ts';
import type { ShopPages } from '../../../pages/shop.ts';
import { expect, test } from '../plain-test.ts';

type Verb = Exclude<keyof ShopPages, 'page' | 'amountToPay' | 'basketPrice' | 'changePurchase' | ShopAbility>;
/** Type check: the required verbs are exactly those of the interface. */
const asked: Readonly<Record<Verb, true>> = Object.fromEntries(
  SHOP_VERBS.map((verb: Verb) => [verb, true]),
) as Record<(typeof SHOP_VERBS)[number], true>;

const WITH_ALL = `{ page, ${Object.keys(asked)
  .map((verb) => `${verb}() {}`)
  .join(', ')} }`;
const adapter = (made: string): string => `export default (page, shopUrl) => (${made});\n`;
/** A whole definition, with what replaces its members. */
const defined = (changes = ''): string =>
  `export default { name: 'Corner shop', version: '2', methods: ['konbini', 'creditCard'],
    pages: (page) => (${WITH_ALL}), ${changes} };\n`;
const offerOf = (path: string): ReturnType<typeof offerOfAdapter> =>
  offerOfAdapter(path, 'digital-river-api');

/**
 * Writes a module in a separate package. @param name a different name for each module, because Node does not
 * load the same file twice
 */
function module_(name: string, source: string, type = 'module'): string {
  const folder = test.info().outputPath(name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ type }));
  writeFileSync(join(folder, 'adapter.js'), source);
  return join(folder, 'adapter.js');
}

test('an adapter module with all verbs is accepted, also if it uses its page at once', async () => {
  const busy = `export default (page, shopUrl) => {
    for (const frame of page.frames()) frame.url();
    const button = page.getByRole('button').first();
    page.route(\`\${shopUrl}/x\`, () => {});
    return Object.assign(${WITH_ALL}, { button, storeCredit: {} });
  };
  export const abilities = ['storeCredit'];`;
  expect(await offerOf(module_('whole', busy))).toEqual({ abilities: ['storeCredit'] });
  const picky = `export default (page) => { throw new Error('a real page, please'); };`;
  expect(await offerOf(module_('picky', picky))).toEqual({ abilities: [] });
});

test('an adapter module may be in a folder of any name', async () => {
  for (const name of ['with #2', 'with %41', 'with ?', 'with [1] ä 語'])
    expect(await offerOf(module_(name, defined())), name).toMatchObject({ shop: { name: 'Corner shop' } });
});

test("a definition contains the shop's name and offer", async () => {
  const changes = `abilities: ['account'], pages: (page) => Object.assign(${WITH_ALL}, { account: {} })`;
  expect(await offerOf(module_('defined', defined(changes)))).toEqual({
    shop: { name: 'Corner shop', version: '2' },
    methods: ['creditCard', 'konbini'],
    abilities: ['account'],
  });
});

test('a definition that offers a method of the other dialect gives one clear error line', async () => {
  const path = module_('dialect', defined("methods: ['creditCard', 'bnpParibas']"));
  await expect(offerOfAdapter(path, 'commerce-api')).rejects.toThrow(
    /^DR_SHOP_ADAPTER offers "bnpParibas", which does not exist in the dialect commerce-api: remove this method, or set DR_DIALECT\.$/,
  );
});

const mistakes: readonly (readonly [string, string, RegExp])[] = [
  ['no-default', 'export const abilities = [];', /must export a shop by default: defineShop\(/],
  ['no-name', defined('name: undefined'), /must state the shop's name in defineShop/],
  ['no-version', defined("version: ' '"), /must state the shop's version in defineShop/],
  ['no-methods', defined('methods: []'), /must list the methods that the shop offers .*, at least one\.$/],
  ['typing', defined("methods: ['payPall']"), /offers "payPall", .* Did you mean .*payPal.*\?$/],
  ['no-pages', defined('pages: undefined'), /must define pages in defineShop/],
  [
    'twice',
    `${defined()}export const abilities = [];`,
    /exports abilities separately from its default export/,
  ],
  ['defined-unknown', defined("abilities: ['magic']"), /lists the unknown ability "magic"/],
  ['defined-lacking', defined("abilities: ['account']"), /lists the ability account, but creates/],
  ['defined-no-verb', defined('pages: () => ({})'), /creates pages that lack enter, /],
  ['throws', "throw new Error('first\\nsecond');", /cannot be loaded: Error: first\.$/],
  ['no-verb', adapter(WITH_ALL.replace('enter() {}, ', '')), /creates pages that lack enter \(/],
  ['nothing', adapter('undefined'), /creates pages that lack enter, enterDirectly, /],
  ['promise', adapter('Promise.resolve({})'), /must return its page objects directly/],
  ['unknown', `${adapter(WITH_ALL)}export const abilities = ['magic'];`, /lists the unknown ability "magic"/],
  [
    'lacking',
    `${adapter(WITH_ALL)}export const abilities = ['account'];`,
    /lists the ability account, but creates/,
  ],
];
for (const [name, source, line] of mistakes)
  test(`a module's mistake gives one clear error line: ${name}`, async () => {
    await expect(offerOf(module_(name, source))).rejects.toThrow(line);
  });

test('a module that cannot be loaded, and a folder, give one clear error line', async () => {
  await expect(offerOf(module_('commonjs', adapter(WITH_ALL), 'commonjs'))).rejects.toThrow(
    /is an ES module in a package of another type: .*"type": "module"/,
  );
  await expect(offerOf(ROOT)).rejects.toThrow(/^DR_SHOP_ADAPTER must be the path of a file/);
});
