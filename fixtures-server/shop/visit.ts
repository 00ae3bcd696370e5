/** Everything at hand while one request of a shopper is answered. */
import type { MerchantApi } from './api/merchant-api.ts';
import type { ShopOptions } from './shop.ts';
import type { Session } from './state/session.ts';
import type { Store } from './state/store.ts';

export interface Visit {
  readonly options: ShopOptions;
  /** The shop's own address, no slash at the end. */
  readonly shopUrl: string;
  readonly store: Store;
  readonly session: Session;
  readonly api: MerchantApi;
  /** Address of the shopper's browser. */
  readonly browserIp: string;
}
