/** Formats our own texts: anchors, and sentences that contain code. */
import { type Html, html } from '../../harness/html.ts';

/** Converts a name to an anchor that is safe and does not change. */
export function anchor(...parts: readonly string[]): string {
  return parts.map((part) => part.replaceAll(/[^\w-]/g, '_')).join('.');
}

/** Formats a sentence: text in backticks is code. */
export function prose(text: string): Html[] {
  return text.split('`').map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : html`${part}`));
}

/** Text in which no line ends within the id of a rule, such as `SES-01`. */
export function unbrokenIds(text: string): Html[] {
  return text
    .split(/\b([A-Z]{2,3}-\d{2})\b/)
    .map((part, index) => (index % 2 === 1 ? html`<span class="id">${part}</span>` : html`${part}`));
}
