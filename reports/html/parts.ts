/** Small things that several parts of the page show. */
import { sourceUrl } from '../../contract/rules/sources.ts';
import type { Certification, JudgedRule, Verdict } from '../verdict/certification.ts';
import type { Witnesses } from '../verdict/witnesses.ts';
import { LABEL, SIGN } from '../formats/words.ts';
import { type Html, html, type HtmlValue } from '../../harness/html.ts';

export interface ReportInput {
  readonly certification: Certification;
  /** In the order in which they are shown. */
  readonly scenarios: readonly { readonly id: string; readonly title: string }[];
  readonly witnesses: Witnesses;
}

/** What a part of the page may weigh, in characters; the page as a whole stays quick to open. */
export class Budget {
  #left: number;

  constructor(characters: number) {
    this.#left = characters;
  }

  /** The markup while there is room for it. */
  take(make: () => Html): Html | undefined {
    if (this.#left <= 0) return undefined;
    const made = make();
    this.#left -= made.markup.length;
    return made;
  }
}

export function chip(verdict: Verdict, text: string = LABEL[verdict]): Html {
  return html`<span class="chip ${verdict}">${SIGN[verdict]} ${text}</span>`;
}

/** Where a rule comes from: a link where the document is a public one. */
export function source({ source: { document, heading } }: Pick<JudgedRule, 'source'>): Html {
  const words = html`${document.replace(/^[\w-]+: /, '')}, “${heading}”`;
  return /^[\w.-]+: [\w./-]+$/.test(document)
    ? html`<a href="${sourceUrl({ document, heading })}" rel="noreferrer">${words}</a>`
    : words;
}

export function section(id: string, title: string, ...body: readonly HtmlValue[]): Html {
  return html`<section id="${id}">
    <h2>${title}</h2>
    ${body}
  </section>`;
}

/** A table that becomes a list of cards where the screen is narrow. */
export function table(heads: readonly string[], rows: readonly (readonly HtmlValue[])[]): Html {
  return html`<div class="card">
    <table class="stack ${heads.length === 3 && 'last'}">
      <thead>
        <tr>
          ${heads.map((head) => html`<th>${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${row.map((cell) => html`<td>${cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
