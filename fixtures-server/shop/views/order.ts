/** The order page. */
import type { ConfirmationData } from '../client/page-data.ts';
import type { Message, StoredOrder, Purchase } from '../state/purchase.ts';
import { dataBlock, html, type Html } from '../../../harness/html.ts';
import { layout, lines } from './layout.ts';
import { statusBadge } from './outcome.ts';

const CHARGE_WORDS: Readonly<Record<string, string>> = {
  pending: 'Awaited',
  capturable: 'Authorised',
  processing: 'Being collected',
  complete: 'Collected',
  cancelled: 'Cancelled',
  failed: 'Failed',
};
const CHECK_WORDS: Readonly<Record<string, string>> = {
  passed: 'Passed',
  review_opened: 'Under way',
  blocked: 'Not passed',
};

/** What the shop keeps of the order at the provider, in words. */
function kept({ id, paymentState, fraudState }: StoredOrder): Html {
  const state = (name: string, value: string | undefined, words: Readonly<Record<string, string>>): Html =>
    html`<span data-kept="${name}" data-value="${value}"
      >${(value !== undefined && words[value]) || 'Not known yet'}</span
    >`;
  return lines([
    ['Payment', state('paymentState', paymentState, CHARGE_WORDS)],
    ['Security check', state('fraudState', fraudState, CHECK_WORDS)],
    ['Payment reference', html`<span class="reference" data-kept="id" data-value="${id}">${id}</span>`],
  ]);
}

export interface OrderView {
  readonly purchase: Purchase;
  /** For a shopper who still has to push the funds. */
  readonly data: ConfirmationData | undefined;
  readonly script: string;
  /** The SDK, which shows how to push funds. */
  readonly jsUrl: string;
  readonly cssUrl: string;
}

export function orderPage({ purchase, data, script, jsUrl, cssUrl }: OrderView): Html {
  const { number, status = 'awaiting-payment', messages, storedOrder } = purchase;
  const clock = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });
  const message = ({ at, text }: Message): Html =>
    html`<li><time datetime="${at.toISOString()}">${clock.format(at)}</time> ${text}</li>`;
  return layout({
    screen: 'order',
    title: `Order ${number}`,
    scripts: data ? [jsUrl, script] : [],
    ...(data ? { data: dataBlock('page-data', data), styles: [cssUrl] } : {}),
    content: html` <section class="card">
        ${lines([['Status', statusBadge(status)]])}${storedOrder && kept(storedOrder)}
      </section>
      ${data && html`<section id="instructions" aria-label="How to pay"></section>`}
      <section class="card">
        <h2>Messages sent to you</h2>
        <ul class="messages" data-messages>
          ${messages.map(message)}
        </ul>
        ${messages.length === 0 && html`<p class="soft">None so far.</p>`}
      </section>`,
  });
}
