/** Credentials in a request: recognized by where and how they are sent, not by their form. */
import type { TestLog } from './test-log.ts';
import type { TapRequest } from './record.ts';

/** Where a shopper's token is used, in the Commerce dialect. */
const OF_A_SHOPPER = /^\/v1\/shoppers(\/|$)/;

/** Registers user name and password of a basic authentication with a test's masker. */
export function learnBasic(test: TestLog, authorization = ''): void {
  const [scheme = '', value = ''] = authorization.split(' ');
  if (scheme.toLowerCase() !== 'basic') return;
  test.masker.add('password', value);
  test.masker.add('password', Buffer.from(value, 'base64').toString().split(':').slice(1).join(':'));
}

/**
 * Registers every credential of a request with a test's masker, and stores the shopper's credential that the
 * test's shop used last.
 */
export function learnCredentials(test: TestLog, seen: TapRequest, bySelf: boolean): void {
  const { authorization = '' } = seen.headers;
  const [scheme = '', value = ''] = authorization.split(' ');
  // key and secret, joined and encoded
  if (scheme.toLowerCase() === 'basic') test.masker.add('secretKey', value);
  if (!OF_A_SHOPPER.test(seen.path)) return;
  test.masker.add('shopperToken', seen.url.searchParams.get('token') ?? undefined);
  if (scheme.toLowerCase() !== 'bearer') return;
  test.masker.add('shopperToken', value);
  if (!bySelf) test.shopper = authorization;
}
