/** Convenience store chains in which vouchers can be paid. */

export interface Store {
  readonly storeId: string;
  readonly storeName: string;
  readonly localizedStoreName: string;
}

export const stores: readonly Store[] = [
  { storeId: '010', storeName: 'Seven Eleven', localizedStoreName: 'セブン-イレブン' },
  { storeId: '030', storeName: 'Family Mart', localizedStoreName: 'ファミリーマート' },
  { storeId: '060', storeName: 'Lawson', localizedStoreName: 'ローソン' },
  { storeId: '080', storeName: 'Daily Store', localizedStoreName: 'デイリーストア' },
];

export function storeById(id: unknown): Store | undefined {
  return stores.find(({ storeId }) => storeId === id);
}
