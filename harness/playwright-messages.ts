/**
 * What depends on the words of Playwright's messages and titles, in one place: another version may word them differently,
 * and then the tests of this module fail. Playwright's version is pinned for the same reason.
 */
import { visible } from './html.ts';

/** Name of the attachment in which Playwright describes a page in words, made for debugging assistants. */
export const ERROR_CONTEXT = 'error-context';

/** How the expectation of a check begins its message: `RDR-06 not met: …`. */
const CHECK = /^(?:Error: )?[A-Z]{2,4}-\d+ not (?:met|exercised)\b/;

/** Whether an error is a failed expectation, which a check has already reported as evidence. */
export function isFailedExpectation(message: string): boolean {
  const text = visible(message);
  return CHECK.test(text) || /\bexpect\(/.test(text);
}

/** Whether a page was left while something was asked of it. */
export function leftMeanwhile(error: unknown): boolean {
  return /execution context was destroyed/i.test(String(error));
}

const ENVIRONMENT = /^(?:Error: )?EnvironmentError\b/;

/** The message of our EnvironmentError in the form that the runner gives it; undefined for another error. */
export function environmentMessage(message: string): string | undefined {
  return ENVIRONMENT.test(message) ? message.replace(ENVIRONMENT, '').replace(/^:\s*/, '') : undefined;
}

/** Titles of steps that call Playwright's own API and stand for an action of the shopper. */
const ACTIONS = /^(?:Click|Fill|Select|Check|Uncheck|Press|Navigate|Go back|Reload)\b/;

export function isActionTitle(title: string): boolean {
  return ACTIONS.test(title);
}

/** What was typed, in titles and call logs: `Fill "4444" locator('#number')`, `fill("4444")`. */
const TYPED =
  /\b(Fill|Type|Press|Insert|fill|type|press|insertText|pressSequentially)(\s+|\()(["'`])([^"'`]*)\3/g;

/** @param replace what to write in place of the text that was typed, and of a key that was pressed */
export function replaceTyped(
  text: string,
  replace: { readonly typed: (value: string) => string; readonly pressed: (key: string) => string },
): string {
  return text.replaceAll(
    TYPED,
    (_, verb: string, space: string, quote: string, value: string) =>
      `${verb}${space}${quote}${/^press$/i.test(verb) ? replace.pressed(value) : replace.typed(value)}${quote}`,
  );
}

/** How Playwright writes a field that holds digits in its description of a page. */
const FIELD_WITH_DIGITS = /^(\s*- (?:textbox|spinbutton)\b.*: "?)(\d{3,4})("?)$/gm;

export function replaceFieldDigits(text: string, replace: (value: string) => string): string {
  return text.replaceAll(
    FIELD_WITH_DIGITS,
    (_, field: string, value: string, end: string) => field + replace(value) + end,
  );
}
