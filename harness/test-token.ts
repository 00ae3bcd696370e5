/**
 * The harness's token of a test. It is set as a cookie for the shop. A shop that passes it on to the API in the trace header
 * makes its calls join the test at once; a shop that does not is joined by the ids in its calls.
 */
import { randomUUID } from 'node:crypto';

export const TEST_TOKEN_COOKIE = 'conformance_test';
export const TEST_TOKEN_HEADER = 'upstream-session-id';

/** Shops put values of their own into the same header: the harness's are told from them by their beginning. */
const PREFIX = 'conformance-test-';

/** A token that no other test has; with a name, always the same one. */
export function testToken(name: string = randomUUID()): string {
  return PREFIX + name;
}

/** Whether a value of the header is a token of the harness's. Any other value is the shop's own and says nothing. */
export function isTestToken(value: string | undefined): value is string {
  return value?.startsWith(PREFIX) ?? false;
}
