/** Stores purchases. A purchase has one open payment attempt at a time; each attempt has its own checkout. */
import { randomBytes, randomUUID } from 'node:crypto';
import type { Buyer, Notice, Stage, Totals } from '../shared/views.ts';

/** One checkout and the state of its payment. */
export interface Attempt {
  /** The shop's own order number, and the checkout's upstreamId. */
  readonly number: string;
  readonly checkoutId: string;
  readonly sessionId: string;
  readonly sellingEntity: string;
  totals: Totals;
  method?: string;
  /** The last source that the shopper created. */
  sourceId?: string;
  attachedId?: string;
  terms: boolean;
  disclosure: boolean;
  /** The order was requested; whether it was made is unknown. */
  unsure: boolean;
  /** The checkout cannot be paid any more: a new attempt is needed. */
  spent: boolean;
  /** The provider's id, after the order was created. */
  orderId?: string;
  redirectUrl?: string;
}

export interface Purchase {
  readonly id: string;
  /** The visitor who owns it. */
  readonly owner: string;
  country: string;
  browserIp: string;
  buyer?: Buyer;
  stage: Stage;
  notice?: Notice;
  remark?: string;
  /** Abandoned attempts first, the open one last. */
  readonly attempts: Attempt[];
  /** Number of the order that was confirmed. */
  confirmed?: string;
}

/** Maximum number of purchases kept in memory. */
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

/** Sets the stage; a message there is shown for this visit only. */
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
