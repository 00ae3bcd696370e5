/** What shoppers are buying. A purchase has one open attempt to pay at a time; each attempt has a checkout of its own. */
import { randomBytes, randomUUID } from 'node:crypto';
import type { Buyer, Notice, Stage, Totals } from '../shared/views.ts';

/** One checkout, and how far paying it came. */
export interface Attempt {
  /** The shop's own order number, and the checkout's upstreamId. */
  readonly number: string;
  readonly checkoutId: string;
  readonly sessionId: string;
  readonly sellingEntity: string;
  totals: Totals;
  method?: string;
  /** The source that the shopper made last. */
  sourceId?: string;
  attachedId?: string;
  terms: boolean;
  disclosure: boolean;
  /** The order was requested; whether it was made is unknown. */
  unsure: boolean;
  /** The checkout can be paid no more: another attempt is needed. */
  spent: boolean;
  /** The provider's id, once the order is made. */
  orderId?: string;
  redirectUrl?: string;
}

export interface Purchase {
  readonly id: string;
  /** Whose it is. */
  readonly owner: string;
  country: string;
  browserIp: string;
  buyer?: Buyer;
  stage: Stage;
  notice?: Notice;
  remark?: string;
  /** Given-up attempts first, the open one last. */
  readonly attempts: Attempt[];
  /** Number of the order that was confirmed. */
  confirmed?: string;
}

/** How many purchases an example keeps in memory. */
const MOST = 2_000;

export class Purchases {
  readonly #all = new Map<string, Purchase>();

  open(owner: string, country: string, browserIp: string): Purchase {
    const purchase: Purchase = {
      id: randomUUID(),
      owner,
      country,
      browserIp,
      stage: 'details',
      attempts: [],
    };
    this.#all.set(purchase.id, purchase);
    const [oldest] = this.#all.keys();
    if (this.#all.size > MOST && oldest !== undefined) this.#all.delete(oldest);
    return purchase;
  }

  find(id: string): Purchase | undefined {
    return this.#all.get(id);
  }
}

export function currentAttempt({ attempts }: Purchase): Attempt | undefined {
  const last = attempts.at(-1);
  return last?.spent ? undefined : last;
}

/** Goes to a stage; what the shopper is told there belongs to this visit alone. */
export function moveTo(purchase: Purchase, stage: Stage, notice?: Notice, remark?: string): void {
  purchase.stage = stage;
  delete purchase.notice;
  delete purchase.remark;
  if (notice !== undefined) purchase.notice = notice;
  if (remark !== undefined) purchase.remark = remark;
}

export function newOrderNumber(): string {
  return `TP-${randomBytes(5).toString('hex').toUpperCase()}`;
}
