/**
 * What the harness itself asks of the provider beside the shop, as a merchant's back end would, or as one never must.
 * Nothing is returned: the tap records what came of it.
 */
import type { Method, Owner } from '../../../contract/method.ts';
import type { RunContext } from '../../../harness/run.ts';
import type { TapClient } from '../../../harness/tap-client.ts';
import type { Api } from '../api.ts';
import type { Observation } from '../reading/observation.ts';

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
  /**
   * A purchase of the harness's own, to be paid and ordered.
   * @param enter as above
   * @param owner who pays
   */
  opensPurchase(enter: () => Promise<unknown>, owner: Owner): Promise<OpenPurchase>;
  ordersTooEarly(enter: () => Promise<unknown>): Promise<void>;
  ordersAgain(container: unknown): Promise<void>;
  /** Attaches a source that was detached to another container, where that is documented to be refused. */
  attachesDetached(source: string): Promise<void>;
  /**
   * Attaches store credit to a container that has a primary source, or more of it than there is to pay, where it is
   * documented what becomes of it.
   * @returns the credit's id; undefined where it is not
   */
  attachesCredit(container: string, session: unknown, amount: number): Promise<string | undefined>;
  /** Orders a guest's checkout with a source that a customer saved, where that is documented to be refused. */
  paysWithForeignSource(source: string): Promise<void>;
  triesWrongKeys(): Promise<void>;
}

export interface OpenContainer {
  /** Id of its session. */
  readonly session: unknown;
  /** Reads it as it stands. */
  readonly look: () => Promise<void>;
}

export interface OpenPurchase {
  readonly container: string;
  readonly session: unknown;
  attaches(source: string): Promise<void>;
  /** @returns whether an order was made */
  orders(): Promise<boolean>;
  /** After a redirect: asks what came of the order. */
  asksOutcome(): Promise<void>;
  looksAtOrder(): Promise<void>;
}

export interface MerchantTools {
  readonly run: RunContext;
  readonly method: Method;
  readonly api: Api;
  readonly tap: TapClient;
  /** Everything seen of the test so far. */
  readonly seen: () => Promise<Observation>;
}
