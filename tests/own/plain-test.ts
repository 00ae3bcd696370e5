/**
 * `test` for tests without a page: Playwright's own, without its page fixtures, which are set up even if no test uses them and took
 * half the time of the unit tests.
 */
export { _baseTest as test, expect } from '@playwright/test';
