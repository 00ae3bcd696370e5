/** The module that drives a custom shop: its mistakes are told before anything is started. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, extname, join, resolve } from 'node:path';
import { SHOP_ABILITIES, type ShopAbility } from '../contract/abilities.ts';
import { SHOP_VERBS } from '../contract/shop-verbs.ts';
import { UsageError } from '../harness/settings.ts';

interface Module {
  readonly default?: unknown;
  readonly abilities?: unknown;
}

/**
 * @returns the abilities that the module names
 * @throws UsageError for a module that cannot be loaded, names an ability nobody knows, or makes no pages of a shop
 */
export async function abilitiesOfAdapter(given: string): Promise<readonly ShopAbility[]> {
  const loaded = await load(resolve(given));
  const abilities = [loaded.abilities ?? []].flat().map(known);
  const { default: adapter } = loaded;
  if (typeof adapter !== 'function')
    throw wrong('must export a function by default: (page, shopUrl) => page objects (see pages/shop.ts)');
  assertPages(
    madeBy(() => Reflect.apply(adapter, undefined, [nothing(), 'https://shop.invalid'])),
    abilities,
  );
  return abilities;
}

async function load(path: string): Promise<Module> {
  if (!statSync(path).isFile()) throw wrong('must be a file: a module that drives your shop');
  // Playwright, which loads it for the tests, goes by the package's type alone
  if (
    /^\.[jt]sx?$/.test(extname(path)) &&
    !isInModules(path) &&
    /^export\b/m.test(readFileSync(path, 'utf8'))
  )
    throw wrong(
      'is an ES module in a package of another type: give it a package.json with "type": "module", or name it .mts or .mjs',
    );
  try {
    return (await import(path)) as Module;
  } catch (error) {
    const [line = ''] = String(error).split('\n');
    throw wrong(`cannot be loaded: ${line}`);
  }
}

/** Whether the nearest package.json says that its files are ES modules. */
function isInModules(path: string): boolean {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const file = join(folder, 'package.json');
    if (existsSync(file)) return /"type"\s*:\s*"module"/.test(readFileSync(file, 'utf8'));
    if (folder === dirname(folder)) return false;
  }
}

function known(name: unknown): ShopAbility {
  const ability = SHOP_ABILITIES.find((one) => one === name);
  if (ability) return ability;
  throw wrong(`names the ability ${JSON.stringify(name)}: there are ${SHOP_ABILITIES.join(', ')}`);
}

/** What the adapter makes of a page on which nothing happens; undefined where it wants more of one. */
function madeBy(make: () => unknown): unknown {
  try {
    const made = make();
    if (!(made instanceof Promise)) return made ?? null;
    // what becomes of it is of no interest any more
    made.catch(() => undefined);
  } catch {
    return undefined;
  }
  throw wrong('must make its page objects at once, not promise them (see pages/shop.ts)');
}

function assertPages(made: unknown, abilities: readonly ShopAbility[]): void {
  if (made === undefined) return;
  const pages = Object(made) as Readonly<Record<string, unknown>>;
  const missing = SHOP_VERBS.filter((verb) => typeof pages[verb] !== 'function');
  if (missing.length > 0) throw wrong(`makes pages without ${missing.join(', ')} (see pages/shop.ts)`);
  const without = abilities.filter((ability) => !pages[ability]);
  if (without.length > 0)
    throw wrong(`names the ability ${without.join(', ')}, and makes pages without it (see pages/shop.ts)`);
}

/** Anything that a page may be asked for, none of which does anything. */
function nothing(): unknown {
  const stub: unknown = new Proxy(function () {}, {
    get: (_target, name) => {
      // nobody waits for it
      if (name === 'then') return undefined;
      if (name === Symbol.iterator) return () => [][Symbol.iterator]();
      return name === Symbol.toPrimitive ? () => '' : stub;
    },
    apply: () => stub,
    construct: () => Object(stub) as object,
  });
  return stub;
}

function wrong(what: string): UsageError {
  return new UsageError(`DR_SHOP_ADAPTER ${what}.`);
}
