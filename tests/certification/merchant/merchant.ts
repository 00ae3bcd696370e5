/**
 * The harness's own calls to the provider, as a merchant's back end would make them, or calls that a back end
 * must never make. The functions return nothing: the tap records the results.
 */
import type { Method, Owner } from '../../../contract/method.ts';
import type { RunContext } from '../../../harness/run.ts';
import type { TapClient } from '../../../harness/tap-client.ts';
import type { Api } from '../api.ts';
import type { Observation } from '../reading/observation.ts';

export interface Merchant {
  /** Reads the current state of the shop's container. */
  looksAtContainer(id: string): Promise<void>;
  looksAtOrder(id: string): Promise<void>;
  /** Requests the outcome of a redirect, if reading the order does not give it. */
  asksOutcome(): Promise<void>;
  /**
   * Makes a container for experiments.
   * @param enter makes the shopper enter the shop, if only the shop can make a container; resolves with its session id, or undefined
   *   if the shopper paid with it
   */
  opensContainer(enter: () => Promise<unknown>): Promise<OpenContainer>;
  /**
   * Creates a purchase for the harness, which is then paid and ordered.
   * @param enter as above
   * @param owner the payer
   */
  opensPurchase(enter: () => Promise<unknown>, owner: Owner): Promise<OpenPurchase>;
  ordersTooEarly(enter: () => Promise<unknown>): Promise<void>;
  ordersAgain(container: unknown): Promise<void>;
  /** Attaches a detached source to another container, if the documents say that this is refused. */
  attachesDetached(source: string): Promise<void>;
  /** Attaches a source that the shop's page made, if `attachesCredit` needs one. */
  attachesSource(container: string, source: string): Promise<void>;
  /**
   * Attaches store credit to a container with a primary source, or more credit than the remaining amount, if the result is
   * documented.
   * @returns the credit's id; undefined if the result is not documented
   */
  attachesCredit(container: string, session: unknown, amount: number): Promise<string | undefined>;
  /** Attaches a customer's saved source, then store credit, to a new container, if the result is documented. */
  addsCreditToSaved(customer: string, source: string): Promise<void>;
  /** Orders a guest's checkout with a customer's saved source, if the documents say that this is refused. */
  paysWithForeignSource(source: string): Promise<void>;
  triesWrongKeys(): Promise<void>;
}

export interface OpenContainer {
  /** Id of the purchase's session. */
  readonly session: unknown;
  /** Reads its current state. */
  readonly look: () => Promise<void>;
}

export interface OpenPurchase {
  readonly container: string;
  readonly session: unknown;
  attaches(source: string): Promise<void>;
  /** @returns whether an order was made */
  orders(): Promise<boolean>;
  /** After a redirect: requests the outcome of the order. */
  asksOutcome(): Promise<void>;
  looksAtOrder(): Promise<void>;
}

export interface MerchantTools {
  readonly run: RunContext;
  readonly method: Method;
  readonly api: Api;
  readonly tap: TapClient;
  /** Everything recorded in the test so far. */
  readonly seen: () => Promise<Observation>;
}
