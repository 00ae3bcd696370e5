/** How to pay. The list of methods is filled by the page's script. */
import type { DropinData, PaymentData } from '../client/page-data.ts';
import { dataBlock, html, type Html } from '../../../harness/html.ts';
import { creditCard, type CreditView } from './credit.ts';
import { type Seller, layout } from './layout.ts';
import { taxCard, type TaxView } from './tax.ts';

export interface PaymentView {
  readonly data: PaymentData;
  readonly asksForTerms: boolean;
  readonly alert: string | undefined;
  /** The SDK's script before the shop's own. */
  readonly scripts: readonly string[];
  readonly cssUrl: string;
  readonly seller: Seller | undefined;
  readonly credit: CreditView;
  /** Absent if the page has no field for a tax number. */
  readonly tax: TaxView | undefined;
}

export function paymentPage({
  data,
  asksForTerms,
  alert,
  scripts,
  cssUrl,
  seller,
  credit,
  tax,
}: PaymentView): Html {
  return layout({
    screen: 'payment',
    title: 'Payment',
    step: 'Payment',
    alert,
    scripts,
    seller,
    styles: [cssUrl],
    data: dataBlock('page-data', data),
    content: html` ${tax && taxCard(tax)} ${creditCard(credit)}
      <form id="payment" method="post" action="/payment">
        <fieldset class="card">
          <legend>How would you like to pay?</legend>
          <div id="methods" aria-busy="true"><p class="soft">One moment…</p></div>
          <noscript><p class="wrong">Paying needs JavaScript.</p></noscript>
        </fieldset>
        <input type="hidden" name="sourceId" id="source-id" />
        ${
          asksForTerms &&
          html`<div class="terms">
            <label
              ><input type="checkbox" name="terms" required /> <span>I accept the terms of sale</span></label
            >
          </div>`
        }
        ${
          data.subscribes?.asks &&
          html`<div class="terms">
            <label
              ><input type="checkbox" name="renewal" required />
              <span id="renewal-terms"
                >The subscription renews itself at its price until I cancel it, and my payment method is kept
                and charged for it</span
              ></label
            >
          </div>`
        }
        <div class="actions">
          <button class="primary" id="continue" disabled>Continue to review</button>
          <a class="button" href="/">Change your details</a>
        </div>
      </form>`,
  });
}

/** The payment page with Drop-in, which itself lists the methods and asks for the terms. */
export function dropinPage({
  data,
  alert,
  scripts,
  cssUrl,
  credit,
  tax,
}: Omit<PaymentView, 'data' | 'asksForTerms' | 'seller'> & { readonly data: DropinData }): Html {
  return layout({
    screen: 'payment',
    title: 'Payment',
    step: 'Payment',
    alert,
    scripts,
    styles: [cssUrl],
    data: dataBlock('page-data', data),
    content: html` ${tax && taxCard(tax)} ${creditCard(credit)}
      <form id="payment" method="post" action="/payment">
        <input type="hidden" name="sourceId" id="source-id" />
        <input type="hidden" name="save" id="save" value="true" disabled />
      </form>
      <h2>How would you like to pay?</h2>
      <div id="dropin"></div>
      <noscript><p class="wrong">Paying needs JavaScript.</p></noscript>
      <div class="actions"><a class="button" href="/">Change your details</a></div>`,
  });
}
