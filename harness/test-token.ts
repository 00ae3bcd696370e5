/**
 * The harness's token of a test. It is set as a cookie for the shop. If the shop passes it on to the API in the trace header, its
 * calls are joined to the test at once; otherwise they are joined by the ids in them.
 */
import { randomUUID } from 'node:crypto';

export const TEST_TOKEN_COOKIE = 'conformance_test';
export const TEST_TOKEN_HEADER = 'upstream-session-id';

/** Shops may put their own values into the same header, so the harness's values have a prefix. */
const PREFIX = 'conformance-test-';

/** A unique token; for a given name always the same token. */
export function testToken(name: string = randomUUID()): string {
  return PREFIX + name;
}

/** For all pages of the shop, also where its address is one page of many. */
export function testCookie(value: string, shopUrl: string): { name: string; value: string; url: string } {
  return { name: TEST_TOKEN_COOKIE, value, url: new URL('/', shopUrl).href };
}

/** Whether a value of the header is a token of the harness's. Any other value belongs to the shop and is ignored. */
export function isTestToken(value: string | undefined): value is string {
  return value?.startsWith(PREFIX) ?? false;
}
