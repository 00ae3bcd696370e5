/** The part of a body that a finding is about: members that its message names, marked, with a few lines around them. */
import { type Html, html } from '../../harness/html.ts';
import { cut } from '../formats/text.ts';

/** Lines shown at most, around each marked line, and characters of a line. */
const LINES = 16;
const AROUND = 1;
const LINE = 160;
/** A body is looked through as far as this. */
const LOOKED_AT = 200_000;

export function excerpt(body: unknown, message: string): Html {
  if (body === undefined) return html`<p class="soft">no body</p>`;
  const text = typeof body === 'string' ? body : JSON.stringify(body, null, 2);
  const lines = text.slice(0, LOOKED_AT).split('\n');
  const named = wordsOf(message);
  const marked = lines.flatMap((line, index) => (names(line, named) ? [index] : []));
  const shown = marked.length === 0 ? new Set(lines.keys()) : around(marked);
  const parts: Html[] = [];
  let previous = -1;
  for (const [index, line] of lines.entries()) {
    if (parts.length >= LINES) break;
    if (!shown.has(index)) continue;
    if (index > previous + 1) parts.push(html`<span class="soft">…</span>${'\n'}`);
    previous = index;
    const cutLine = cut(line, LINE);
    parts.push(marked.includes(index) ? html`<mark>${cutLine}</mark>${'\n'}` : html`${cutLine}${'\n'}`);
  }
  if (previous < lines.length - 1) parts.push(html`<span class="soft">…</span>`);
  return html`<pre tabindex="0">${parts}</pre>`;
}

function around(marked: readonly number[]): Set<number> {
  return new Set(
    marked.flatMap((index) => Array.from({ length: 2 * AROUND + 1 }, (_, offset) => index + offset - AROUND)),
  );
}

/** Names of members that a message may mean: too short ones would mark everything. */
function wordsOf(message: string): Set<string> {
  return new Set(
    (message.match(/[A-Za-z_][\w-]*/g) ?? []).filter((word) => word.length > 3 || word === 'url'),
  );
}

/** The member of a pretty-printed JSON line is one of these, or its value is. */
function names(line: string, named: ReadonlySet<string>): boolean {
  const [, member, value] = /^\s*(?:"([^"]+)":)?\s*(?:"([^"]*)",?)?/.exec(line) ?? [];
  return (
    (member !== undefined && named.has(member)) ||
    (value !== undefined && value.length > 3 && named.has(value))
  );
}
