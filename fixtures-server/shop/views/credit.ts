/** Store credit on the payment page. */
import type { Credit } from '../state/purchase.ts';
import { html, type Html } from '../../../harness/html.ts';
import { layout, money } from './layout.ts';

export interface CreditView {
  readonly credits: readonly Credit[];
  readonly currency: string;
  readonly locale: string;
  /** What is left to pay; absent while no credit is applied. */
  readonly left?: number;
}

/** Expanded if credit is applied; otherwise collapsed. */
export function creditCard({ credits, currency, locale, left }: CreditView): Html {
  const price = (amount: number): string => money(amount, currency, locale);
  return html`<details class="card credit" ${credits.length > 0 && html` open`}>
    <summary>Use store credit</summary>
    ${
      credits.length > 0 &&
      html`<ul class="rows" data-credits>
        ${credits.map(
          ({ sourceId, amount }) =>
            html`<li>
              <span>Store credit of ${price(amount)}</span>
              <form method="post" action="/payment/credit/remove" data-once>
                <input type="hidden" name="sourceId" value="${sourceId}" />
                <button class="small" aria-label="Remove store credit of ${price(amount)}">Remove</button>
              </form>
            </li>`,
        )}
      </ul>`
    }
    ${
      left !== undefined &&
      html`<p>
        Left to pay: <strong><data data-left value="${left}">${price(left)}</data></strong>
      </p>`
    }
    ${
      left !== 0 &&
      html`<form class="inline" method="post" action="/payment/credit" data-once>
        <div class="field">
          <label for="credit">Amount in ${currency}</label>
          <input
            id="credit"
            name="amount"
            type="text"
            inputmode="decimal"
            maxlength="20"
            autocomplete="off"
            required
          />
        </div>
        <button>Apply credit</button>
      </form>`
    }
  </details>`;
}

/** Nothing is left to pay: there is no payment method to choose. */
export function coveredPage(credit: CreditView, asksForTerms: boolean, alert: string | undefined): Html {
  return layout({
    screen: 'payment',
    title: 'Payment',
    step: 'Payment',
    alert,
    content: html` ${creditCard(credit)}
      <form method="get" action="/review">
        <p>Your store credit pays for everything.</p>
        ${
          asksForTerms &&
          html`<div class="terms">
            <label><input type="checkbox" required /> <span>I accept the terms of sale</span></label>
          </div>`
        }
        <div class="actions">
          <button class="primary">Continue to review</button>
          <a class="button" href="/">Change your details</a>
        </div>
      </form>`,
  });
}
