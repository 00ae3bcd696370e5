/** Mistakes of a module that drives somebody's shop. */
import { expect, test } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ShopAbility } from '../../../contract/abilities.ts';
import { SHOP_VERBS } from '../../../contract/shop-verbs.ts';
import { ROOT } from '../../../harness/root.ts';
import { abilitiesOfAdapter } from '../../../cli/shop-adapter.ts';
import type { ShopPages } from '../../../pages/shop.ts';

type Verb = Exclude<keyof ShopPages, 'page' | ShopAbility>;
/** Types: the verbs that are asked for are those of the interface, and all of them. */
const asked: Readonly<Record<Verb, true>> = Object.fromEntries(
  SHOP_VERBS.map((verb: Verb) => [verb, true]),
) as Record<(typeof SHOP_VERBS)[number], true>;

const WITH_ALL = `{ page, ${Object.keys(asked)
  .map((verb) => `${verb}() {}`)
  .join(', ')} }`;
const adapter = (made: string): string => `export default (page, shopUrl) => (${made});\n`;

/** A module in a package of its own. @param name another one for each: what was loaded once is not read again */
function module_(name: string, source: string, type = 'module'): string {
  const folder = test.info().outputPath(name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ type }));
  writeFileSync(join(folder, 'adapter.js'), source);
  return join(folder, 'adapter.js');
}

test('a module with all verbs drives a shop, whatever it asks of its page at once', async () => {
  const busy = `export default (page, shopUrl) => {
    for (const frame of page.frames()) frame.url();
    const button = page.getByRole('button').first();
    page.route(\`\${shopUrl}/x\`, () => {});
    return Object.assign(${WITH_ALL}, { button, storeCredit: {} });
  };
  export const abilities = ['storeCredit'];`;
  expect(await abilitiesOfAdapter(module_('whole', busy))).toEqual(['storeCredit']);
  const picky = `export default (page) => { throw new Error('a real page, please'); };`;
  expect(await abilitiesOfAdapter(module_('picky', picky))).toEqual([]);
});

const mistakes: readonly (readonly [string, string, RegExp])[] = [
  ['no-default', 'export const abilities = [];', /must export a function by default/],
  ['throws', "throw new Error('first\\nsecond');", /cannot be loaded: Error: first\.$/],
  ['no-verb', adapter(WITH_ALL.replace('enter() {}, ', '')), /makes pages without enter \(/],
  ['nothing', adapter('undefined'), /makes pages without enter, enterDirectly, /],
  ['promise', adapter('Promise.resolve({})'), /must make its page objects at once/],
  [
    'unknown',
    `${adapter(WITH_ALL)}export const abilities = ['magic'];`,
    /names the ability "magic": there are/,
  ],
  [
    'lacking',
    `${adapter(WITH_ALL)}export const abilities = ['account'];`,
    /names the ability account, and makes/,
  ],
];
for (const [name, source, line] of mistakes)
  test(`a module's mistake is one clear line: ${name}`, async () => {
    await expect(abilitiesOfAdapter(module_(name, source))).rejects.toThrow(line);
  });

test('a module that the tests could not load, and a folder, are one clear line', async () => {
  await expect(abilitiesOfAdapter(module_('commonjs', adapter(WITH_ALL), 'commonjs'))).rejects.toThrow(
    /is an ES module in a package of another type: .*"type": "module"/,
  );
  await expect(abilitiesOfAdapter(ROOT)).rejects.toThrow(/^DR_SHOP_ADAPTER must be a file/);
});

test('a module may build on the pages of the reference shop', async () => {
  const source = `export { fixtureShop as default } from ${JSON.stringify(join(ROOT, 'pages/fixture-shop.ts'))};`;
  const words = `import { abilitiesOfAdapter } from ${JSON.stringify(join(ROOT, 'cli/shop-adapter.ts'))};
    await abilitiesOfAdapter(${JSON.stringify(module_('reference', source))});`;
  // as the command does, before there is a run
  const environment = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => name !== 'CONFORMANCE_RUN'),
  );
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '--eval', words],
    { cwd: ROOT, env: environment, encoding: 'utf8' },
  );
  expect(status, stderr).toBe(0);
});
