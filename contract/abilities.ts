/** What a target lets us do beyond paying; a scenario that needs more is excluded with the reason given here. */

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
    "needs the embedded provider's control endpoint: a sandbox has no way to push funds or to let them expire",
  webhooks: 'needs an address at which the provider reaches the shop: set DR_WEBHOOK_URL',
  tls: 'applies to a shop that is served over TLS, or on another machine; on loopback addresses it does not',
  dropIn: 'needs a shop that takes payment through Drop-in',
  storeCredit: 'needs a shop that takes store credit, in a dialect in which it can be applied here',
  account: 'needs a shop with accounts, in a dialect in which they can be used here',
  subscriptions: 'needs a shop that sells subscriptions which renew themselves',
  taxIdentifiers: 'needs a shop that asks for tax identifiers',
  orderPages: 'needs a shop with a page for each order, which its adapter opens by the order number',
  sheet: "needs the embedded SDK's sheet: a real wallet opens windows that no test can operate",
  strict:
    "needs the embedded provider's strict setting: no document promises that createSource refuses these payloads",
};
