/** A tax number on the payment page: one line until it is opened. */
import type { TaxNumber } from '../state/purchase.ts';
import { html, type Html } from '../../../harness/html.ts';

export interface TaxView {
  /** Applied to the purchase. */
  readonly number: TaxNumber | undefined;
  readonly sessionId: string;
}

/** The SDK's element is created when the section is opened: most shoppers do not need it. */
export function taxCard({ number, sessionId }: TaxView): Html {
  return html`<details class="card" id="tax" data-session="${sessionId}" ${number && html` open`}>
    <summary>Use a tax number</summary>
    ${
      number
        ? html`<ul class="rows" data-tax-number>
            <li>
              <span>${number.value}</span>
              <form method="post" action="/payment/tax-number/remove" data-once>
                <button class="small" aria-label="Remove tax number ${number.value}">Remove</button>
              </form>
            </li>
          </ul>`
        : html`<form id="tax-form" class="inline" method="post" action="/payment/tax-number">
            <input type="hidden" name="type" />
            <input type="hidden" name="value" />
            <input type="hidden" name="customerType" />
            <div class="field sdk-field">
              <span class="label">Tax number</span>
              <div class="frame" id="tax-element"></div>
            </div>
            <button>Apply number</button>
          </form>`
    }
  </details>`;
}
