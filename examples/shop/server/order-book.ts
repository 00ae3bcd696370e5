/** The shop's own orders, with the states that the provider has reported. */
import type { Options } from '../shared/options.ts';
import type { OrderStatus, OrderView } from '../shared/views.ts';
import type { Charge, Order } from './api-types.ts';
import type { Behaviour } from './behaviour.ts';
import { marketOf } from './catalogue.ts';
import type { ShopOrder } from './shop-order.ts';

/** Maximum number of orders kept in memory. */
const MOST = 5_000;

/** Events arrive in any order: a state never goes back. */
const PROGRESS = ['pending_payment', 'in_review', 'accepted', 'fulfilled', 'complete', 'dispute', 'returned'];
const ENDED = ['cancelled', 'blocked'];
const CHARGE_PROGRESS = ['pending', 'capturable', 'processing', 'complete', 'cancelled', 'failed'];

export class OrderBook {
  readonly #orders = new Map<string, ShopOrder>();
  readonly #behaviour: Pick<Behaviour, 'orderStatus' | 'keep' | 'tells'>;
  readonly #options: Pick<Options, 'paymentState'>;

  constructor(
    behaviour: Pick<Behaviour, 'orderStatus' | 'keep' | 'tells'>,
    options: Pick<Options, 'paymentState'>,
  ) {
    this.#behaviour = behaviour;
    this.#options = options;
  }

  /** Called before the order is requested, because an event may arrive before the response. */
  open(order: Omit<ShopOrder, 'messages'>): ShopOrder {
    const known = this.#orders.get(order.number);
    if (known) return known;
    const opened: ShopOrder = { ...order, messages: [] };
    this.#orders.set(order.number, opened);
    const [oldest] = this.#orders.keys();
    if (this.#orders.size > MOST && oldest !== undefined) this.#orders.delete(oldest);
    return opened;
  }

  find(number: string): ShopOrder | undefined {
    return this.#orders.get(number);
  }

  /** The shop's order for an object of the provider. */
  match({
    id,
    checkoutId,
    upstreamId,
  }: Pick<Order, 'id' | 'checkoutId' | 'upstreamId'>): ShopOrder | undefined {
    const byNumber = upstreamId === undefined ? undefined : this.#orders.get(upstreamId);
    return (
      byNumber ??
      [...this.#orders.values()].find(
        (order) => order.id === id || (checkoutId !== undefined && order.checkoutId === checkoutId),
      )
    );
  }

  /** Updates an order from the provider's data, unless newer data is stored. */
  learn(mine: ShopOrder, told: Order): void {
    if (isOlder(told, mine)) return;
    const before = this.#behaviour.orderStatus(mine);
    const { session, charges } = told.payment ?? {};
    this.#behaviour.keep(mine, {
      id: told.id,
      state: told.state,
      ...(told.updatedTime === undefined ? {} : { updatedTime: told.updatedTime }),
      ...(told.fraudState === undefined ? {} : { fraudState: told.fraudState }),
      ...(session === undefined ? {} : { sessionState: session.state }),
      ...(charges?.length ? { chargeState: charges.at(-1)?.state ?? '' } : {}),
      ...(told.totalAmount === undefined ? {} : { total: told.totalAmount }),
    });
    const { action, data } = session?.nextAction ?? {};
    if (action === 'show_payment_instructions' && data?.sourceId && data.sourceClientSecret)
      mine.instructions = { sourceId: data.sourceId, sourceClientSecret: data.sourceClientSecret };
    this.#tell(mine, before);
  }

  learnCharge(mine: ShopOrder, { state }: Charge): void {
    const before = this.#behaviour.orderStatus(mine);
    const known = CHARGE_PROGRESS.indexOf(mine.chargeState ?? '');
    if (CHARGE_PROGRESS.indexOf(state) >= known) this.#behaviour.keep(mine, { chargeState: state });
    this.#tell(mine, before);
  }

  /** Stores a message about a change, shown on the order page. */
  #tell(order: ShopOrder, before: OrderStatus): void {
    const now = this.#behaviour.orderStatus(order);
    if (this.#behaviour.tells(order, now, before)) order.messages.push(now);
  }

  view(order: ShopOrder): OrderView {
    const { number, currency, total, country, sellingEntity, messages, instructions, id, fraudState } = order;
    const status = this.#behaviour.orderStatus(order);
    const paymentState = this.#options.paymentState === 'session' ? order.sessionState : order.chargeState;
    return {
      number,
      status,
      messages: [...messages],
      currency,
      total,
      country,
      locale: marketOf(country).locale,
      sellingEntity,
      // only needed until the money arrives
      ...(instructions && order.state === 'pending_payment' && order.sessionState === 'pending_funds'
        ? { instructions }
        : {}),
      kept: {
        ...(id === undefined ? {} : { id }),
        ...(paymentState === undefined ? {} : { paymentState }),
        ...(fraudState === undefined ? {} : { fraudState }),
      },
    };
  }
}

function isOlder(told: Order, { state, updatedTime }: ShopOrder): boolean {
  if (state === undefined) return false;
  const [is, was] = [rank(told.state), rank(state)];
  if (is !== was && is >= 0 && was >= 0) return is < was;
  return (told.updatedTime ?? '') < (updatedTime ?? '');
}

/** -1 for an unknown state. */
function rank(state: string): number {
  return ENDED.includes(state) ? PROGRESS.length : PROGRESS.indexOf(state);
}
