/** Markup in which every value is escaped; only markup made here is not. */
import { plain } from '../formats/words.ts';

export class Html {
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }
}

export type Value = Html | string | number | undefined | false | readonly Value[];

export function html(strings: TemplateStringsArray, ...values: readonly Value[]): Html {
  return new Html(strings.reduce((text, part, index) => text + render(values[index - 1]) + part));
}

function render(value: Value): string {
  if (value === undefined || value === false) return '';
  if (value instanceof Html) return value.markup;
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? escape(value) : value.map(render).join('');
}

const NAMES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

/** For text and for quoted attributes; characters that hide or turn text around are shown as such. */
export function escape(text: string): string {
  return plain(text).replaceAll(/[&<>"'`]/g, (character) => NAMES[character] ?? character);
}

/** A name that is safe and stable as an anchor. */
export function anchor(...parts: readonly string[]): string {
  return parts.map((part) => part.replaceAll(/[^\w-]/g, '_')).join('.');
}

/** Our own sentences: what stands in backticks is code. */
export function prose(text: string): Html[] {
  return text.split('`').map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : html`${part}`));
}
