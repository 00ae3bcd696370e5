/** An HTML template tag that escapes every value, except markup made with this module. */
import { stripVTControlCharacters } from 'node:util';

export class Html {
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }
}

/** Values that a template may contain; `undefined` and `false` are omitted, arrays are joined. */
export type HtmlValue = Html | string | number | undefined | false | readonly HtmlValue[];

export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  return new Html(strings.reduce((text, part, index) => text + render(values[index - 1]) + part));
}

/** Markup that is not escaped: only our own style sheets and scripts, never data that a target sent. */
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

/** For text and quoted attributes; control characters are made visible. */
export function escape(text: string): string {
  return visible(text).replaceAll(/[&<>"'`]/g, (character) => ENTITIES[character] ?? character);
}

/**
 * Control characters, which terminals execute, and direction characters, which make browsers reorder text.
 */
const INVISIBLE = /(?![\t\n])[\p{Cc}\p{Bidi_Control}\ufeff]/gu;

/** Makes text from a target safe for terminals: no control or direction characters except line breaks and tabs. */
export function visible(text: string): string {
  return stripVTControlCharacters(text).replaceAll(INVISIBLE, '\ufffd');
}

function render(value: HtmlValue): string {
  if (value === undefined || value === false) return '';
  if (value instanceof Html) return value.markup;
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? escape(value) : value.map(render).join('');
}
