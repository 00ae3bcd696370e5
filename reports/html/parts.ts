/** Markup that several parts of the page use. */
import { passageOf } from '../../contract/documents.ts';
import { type Html, html, type HtmlValue } from '../../harness/html.ts';
import { LABEL, SIGN } from '../formats/labels.ts';
import type { Certification, JudgedRule, Verdict } from '../verdict/certification.ts';
import type { Recordings } from '../verdict/recordings.ts';

export interface ReportInput {
  readonly certification: Certification;
  /** The filters, in the order in which the page shows them. */
  readonly scenarios: readonly { readonly id: string; readonly title: string }[];
  readonly recordings: Recordings;
}

/** Maximum size of a part of the page in characters, so that the page opens quickly. */
export class Budget {
  #left: number;

  constructor(characters: number) {
    this.#left = characters;
  }

  /** Returns the markup until the limit is reached. */
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

/**
 * The source of a rule; for a public document, a link to the heading in the version on which the rule is based.
 */
export function source({ source: from }: Pick<JudgedRule, 'source'>): Html {
  const words = html`${from.document.replace(/^[\w-]+: /, '')}, “${from.heading}”`;
  const passage = passageOf(from);
  return passage
    ? html`<a href="${passage.url}" rel="noreferrer">${words}</a> (commit
        <code>${passage.commit.slice(0, 7)}</code>)`
    : words;
}

export function section(id: string, title: string, ...body: readonly HtmlValue[]): Html {
  return html`<section id="${id}" aria-labelledby="${id}-title">
    <h2 id="${id}-title">${title}</h2>
    ${body}
  </section>`;
}

/**
 * A table; on a narrow screen a list of cards.
 * @param attributes attributes of each row, which the filter uses
 */
export function table(
  heads: readonly string[],
  rows: readonly (readonly HtmlValue[])[],
  attributes: readonly Html[] = [],
): Html {
  return html`<div class="card">
    <table class="stack ${heads.length === 3 && 'last'}">
      <thead>
        <tr>
          ${heads.map((head) => html`<th scope="col">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row, index) =>
            html`<tr ${attributes[index]}>
              ${row.map((cell) => html`<td>${cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

export interface Filtered {
  readonly verdict?: string;
  readonly subject?: string;
  readonly methods?: readonly string[];
  readonly scenarios?: readonly string[];
  readonly checklists?: readonly string[];
  /** Cells of the matrix by `method/scenario`. */
  readonly cells?: readonly string[];
}

/** Attributes with which the page's filter finds an entry. */
export function filtered({ verdict, subject, methods, scenarios, checklists, cells }: Filtered): Html {
  const words = (all: readonly string[] | undefined): string | undefined =>
    all && all.length > 0 ? ` ${all.join(' ')} ` : undefined;
  const values = {
    verdict: words(verdict === undefined ? undefined : [verdict]),
    subject: words(subject === undefined ? undefined : [subject]),
    method: words(methods),
    scenario: words(scenarios),
    checklist: words(checklists),
    cell: words(cells),
  };
  const given = Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : [{ name, value }],
  );
  return html`data-entry ${given.map(({ name, value }) => html`data-${name}="${value}" `)}`;
}
