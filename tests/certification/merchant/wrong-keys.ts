import type { Method } from '../../../contract/method.ts';
import type { Api } from '../api.ts';

/** Requests a source like the SDK, with an unknown public key. */
export async function triesWrongPublicKey(api: Api, { wire }: Method, sessionId: unknown): Promise<void> {
  await api.call(
    'POST',
    '/payments/sources',
    { ...wire.payloads.withSession, sessionId },
    { name: 'an unknown key', authorization: 'bearer pk_test_unknown_to_the_provider' },
  );
}
