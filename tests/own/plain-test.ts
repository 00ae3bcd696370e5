/**
 * `test` of the tests without a page: Playwright's own, without its fixtures. Those for pages are set up even where no test
 * asks for them, and took half the time of the unit tests.
 */
export { _baseTest as test, expect } from '@playwright/test';
