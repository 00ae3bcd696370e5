/** One order, as it stands. */
import type { Message, Purchase } from '../state/purchase.ts';
import { html, type Html } from '../web/html.ts';
import { layout, lines } from './layout.ts';
import { statusBadge } from './outcome.ts';

export function orderPage({ number, status = 'awaiting-payment', messages }: Purchase): Html {
  const clock = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });
  const message = ({ at, text }: Message): Html =>
    html`<li><time datetime="${at.toISOString()}">${clock.format(at)}</time>${text}</li>`;
  return layout({
    screen: 'order',
    title: `Order ${number}`,
    content: html` <section class="card">${lines([['Status', statusBadge(status)]])}</section>
      <section class="card">
        <h2>Messages sent to you</h2>
        <ul class="messages" data-messages>
          ${messages.map(message)}
        </ul>
        ${messages.length === 0 && html`<p class="soft">None so far.</p>`}
      </section>`,
  });
}
