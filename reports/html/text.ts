/** Text of our own in the report: anchors, and sentences with code in them. */
import { type Html, html } from '../../harness/html.ts';

/** A name that is safe and stable as an anchor. */
export function anchor(...parts: readonly string[]): string {
  return parts.map((part) => part.replaceAll(/[^\w-]/g, '_')).join('.');
}

/** Our own sentences: what stands in backticks is code. */
export function prose(text: string): Html[] {
  return text.split('`').map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : html`${part}`));
}
