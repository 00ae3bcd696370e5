/**
 * The part of a body to which a finding refers: the deciding members are marked, omitted members are counted.
 */
import { type Html, html } from '../../harness/html.ts';
import { type Deciding, type ExcerptLine, excerptLines } from '../formats/excerpt.ts';

/** A piece of evidence, and whether the deciding part is marked in it. */
export interface Shown {
  readonly html: Html;
  readonly isMarked: boolean;
}

export function excerpt(body: unknown, deciding: Deciding): Shown {
  if (body === undefined) return { html: html`<p class="soft">no body</p>`, isMarked: false };
  const lines = excerptLines(body, deciding);
  return {
    html: html`<pre tabindex="0">${lines.map(line)}</pre>`,
    isMarked: lines.some(({ kind }) => kind === 'decides' || kind === 'missing'),
  };
}

function line({ text: given, kind }: ExcerptLine): Html {
  const text = given.trimStart();
  // in an element of its own: spaces at the beginning of a line of the page's source are removed
  const indent = given.slice(0, given.length - text.length);
  switch (kind) {
    case 'decides':
      return html`<span>${indent}</span><mark>${text}</mark>${'\n'}`;
    case 'missing':
      return html`<span>${indent}</span><mark class="absent">${text}</mark>${'\n'}`;
    case 'left':
      return html`<span class="soft">${given}</span>${'\n'}`;
    case undefined:
      return html`${given}${'\n'}`;
    default:
      return kind satisfies never;
  }
}
