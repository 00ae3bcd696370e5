/** Products of this shop: an article, and a subscription that renews automatically. */

export interface Product {
  /** The shop's own. */
  readonly id: string;
  readonly skuGroupId: string;
  readonly name: string;
  readonly words: string;
  readonly countryOfOrigin: string;
  /** A subscription with this billing interval. */
  readonly renewsEvery?: 'month';
}

export const pack: Product = {
  id: 'canvas-day-pack',
  skuGroupId: 'physical-goods',
  name: 'Canvas day pack',
  words: 'Waxed cotton, 18 litres, made to be repaired.',
  countryOfOrigin: 'PT',
};

export const subscription: Product = {
  id: 'pack-care-monthly',
  skuGroupId: 'physical-goods',
  name: 'Pack care, every month',
  words: 'A tin of wax and spare parts for your day pack, sent every month until you cancel.',
  countryOfOrigin: 'PT',
  renewsEvery: 'month',
};

export const products: readonly Product[] = [pack, subscription];

export function findProduct(id: unknown): Product | undefined {
  return products.find((product) => product.id === id);
}

/** Where parcels leave from. */
export const warehouse = {
  address: { line1: 'Kaistrasse 14', city: 'Hamburg', postalCode: '20457', country: 'DE' },
} as const;
