/**
 * The harness's token of a test. It is set as a cookie for the shop. A shop that passes it on to the API in the trace header
 * makes its calls join the test at once; a shop that does not is joined by the ids in its calls.
 */
export const TEST_TOKEN_COOKIE = 'conformance_test';
export const TEST_TOKEN_HEADER = 'upstream-session-id';
