/** Everything seen in one test, in chronological order, with the queries that checks use. Pure. */
import { type DialectFacts, dialects } from '../../../contract/dialects.ts';
import { isSuccess, type Lifecycle, lifecycles } from '../../../contract/lifecycle.ts';
import type { Dialect, Method } from '../../../contract/method.ts';
import type { Exchange, Navigation, SdkCall, Sender } from '../../../harness/exchange.ts';
import { ShopHosts } from '../../../harness/hosts.ts';
import { valueAt } from '../../../harness/json-path.ts';
import type { Shopper } from '../../../pages/shop.ts';
import type { Decision, Notes, Topic } from '../recording/notes.ts';
import { ofKind } from './exchanges.ts';
import type {
  ContainerResponse,
  ApiFacts,
  OrderRequest,
  OrderFacts,
  OrderResponse,
  PurchaseData,
  SourceChange,
  SourceSave,
} from './api-facts.ts';
import { readers } from './readers.ts';
import type { Leak } from '../recording/leaks.ts';
import type { PageError } from '../recording/recorder.ts';
import type { Visit } from '../recording/screens.ts';

export interface ObservationInput {
  readonly dialect: Dialect;
  readonly method: Method;
  readonly shopper: Shopper;
  readonly shopUrl: string;
  readonly publicKeyToken: string;
  readonly exchanges: readonly Exchange[];
  readonly sdkCalls: readonly SdkCall[];
  readonly navigations: readonly Navigation[];
  readonly visits: readonly Visit[];
  readonly leaks: readonly Leak[];
  /** Absent: none. */
  readonly pageErrors?: readonly PageError[];
  /** Event types of the shop's webhooks; absent if unknown. */
  readonly eventTypes?: readonly string[] | undefined;
  readonly notes: Notes;
}

/** An item with an id, which a finding can name as evidence. */
export type Witness = { readonly id: string };

/** @template T topics whose notes may be read */
export class Observation<T extends Topic = never> {
  readonly dialect: Dialect;
  readonly dialectFacts: DialectFacts;
  readonly lifecycle: Lifecycle;
  /** Facts read from the exchanges with the API, independent of the dialect. */
  readonly api: ApiFacts;
  readonly method: Method;
  readonly shopper: Shopper;
  readonly shopUrl: string;
  readonly publicKeyToken: string;
  readonly exchanges: readonly Exchange[];
  readonly sdkCalls: readonly SdkCall[];
  readonly navigations: readonly Navigation[];
  readonly visits: readonly Visit[];
  readonly leaks: readonly Leak[];
  readonly pageErrors: readonly PageError[];
  readonly eventTypes: readonly string[] | undefined;
  readonly notes: Pick<Notes, T>;
  readonly #shop: ShopHosts;

  constructor(input: ObservationInput) {
    this.dialect = input.dialect;
    this.dialectFacts = dialects[input.dialect];
    this.lifecycle = lifecycles[input.dialect];
    this.method = input.method;
    this.shopper = input.shopper;
    this.shopUrl = input.shopUrl;
    this.publicKeyToken = input.publicKeyToken;
    this.exchanges = [...input.exchanges].sort((a, b) => a.startedAt - b.startedAt);
    this.api = readers[input.dialect](this.exchanges);
    this.sdkCalls = [...input.sdkCalls].sort((a, b) => a.at - b.at);
    this.navigations = [...input.navigations].sort((a, b) => a.at - b.at);
    this.visits = [...input.visits].sort((a, b) => a.at - b.at);
    this.leaks = input.leaks;
    this.pageErrors = input.pageErrors ?? [];
    this.eventTypes = input.eventTypes;
    this.notes = input.notes;
    const sdkPages = this.sdkCalls.filter(({ method }) => method === 'new DigitalRiver');
    this.#shop = new ShopHosts(this.shopUrl, ...sdkPages.map(({ page }) => page));
  }

  /** The same observation, reduced to one SDK call. */
  alone(call: SdkCall): Observation<T> {
    const { dialect, method, shopper, shopUrl, publicKeyToken, notes } = this;
    const nothing = { exchanges: [], navigations: [], visits: [], leaks: [] };
    return new Observation({
      dialect,
      method,
      shopper,
      shopUrl,
      publicKeyToken,
      notes,
      ...nothing,
      sdkCalls: [call],
    });
  }

  /** Exchanges of a kind, oldest first. `path` matches the end of the path, without query. */
  calls(method: string, path: RegExp, ...senders: readonly Sender[]): Exchange[] {
    return by(senders, ofKind(this.exchanges, method, path));
  }

  /** The shop's orders, made or refused. */
  get orders(): OrderRequest[] {
    return by(['shop'], this.api.orders);
  }

  get ordersMade(): OrderRequest[] {
    return this.orders.filter(({ made }) => made);
  }

  /** The harness's own orders: too early, or repeated. */
  get harnessOrders(): OrderRequest[] {
    return by(['harness'], this.api.orders);
  }

  get attaches(): SourceChange[] {
    return by(['shop'], this.api.attaches);
  }

  get detaches(): SourceChange[] {
    return by(['shop'], this.api.detaches).filter(({ done }) => done);
  }

  /** The answers to the shop's requests for the outcome after a redirect. */
  get outcomes(): OrderResponse[] {
    return by(['shop'], this.api.outcomes);
  }

  /** Orders that the harness read. */
  get ordersRead(): OrderResponse[] {
    return by(['harness'], this.api.orderReads);
  }

  /** Responses that contain a container: created, read or changed. */
  get containers(): readonly ContainerResponse[] {
    return this.api.containers;
  }

  /** The currency in which the shop sells: that of its latest checkout, which need not be that of the shopper's market. */
  get currency(): string {
    const currencies = this.containers.map(({ currency }) => currency);
    return (
      currencies.findLast((found): found is string => typeof found === 'string') ?? this.shopper.currency
    );
  }

  get containersMade(): ContainerResponse[] {
    return by(['shop'], this.api.made);
  }

  get saves(): SourceSave[] {
    return by(['shop'], this.api.saves);
  }

  /** Purchase data that the shop sent. */
  get purchases(): PurchaseData[] {
    return by(['shop'], this.api.purchases);
  }

  /** Whether an order in this answer counts as a success. */
  isSuccess(told: { readonly order: OrderFacts }): boolean {
    return isSuccess(this.lifecycle, statesOf(told));
  }

  /** Reads of a source with the secret key. */
  sourcesRead(...senders: readonly Sender[]): Exchange[] {
    return this.calls('GET', /\/sources\/[^/]+$/, ...senders);
  }

  /** The SDK's own requests for a source. */
  get sourceRequests(): Exchange[] {
    return this.calls('POST', /\/payments\/sources$/, 'browser');
  }

  /** The shop's calls of createSource, and the sources returned by buttons. */
  get sourceCalls(): SdkCall[] {
    return this.sdkCalls.filter((call) => call.method === 'createSource' || isFromButton(call));
  }

  /** The payload of a source: the last argument of createSource, or the options of the button. */
  payload(call: SdkCall): Record<string, unknown> {
    const last = call.args.at(-1);
    const given = isFromButton(call) ? (valueAt(last, 'sourceData') ?? last) : last;
    return given !== null && typeof given === 'object' ? (given as Record<string, unknown>) : {};
  }

  /** The request of a createSource call; absent if the SDK refused it before sending one. */
  requestOf(call: SdkCall): Exchange | undefined {
    // a button's request precedes its result
    if (isFromButton(call)) return this.sourceRequests.findLast(({ startedAt }) => startedAt <= call.at);
    return this.sourceRequests.find(
      ({ startedAt }) => startedAt >= call.at && startedAt <= (call.settledAt ?? Number.POSITIVE_INFINITY),
    );
  }

  /** Main-frame requests that leave the shop to pay: to the provider, and on to its portal. */
  get departures(): Navigation[] {
    const { createdBy, paymentFlow } = this.method.wire;
    // a button that redirects before the order is for sign-in: nothing is paid there
    const signedIn = createdBy === 'element' && paymentFlow === 'submit-then-redirect';
    const from = signedIn ? (this.returns[0]?.at ?? Number.POSITIVE_INFINITY) : 0;
    return this.navigations.filter(({ url, at }) => !this.isShop(url) && at >= from);
  }

  /** Main-frame requests that come back to the shop from elsewhere. */
  get returns(): Navigation[] {
    return this.navigations.filter(({ url }, index) => {
      const before = this.navigations[index - 1];
      return this.isShop(url) && before !== undefined && !this.isShop(before.url);
    });
  }

  visitsAfter(at: number): Visit[] {
    return this.visits.filter((visit) => visit.at >= at);
  }

  /** Whether an address is the shop's, with TLS or without. */
  isShop(url: string): boolean {
    return this.#shop.has(url);
  }
}

/** The shopper's approval at the portal. */
export function approvalIn(seen: Observation<'decisions'>): Decision | undefined {
  return seen.notes.decisions?.find(({ choice }) => choice === 'approve');
}

/** The shopper's first decline, cancellation or leaving at the portal. */
export function refusalIn(seen: Observation<'decisions'>): Decision | undefined {
  return seen.notes.decisions?.find(({ choice }) => choice !== 'approve');
}

/** The SDK returned a source in an element's event. */
export function isFromButton({ method }: SdkCall): boolean {
  return method.startsWith('source ');
}

function by<T extends Exchange>(senders: readonly Sender[], exchanges: readonly T[]): T[] {
  return exchanges.filter(({ sender }) => senders.length === 0 || senders.includes(sender));
}

/** The states of the order and its session in an answer. */
export function statesOf(told: { readonly order: OrderFacts } | undefined): {
  order: unknown;
  session: unknown;
} {
  return { order: told?.order.state, session: told?.order.session.state };
}

export type { Decision, Notes, Topic } from '../recording/notes.ts';
export { idIn, inRequest, inResponse } from './exchanges.ts';
