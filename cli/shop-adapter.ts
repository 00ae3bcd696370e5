/**
 * Loads the adapter module of a custom shop; mistakes in the module are reported before any server starts.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, extname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { SHOP_ABILITIES, type ShopAbility } from '../contract/abilities.ts';
import { methods, methodsIn } from '../contract/catalogue.ts';
import type { Dialect } from '../contract/method.ts';
import { SHOP_VERBS } from '../contract/shop-verbs.ts';
import { didYouMean } from '../harness/did-you-mean.ts';
import { PACKAGED } from '../harness/root.ts';
import type { NamedShop } from '../harness/run.ts';
import { UsageError } from '../harness/settings.ts';

/** What a shop is and offers. */
export interface ShopOffer {
  /** Absent if the module does not state it. */
  readonly shop?: NamedShop;
  /** Absent: all methods of the dialect. */
  readonly methods?: readonly string[];
  readonly abilities: readonly ShopAbility[];
}

interface Module {
  readonly default?: unknown;
  readonly abilities?: unknown;
}

/**
 * @returns the module's definition of its shop
 * @throws UsageError if the module cannot be loaded, lists an unknown method or ability, or does not create the
 * pages of a shop
 */
export async function offerOfAdapter(given: string, dialect: Dialect): Promise<ShopOffer> {
  const { default: exported, abilities: exportedAbilities } = await load(resolve(given));
  // the older form (a function, and a separate export `abilities`) states neither the shop's name nor its
  // methods
  if (typeof exported === 'function') return offerOf({ pages: exported, abilities: exportedAbilities });
  if (typeof exported !== 'object' || exported === null)
    throw wrong('must export a shop by default: defineShop({ … }) (see pages/define-shop.ts)');
  const { name, version, methods: offered, abilities, pages } = exported as Record<string, unknown>;
  if (exportedAbilities !== undefined)
    throw wrong(
      'exports abilities separately from its default export: list them in defineShop({ abilities })',
    );
  if (typeof pages !== 'function')
    throw wrong(
      'must define pages in defineShop({ pages }): (page, shopUrl) => page objects (see pages/shop.ts)',
    );
  return {
    shop: { name: text('name', name), version: text('version', version) },
    methods: knownMethods(offered, dialect),
    ...offerOf({ pages, abilities }),
  };
}

function offerOf(defined: { readonly pages: unknown; readonly abilities: unknown }): ShopOffer {
  const abilities = [...new Set([defined.abilities ?? []].flat().map(known))];
  assertPages(
    madeBy(() =>
      Reflect.apply(defined.pages as () => unknown, undefined, [nothing(), 'https://shop.invalid']),
    ),
    abilities,
  );
  return { abilities };
}

async function load(path: string): Promise<Module> {
  if (!statSync(path).isFile())
    throw wrong('must be the path of a file: a module that operates the pages of your shop');
  // Playwright, which loads the module for the tests, only looks at the type in package.json
  if (
    /^\.[jt]sx?$/.test(extname(path)) &&
    !isInModules(path) &&
    /^export\b/m.test(readFileSync(path, 'utf8'))
  )
    throw wrong(
      'is an ES module in a package of another type: give it a package.json with "type": "module", or name it .mts or .mjs',
    );
  try {
    // in the repository all code runs through tsx; loading tsx takes time, and other adapters do not need it
    if (PACKAGED && /^\.m?tsx?$/.test(extname(path))) (await import('tsx/esm/api')).register();
    // an address: in a path, `#`, `?` and `%` would have a meaning
    return (await import(pathToFileURL(path).href)) as Module;
  } catch (error) {
    const [line = ''] = String(error).split('\n');
    throw wrong(`cannot be loaded: ${line}`);
  }
}

/** Whether the nearest package.json says that its files are ES modules. */
export function isInModules(path: string): boolean {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const file = join(folder, 'package.json');
    if (existsSync(file)) return /"type"\s*:\s*"module"/.test(readFileSync(file, 'utf8'));
    if (folder === dirname(folder)) return false;
  }
}

function text(member: string, value: unknown): string {
  if (typeof value === 'string' && value.trim() !== '') return value.trim();
  throw wrong(`must state the shop's ${member} in defineShop({ ${member} }), a text that is not empty`);
}

function knownMethods(offered: unknown, dialect: Dialect): string[] {
  if (!Array.isArray(offered) || offered.length === 0)
    throw wrong('must list the methods that the shop offers in defineShop({ methods }), at least one');
  const all = methods.map(({ wire }) => wire.id);
  const ofDialect = methodsIn(dialect).map(({ wire }) => wire.id);
  for (const id of offered as unknown[]) {
    const named = JSON.stringify(id);
    if (typeof id !== 'string' || !all.includes(id))
      throw wrong(`offers ${named}, which is not a payment method. ${didYouMean(String(id), ofDialect)}`);
    if (!ofDialect.includes(id))
      throw wrong(
        `offers ${named}, which does not exist in the dialect ${dialect}: remove this method, or set DR_DIALECT`,
      );
  }
  // in the catalogue's order, each once
  return ofDialect.filter((id) => offered.includes(id));
}

function known(name: unknown): ShopAbility {
  const ability = SHOP_ABILITIES.find((one) => one === name);
  if (ability) return ability;
  throw wrong(
    `lists the unknown ability ${JSON.stringify(name)}. Known abilities: ${SHOP_ABILITIES.join(', ')}`,
  );
}

/** The page objects that the adapter makes for a page without behaviour; undefined if it needs a real page. */
function madeBy(make: () => unknown): unknown {
  try {
    const made = make();
    if (!(made instanceof Promise)) return made ?? null;
    // the result is not used, so that its error must not stay unhandled
    made.catch(() => undefined);
  } catch {
    return undefined;
  }
  throw wrong('must return its page objects directly, not as a promise (see pages/shop.ts)');
}

function assertPages(made: unknown, abilities: readonly ShopAbility[]): void {
  if (made === undefined) return;
  const pages = Object(made) as Readonly<Record<string, unknown>>;
  const missing = SHOP_VERBS.filter((verb) => typeof pages[verb] !== 'function');
  if (missing.length > 0) throw wrong(`creates pages that lack ${missing.join(', ')} (see pages/shop.ts)`);
  const without = abilities.filter((ability) => !pages[ability]);
  if (without.length > 0)
    throw wrong(
      `lists the ability ${without.join(', ')}, but creates pages that lack this part (see pages/shop.ts)`,
    );
}

/** A page on which every property exists and no call does anything. */
function nothing(): unknown {
  const stub: unknown = new Proxy(function () {}, {
    get: (_target, name) => {
      // its result is not needed
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
  return new UsageError(`DR_SHOP_ADAPTER ${what}${/[.?]$/.test(what) ? '' : '.'}`);
}
