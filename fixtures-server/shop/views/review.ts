/** Review page before the order. */
import type { Checkout } from '../api/answers.ts';
import { addressOf, type Details } from '../buying/details.ts';
import type { Purchase } from '../state/purchase.ts';
import { type Dialect, wireFor } from '../state/markets.ts';
import { html, type Html } from '../../../harness/html.ts';
import { layout, lines, money, type Seller } from './layout.ts';

const TOTALS = [
  ['totalShipping', 'Delivery'],
  ['subtotal', 'Subtotal before tax'],
  ['totalTax', 'Tax'],
] as const;

const CREDIT = 'customerCredit';

export interface ReviewView {
  readonly purchase: Purchase;
  readonly checkout: Checkout;
  readonly details: Details;
  readonly dialect: Dialect;
  readonly alert: string | undefined;
  readonly script: string;
  readonly seller: Seller | undefined;
  readonly asksForDisclosure: boolean;
}

export function reviewPage({
  purchase,
  checkout,
  details,
  dialect,
  alert,
  script,
  seller,
  asksForDisclosure,
}: ReviewView): Html {
  const { locale } = purchase.market;
  const { product, taxNumber } = purchase;
  const price = (amount: number): string => money(amount, checkout.currency, locale);
  const credit = checkout.payment.sources
    .filter(({ type }) => type === CREDIT)
    .reduce((sum, { amount }) => sum + amount, 0);
  const primary = checkout.payment.sources.some(({ type }) => type !== CREDIT);
  const total = (name: (typeof TOTALS)[number][0] | 'totalAmount'): Html =>
    html`<data data-total="${name}" value="${checkout[name]}">${price(checkout[name])}</data>`;
  return layout({
    screen: 'review',
    title: 'Review your order',
    step: 'Review',
    alert,
    scripts: [script],
    seller,
    content: html` <section class="card">
        <h2>Items</h2>
        <dl class="lines">
          ${checkout.items.map(
            ({ quantity, amount, productDetails }) =>
              html`<div data-product="${product.id}">
                <dt>
                  ${quantity} ×
                  ${productDetails?.name ?? 'Item'}${product.renewsEvery && html`<span class="hint">Renews itself every ${product.renewsEvery} until you cancel</span>`}
                </dt>
                <dd class="amount">${price(amount)}</dd>
              </div>`,
          )}
          ${TOTALS.map(
            ([name, label]) =>
              html`<div>
                <dt>${label}</dt>
                <dd>${total(name)}</dd>
              </div>`,
          )}
          <div class="sum">
            <dt>Total</dt>
            <dd>${total('totalAmount')}</dd>
          </div>
        </dl>
      </section>
      <section class="card">
        <h2>Delivery and payment</h2>
        ${lines([
          [
            'Deliver to',
            html`${details.firstName} ${details.lastName}<br />${Object.values(addressOf(details)).join(', ')}`,
          ],
          ['E-mail', details.email],
          ['Payment method', methodOf(purchase, checkout, dialect)],
          ...(taxNumber ? [['Tax number', taxNumber.value] as const] : []),
          ...(credit > 0
            ? [
                ['Store credit', price(credit)] as const,
                ['By payment method', price(checkout.totalAmount - credit)] as const,
              ]
            : []),
        ])}
      </section>
      <form method="post" action="/orders" data-once>
        <input type="hidden" name="order" value="${purchase.number}" />
        ${
          asksForDisclosure &&
          html`<div class="terms">
            <label
              ><input type="checkbox" name="disclosure" required />
              <span id="disclosure">I have read who sells to me, and I accept it</span></label
            >
          </div>`
        }
        <button class="primary">Place order</button>
      </form>
      <div class="actions split">
        <a class="button" href="/payment">Change payment method</a>
        ${
          primary &&
          html`<form method="post" action="/payment/remove" data-once>
            <button>Remove payment</button>
          </form>`
        }
      </div>`,
  });
}

/** Name of the method, and the last digits of the number if the source has one. */
function methodOf({ market }: Purchase, { payment: { sources } }: Checkout, dialect: Dialect): string {
  const source = sources.find(({ type }) => type !== CREDIT);
  if (!source) return sources.length > 0 ? 'Store credit alone' : 'None';
  const name = wireFor(market, source.type, dialect)?.name ?? source.type;
  const details: unknown = source[source.type];
  const digits =
    typeof details === 'object' && details !== null && 'lastFourDigits' in details && details.lastFourDigits;
  return typeof digits === 'string' ? `${name}, ending in ${digits}` : name;
}
