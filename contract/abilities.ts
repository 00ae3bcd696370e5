/**
 * What a target supports in addition to paying. A scenario that needs an ability which the target lacks is
 * excluded, with the reason in this file.
 */

/** Optional features of a shop; an adapter names those that the shop offers. */
export const SHOP_ABILITIES = [
  'storeCredit',
  'account',
  'dropIn',
  'subscriptions',
  'taxIdentifiers',
  'orderPages',
] as const;
export type ShopAbility = (typeof SHOP_ABILITIES)[number];

/** What a scenario needs of the target beyond paying. */
export type Need = 'control' | 'webhooks' | 'strict' | 'tls' | 'sheet' | ShopAbility;

export type Abilities = Readonly<Record<Need, boolean>>;

/** Maps each ability to whether it is offered. */
export function offered(abilities: readonly ShopAbility[]): Readonly<Record<ShopAbility, boolean>> {
  const entries = SHOP_ABILITIES.map((ability) => [ability, abilities.includes(ability)]);
  return Object.fromEntries(entries) as Record<ShopAbility, boolean>;
}

export const WHY_NOT: Readonly<Record<Need, string>> = {
  control:
    "needs the embedded provider's control endpoint: in a sandbox, tests cannot push funds or let a payment expire",
  webhooks: 'needs an address at which the provider reaches the shop: set DR_WEBHOOK_URL',
  tls: 'applies only to a shop that is served over TLS or runs on another machine, not to a shop on a loopback address',
  dropIn: 'needs a shop that uses Drop-in for payment',
  storeCredit:
    'needs a shop that accepts store credit, and a dialect for which this harness can apply store credit',
  account: 'needs a shop with accounts, and a dialect for which this harness can use accounts',
  subscriptions: 'needs a shop that sells subscriptions which renew themselves',
  taxIdentifiers: 'needs a shop that asks for tax identifiers',
  orderPages:
    'needs a shop with a page for each order, and an adapter that opens this page by the order number',
  sheet: "needs the embedded SDK's sheet: a real wallet opens windows that no test can operate",
  strict:
    "needs the embedded provider's strict setting: no document promises that createSource refuses these payloads",
};
