/** Pages that show the outcome of an order: made, failed or not known yet. */
import type { ConfirmationData } from '../client/page-data.ts';
import type { OrderStatus, Purchase } from '../state/purchase.ts';
import { dataBlock, html, type Html } from '../../../harness/html.ts';
import { layout, lines, money, type Seller } from './layout.ts';

const STATUS_WORDS: Readonly<Record<OrderStatus, string>> = {
  'awaiting-payment': 'Waiting for payment',
  'under-review': 'Being checked',
  ready: 'Paid, being prepared',
  cancelled: 'Cancelled',
  blocked: 'Cannot be fulfilled',
};

export interface ConfirmationView {
  readonly purchase: Purchase;
  readonly total: number | undefined;
  /** For a shopper who pushes the funds. */
  readonly data: ConfirmationData | undefined;
  readonly script: string;
  /** The SDK, which shows how to push funds. */
  readonly jsUrl: string;
  readonly cssUrl: string;
  readonly seller: Seller | undefined;
}

export function confirmationPage({
  purchase,
  total,
  data,
  script,
  jsUrl,
  cssUrl,
  seller,
}: ConfirmationView): Html {
  const { number, market, status = 'awaiting-payment' } = purchase;
  return layout({
    screen: 'confirmation',
    title: 'Thank you',
    seller,
    scripts: data ? [jsUrl, script] : [script],
    ...(data ? { data: dataBlock('page-data', data), styles: [cssUrl] } : {}),
    content: html` <section class="card">
        <p>
          We have your order.
          ${data ? 'It is sent as soon as your payment has arrived.' : 'You will hear from us soon.'}
        </p>
        ${lines([
          ['Order number', html`<span data-order-number>${number}</span>`],
          ['Status', statusBadge(status)],
          ...(total === undefined ? [] : [['Total', amountToPay(total, market)] as const]),
        ])}
      </section>
      ${
        data &&
        // the SDK's element contains frame and heading, in the shopper's language
        html`<section id="instructions" aria-label="How to pay"></section>`
      }
      <div class="actions"><a class="button" href="/orders/${number}">See your order</a></div>`,
  });
}

function amountToPay(total: number, { currency, locale }: Purchase['market']): Html {
  return html`<data data-to-pay value="${total}">${money(total, currency, locale)}</data>`;
}

export function failurePage(
  { number }: Purchase,
  message: string | undefined,
  alert: string | undefined,
  script: string,
): Html {
  return layout({
    screen: 'failure',
    title: 'Your payment did not go through',
    alert,
    scripts: [script],
    content: html` <section class="card">
        <p>${message ?? 'The payment was declined or cancelled.'}</p>
        <p>Nothing was charged for this order. Your basket and your details are still here.</p>
      </section>
      <form method="post" action="/try-again" data-once>
        <input type="hidden" name="order" value="${number}" />
        <button class="primary">Try again with another payment</button>
      </form>`,
  });
}

/** @param address the page at which the shopper can check again */
export function waitingPage(address: string): Html {
  return layout({
    screen: 'waiting',
    title: 'We are checking your payment',
    content: html` <section class="card">
        <p>
          We do not know yet whether your order went through. Please do not order again: we are finding out,
          and nothing is charged twice.
        </p>
        <p class="soft">If this takes longer than a few minutes, please write to us.</p>
      </section>
      <div class="actions"><a class="button primary" href="${address}">Look again</a></div>`,
  });
}

export function statusBadge(status: OrderStatus): Html {
  return html`<span class="status" data-status="${status}">${STATUS_WORDS[status]}</span>`;
}
