/** The frame of every page. */
import type { SellerData } from '../client/page-data.ts';
import { dataBlock, type Html, html, type HtmlValue, raw } from '../../../harness/html.ts';
import { STYLE } from './style.ts';

const STEPS = ['Details', 'Payment', 'Review'] as const;

export interface Page {
  readonly screen: string;
  readonly title: string;
  readonly step?: (typeof STEPS)[number];
  /** Message for the shopper. */
  readonly alert?: string | undefined;
  readonly content: Html;
  /** Scripts in execution order, their data, and additional style sheets. */
  readonly scripts?: readonly string[];
  readonly data?: Html;
  readonly styles?: readonly string[];
  /** The seller, whose legal links the SDK shows in the footer. */
  readonly seller?: Seller | undefined;
}

export interface Seller {
  readonly jsUrl: string;
  readonly data: SellerData;
}

/** The whole document, always with an element for alerts, which a script can fill. */
export function layout({
  screen,
  title,
  step,
  alert,
  content,
  scripts = [],
  data,
  styles = [],
  seller,
}: Page): Html {
  const all = [...new Set([...(seller ? [seller.jsUrl] : []), ...scripts])];
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} – Harbour &amp; Pine</title>
        <link rel="icon" href="data:," />
        ${styles.map((url) => html`<link rel="stylesheet" href="${url}" />`)}
        <style>
          ${raw(STYLE)}
        </style>
        ${data} ${seller && dataBlock('seller', seller.data)}
        ${all.map((url) => html`<script src="${url}" defer></script>`)}
      </head>
      <body>
        <header class="top">
          <div><a class="brand" href="/">Harbour &amp; Pine</a>${step && steps(step)}</div>
        </header>
        <main data-screen="${screen}">
          <h1>${title}</h1>
          <div id="alert" role="alert">${alert}</div>
          ${content}
        </main>
        <footer>
          ${seller && html`<div id="compliance"></div>`}
          <p><a href="/account">Your account</a></p>
          <p>A sample shop. Nothing is sold here and no money is moved.</p>
        </footer>
      </body>
    </html> `;
}

/** A list of terms with their values. */
export function lines(entries: readonly (readonly [term: string, value: HtmlValue])[]): Html {
  return html`<dl class="lines">
    ${entries.map(
      ([term, value]) =>
        html`<div>
          <dt>${term}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
}

/** An amount in the format of the shopper's country. */
export function money(amount: number, currency: string, locale: string): string {
  try {
    return new Intl.NumberFormat(locale, { style: 'currency', currency }).format(amount);
  } catch {
    return `${amount} ${currency}`;
  }
}

function steps(current: string): Html {
  return html`<ol class="steps" aria-label="Checkout">
    ${STEPS.map((step) =>
      step === current ? html`<li aria-current="step">${step}</li>` : html`<li>${step}</li>`,
    )}
  </ol>`;
}
