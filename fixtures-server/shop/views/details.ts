/** Basket and the shopper's details. */
import type { Product } from '../buying/product.ts';
import type { Details } from '../buying/details.ts';
import { DELIVERIES, DELIVERY_WORDS, deliveryPrice, type Market, markets } from '../state/markets.ts';
import { html, type Html } from '../../../harness/html.ts';
import { layout, money } from './layout.ts';

interface Field {
  readonly name: keyof Details;
  readonly label: string;
  readonly autocomplete: string;
  readonly type?: 'email' | 'tel';
  readonly optional?: true;
  readonly wide?: true;
}

const CONTACT: readonly Field[] = [
  { name: 'firstName', label: 'First name', autocomplete: 'given-name' },
  { name: 'lastName', label: 'Last name', autocomplete: 'family-name' },
  { name: 'email', label: 'E-mail', autocomplete: 'email', type: 'email' },
  { name: 'phone', label: 'Phone', autocomplete: 'tel', type: 'tel' },
];
const ADDRESS: readonly Field[] = [
  { name: 'line1', label: 'Address', autocomplete: 'address-line1', wide: true },
  { name: 'line2', label: 'Address line 2', autocomplete: 'address-line2', wide: true, optional: true },
  { name: 'city', label: 'City', autocomplete: 'address-level2', optional: true },
  { name: 'state', label: 'State or region', autocomplete: 'address-level1', optional: true },
  { name: 'postalCode', label: 'Postal code', autocomplete: 'postal-code' },
];

export interface DetailsView {
  readonly market: Market;
  readonly product: Product;
  /** Other products on offer. */
  readonly others: readonly Product[];
  /** Whether the shopper must sign in before this can be bought. */
  readonly needsAccount: boolean;
  readonly details: Details;
  readonly alert: string | undefined;
  readonly script: string;
}

export function detailsPage({
  market,
  product,
  others,
  needsAccount,
  details,
  alert,
  script,
}: DetailsView): Html {
  const price = (amount: number): string => money(amount, market.currency, market.locale);
  return layout({
    screen: 'details',
    title: 'Your order',
    step: 'Details',
    alert,
    scripts: [script],
    content: html` <section class="card basket" aria-label="Basket">
        ${PICTURE}
        <div>
          <h2>${product.name}</h2>
          <p class="soft">${product.words}</p>
        </div>
        <p class="price">
          <data data-basket-price value="${market.price}">${price(market.price)}</data
          >${product.renewsEvery && html`<span class="hint">every ${product.renewsEvery}</span>`}
        </p>
      </section>
      ${others.map(({ id, name }) => html`<p><a href="/?product=${id}">Choose ${name} instead</a></p>`)}
      ${
        needsAccount &&
        html`<p>
          A subscription is kept in your account.
          <a href="/account">Sign in</a> before you go on to payment.
        </p>`
      }
      <form method="post" action="/details" data-once>
        <input type="hidden" name="market" value="${market.id}" />
        <input type="hidden" name="product" value="${product.id}" />
        <fieldset class="card">
          <legend>Contact</legend>
          <div class="grid pair">${CONTACT.map((field) => input(field, details))}</div>
        </fieldset>
        <fieldset class="card">
          <legend>Delivery address</legend>
          <div class="grid pair">
            ${ADDRESS.map((field) => input(field, details))}
            <div class="field">
              <label for="country">Country</label>
              <select id="country" name="country" autocomplete="country">
                ${countries(details.country)}
              </select>
            </div>
          </div>
        </fieldset>
        <fieldset class="card">
          <legend>Delivery</legend>
          ${DELIVERIES.map((delivery) => {
            const { name, takes } = DELIVERY_WORDS[delivery];
            return html`<div class="option">
              <label>
                <input
                  type="radio"
                  name="delivery"
                  value="${delivery}"
                  ${delivery === details.delivery && CHECKED}
                />
                <span>${name}<span class="hint">${takes}</span></span>
                <span class="price">${price(deliveryPrice(market, delivery))}</span></label
              >
            </div>`;
          })}
        </fieldset>
        <button class="primary">Continue to payment</button>
      </form>`,
  });
}

const CHECKED = html` checked`;
const REQUIRED = html` required`;
const SELECTED = html` selected`;

function input({ name, label, autocomplete, type, optional, wide }: Field, details: Details): Html {
  return html`<div class="field${wide && ' wide'}">
    <label for="${name}">${label}</label>
    <input
      id="${name}"
      name="${name}"
      type="${type ?? 'text'}"
      maxlength="200"
      autocomplete="${autocomplete}"
      value="${details[name]}"
      ${!optional && REQUIRED}
    />
  </div>`;
}

function countries(chosen: string): Html[] {
  const names = new Intl.DisplayNames('en', { type: 'region' });
  const codes = [...new Set([...markets.map(({ country }) => country), chosen])];
  return codes
    .map((code) => ({ code, name: names.of(code) ?? code }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en'))
    .map(({ code, name }) => html`<option value="${code}" ${code === chosen && SELECTED}>${name}</option>`);
}

const PICTURE = html`<svg
  viewBox="0 0 72 72"
  aria-hidden="true"
  fill="none"
  stroke="#1f4b8f"
  stroke-width="2.5"
  stroke-linejoin="round"
>
  <path d="M28 20v-3a8 8 0 0 1 16 0v3" />
  <path d="M19 32a12 12 0 0 1 12-12h10a12 12 0 0 1 12 12v24a3 3 0 0 1-3 3H22a3 3 0 0 1-3-3z" fill="#fff" />
  <path d="M26 43h20v11H26zM26 48h20M29 30h14M19 42h-3v12h3M53 42h3v12h-3" />
</svg>`;
