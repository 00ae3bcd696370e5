/** What the package offers to specs and adapters of others. */
export { expect, test } from './tests/certification/fixtures.ts';
export * from './pages/define-shop.ts';
export type { Wire } from './contract/method.ts';
export type { RunContext } from './harness/run.ts';
