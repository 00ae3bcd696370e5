/** The exports of the npm package, for the specs and adapters of its users. */
export { expect, test } from './tests/certification/fixtures.ts';
export * from './pages/define-shop.ts';
export type { Wire } from './contract/method.ts';
export type { RunContext } from './harness/run.ts';
