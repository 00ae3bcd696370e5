/**
 * What is checked before the first scenario, so that a mistake of the set-up is one clear line and no failed rule. The
 * commands check addresses and keys, the project `preflight` the shop's pages and its way through the tap.
 */
export interface PreflightRow {
  /** `note`: nothing may be wrong with it, but the reader should know. */
  readonly state: 'ok' | 'note' | 'fail';
  readonly what: string;
  readonly found: string;
  /** What to do about it; always there where it failed. */
  readonly how?: string;
}

/** With it a test hands its rows to the reporter. */
export const ROWS_ATTACHMENT = { name: 'preflight rows', contentType: 'application/json' } as const;

/** The message from Playwright's process to the command that nothing is to be judged. */
export const REFUSED = 'refused';
