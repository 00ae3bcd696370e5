/** HTML in which every value is escaped, unless it is markup made with this module. */
import { stripVTControlCharacters } from 'node:util';

export class Html {
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }
}

/** What a template may hold; `undefined` and `false` are left out, arrays are joined. */
export type HtmlValue = Html | string | number | undefined | false | readonly HtmlValue[];

export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  return new Html(strings.reduce((text, part, index) => text + render(values[index - 1]) + part));
}

/** Markup that is trusted as it is: our own style sheets and scripts, never anything that a target sent. */
export function raw(markup: string): Html {
  return new Html(markup);
}

/** Data for a page's script, in an element that no browser executes. */
export function dataBlock(id: string, data: unknown): Html {
  const json = (JSON.stringify(data) ?? 'null').replaceAll('<', '\\u003c');
  return new Html(`<script type="application/json" id="${escape(id)}">${json}</script>`);
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

/** For text and for quoted attributes; invisible characters that act on readers are shown as such. */
export function escape(text: string): string {
  return visible(text).replaceAll(/[&<>"'`]/g, (character) => ENTITIES[character] ?? character);
}

/** Control and direction characters, which change what a reader sees: terminals obey the first, browsers the second. */
const INVISIBLE = /(?![\t\n])[\p{Cc}\p{Bidi_Control}\ufeff]/gu;

/** Text from a target without anything that acts on a terminal or reorders text; line breaks and tabs stay. */
export function visible(text: string): string {
  return stripVTControlCharacters(text).replaceAll(INVISIBLE, '\ufffd');
}

function render(value: HtmlValue): string {
  if (value === undefined || value === false) return '';
  if (value instanceof Html) return value.markup;
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? escape(value) : value.map(render).join('');
}
