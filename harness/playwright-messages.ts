/**
 * All code that depends on the wording of Playwright's messages and titles: the tests of this module fail if a new version words
 * them differently. Playwright's version is pinned for the same reason.
 */
import { visible } from './html.ts';

/** Name of the attachment with Playwright's description of a page. */
export const ERROR_CONTEXT = 'error-context';

/** The beginning of the message of a failed check: `RDR-06 not met: …`. */
const CHECK = /^(?:Error: )?[A-Z]{2,4}-\d+ not (?:met|exercised)\b/;

/** Whether an error is a failed expectation, which a check has already reported as evidence. */
export function isFailedExpectation(message: string): boolean {
  const text = visible(message);
  return CHECK.test(text) || /\bexpect\(/.test(text);
}

/** Whether an error means that the page was left during a call. */
export function leftMeanwhile(error: unknown): boolean {
  return /execution context was destroyed/i.test(String(error));
}

/** The reason why an action had to wait: another element covers the control, or it is hidden, disabled or moving. */
const HINDRANCE = / intercepts pointer events$|^- element (?:is (?!visible, )|was )/;

/** The beginning of a message in one line: what Playwright waited for, and why the control could not be used. */
export function shortMessage(message: string): string {
  const lines = visible(message)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && line !== 'Call log:');
  const why = lines.findLast((line) => HINDRANCE.test(line));
  return (why === undefined ? lines.slice(0, 3) : [...lines.slice(0, 2), why]).join(' ');
}

const ENVIRONMENT = /^(?:Error: )?EnvironmentError\b/;

/** The message of our EnvironmentError, as the runner prints it; undefined for other errors. */
export function environmentMessage(message: string): string | undefined {
  return ENVIRONMENT.test(message) ? message.replace(ENVIRONMENT, '').replace(/^:\s*/, '') : undefined;
}

const SECOND_COPY = /^(?:Error: )?Requiring @playwright\/test second time/;

/** What to do if an adapter or a spec loads another copy of Playwright than the harness; undefined for other errors. */
export function secondCopyMessage(message: string): string | undefined {
  return SECOND_COPY.test(message)
    ? 'The adapter or a spec loads a second copy of @playwright/test. It must import everything from the harness that runs: from its pages/ folder in a clone, from payment-session-conformance in a project with the package. Install @playwright/test only once.'
    : undefined;
}

/**
 * Whether Playwright ended a worker that it had asked to end: it never asks a worker that was not yet started when the run was
 * interrupted, and waits for it.
 */
export function isForcedEnd(message: string): boolean {
  return /process did not exit within \d+ms after stop, force-killed it/.test(message);
}

const KILLED = /worker process exited unexpectedly \(code=null, signal=(SIG(?:KILL|TERM|INT|HUP))\)/;

/**
 * The signal with which another process ended a worker; if the worker itself crashes, there is another signal,
 * or an exit code.
 */
export function signalOfWorker(message: string): string | undefined {
  return KILLED.exec(message)?.[1];
}

/** Titles of Playwright API steps that are actions of the shopper. */
const ACTIONS = /^(?:Click|Fill|Select|Check|Uncheck|Press|Navigate|Go back|Reload)\b/;

export function isActionTitle(title: string): boolean {
  return ACTIONS.test(title);
}

/** Typed text in titles and call logs: `Fill "4444" locator('#number')`, `fill("4444")`. */
const TYPED =
  /\b(Fill|Type|Press|Insert|fill|type|press|insertText|pressSequentially)(\s+|\()(["'`])([^"'`]*)\3/g;

/** @param replace replacement for typed text and pressed keys */
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

/** A field that contains digits, in Playwright's description of a page. */
const FIELD_WITH_DIGITS = /^(\s*- (?:textbox|spinbutton)\b.*: "?)(\d{3,4})("?)$/gm;

export function replaceFieldDigits(text: string, replace: (value: string) => string): string {
  return text.replaceAll(
    FIELD_WITH_DIGITS,
    (_, field: string, value: string, end: string) => field + replace(value) + end,
  );
}
