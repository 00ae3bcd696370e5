/**
 * Checks before the first scenario, so that a set-up mistake gives one clear line instead of failed rules. The commands check
 * addresses and keys, the project `preflight` the shop's pages and its way through the tap.
 */
export interface PreflightRow {
  /** `note`: perhaps no error, but the reader should know about it. */
  readonly state: 'ok' | 'note' | 'fail';
  readonly what: string;
  readonly found: string;
  /** What the user must do; always present after a failure. */
  readonly how?: string;
  /** Tokens that the answer contained; never printed. */
  readonly issued?: readonly string[];
}

/** Name of the attachment with which a test passes its rows to the reporter. */
export const ROWS_ATTACHMENT = { name: 'preflight rows', contentType: 'application/json' } as const;

/** The message of Playwright's process to the command that nothing is judged. */
export const REFUSED = 'refused';
