/**
 * What the harness itself asks of the provider beside the shop, as a merchant's back end would, or as one never must.
 * Nothing is returned: the tap records what came of it.
 */
import type { Dialect, Method } from '../../../contract/method.ts';
import type { RunContext } from '../../../harness/run.ts';
import type { TapClient } from '../../../harness/tap-client.ts';
import type { Api } from '../api.ts';
import { commerceMerchant } from './commerce.ts';
import { digitalRiverMerchant } from './digital-river.ts';

export interface Merchant {
  /** Reads the shop's container as it stands. */
  looksAtContainer(id: string): Promise<void>;
  looksAtOrder(id: string): Promise<void>;
  /** Asks for the outcome of a redirect, where reading the order does not tell. */
  asksOutcome(): Promise<void>;
  /**
   * A container to try things on.
   * @param enter has the shopper enter the shop, where only the shop can make one, and resolves with its session's id
   */
  opensContainer(enter: () => Promise<unknown>): Promise<OpenContainer>;
  ordersTooEarly(enter: () => Promise<unknown>): Promise<void>;
  ordersAgain(container: unknown): Promise<void>;
  /** Attaches a source that was detached to another container, where that is documented to be refused. */
  attachesDetached(source: string): Promise<void>;
  triesWrongKeys(): Promise<void>;
}

export interface OpenContainer {
  /** Id of its session. */
  readonly session: unknown;
  /** Reads it as it stands. */
  readonly look: () => Promise<void>;
}

export interface MerchantTools {
  readonly run: RunContext;
  readonly method: Method;
  readonly api: Api;
  readonly tap: TapClient;
}

const makers: Readonly<Record<Dialect, (tools: MerchantTools) => Merchant>> = {
  'digital-river-api': digitalRiverMerchant,
  'commerce-api': commerceMerchant,
};

export function merchantOf(tools: MerchantTools): Merchant {
  return makers[tools.run.dialect](tools);
}
