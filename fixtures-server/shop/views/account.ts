/** The shopper's account. */
import type { PageSaved, SavingData } from '../client/page-data.ts';
import type { Account } from '../state/account.ts';
import { dataBlock, html, type Html } from '../../../harness/html.ts';
import { layout } from './layout.ts';

export function signInPage(email: string, alert: string | undefined): Html {
  return layout({
    screen: 'account',
    title: 'Your account',
    alert,
    content: html` <form method="post" action="/account/sign-in" data-once>
      <section class="card">
        <p>With an account you can save payment methods and use them again.</p>
        <div class="field">
          <label for="email">E-mail</label>
          <input
            id="email"
            name="email"
            type="email"
            maxlength="200"
            autocomplete="email"
            value="${email}"
            required
          />
          <span class="hint"
            >This sample shop asks for no password: an account lasts as long as your visit.</span
          >
        </div>
      </section>
      <button class="primary">Sign in</button>
    </form>`,
  });
}

export interface AccountView {
  readonly account: Account;
  readonly saved: readonly PageSaved[];
  /** Whether there is a purchase to continue. */
  readonly buying: boolean;
  /** Whether saved payment methods can be removed. */
  readonly removable: boolean;
  readonly alert: string | undefined;
}

export function accountPage({ account, saved, buying, removable, alert }: AccountView): Html {
  return layout({
    screen: 'account',
    title: 'Your account',
    alert,
    content: html` <p class="soft">Signed in as ${account.email}</p>
      <section class="card">
        <h2>Saved payment methods</h2>
        <ul class="rows" data-saved>
          ${saved.map(
            ({ id, label, preferred }) =>
              html`<li>
                <span>${label}${preferred && html`<span class="hint">Used first</span>`}</span>
                ${
                  removable &&
                  html`<form method="post" action="/account/sources/remove" data-once>
                    <input type="hidden" name="sourceId" value="${id}" />
                    <button class="small" aria-label="Remove ${label}">Remove</button>
                  </form>`
                }
              </li>`,
          )}
        </ul>
        ${saved.length === 0 && html`<p class="soft">None so far.</p>`}
      </section>
      <div class="actions">
        <a class="button primary" href="${buying ? '/payment' : '/'}"
          >${buying ? 'Back to payment' : 'To the shop'}</a
        >
        <a class="button" href="/account/add">Add a payment method</a>
      </div>`,
  });
}

export interface SavingView {
  readonly name: string;
  readonly data: SavingData;
  readonly alert: string | undefined;
  readonly scripts: readonly string[];
  readonly cssUrl: string;
}

/** A payment method is saved without a purchase. */
export function savingPage({ name, data, alert, scripts, cssUrl }: SavingView): Html {
  return layout({
    screen: 'saving',
    title: 'Add a payment method',
    alert,
    scripts,
    styles: [cssUrl],
    data: dataBlock('page-data', data),
    content: html` <form id="saving" method="post" action="/account/sources">
      <fieldset class="card">
        <legend>${name}</legend>
        <div class="fields" id="fields"></div>
        <noscript><p class="wrong">Saving a payment method needs JavaScript.</p></noscript>
      </fieldset>
      <input type="hidden" name="sourceId" id="source-id" />
      <div class="terms">
        <label
          ><input type="checkbox" required />
          <span>I agree that this payment method is saved for later purchases</span></label
        >
      </div>
      <div class="actions">
        <button class="primary" id="continue" disabled>Save payment method</button>
        <a class="button" href="/account">Back to your account</a>
      </div>
    </form>`,
  });
}
