import { valueAt } from '../../harness/json-path.ts';
import type { Notes } from './reading/observation.ts';
import type { World } from './world.ts';

/**
 * Calls the SDK's endpoint from the shop's page, with the CORS preflight that an Authorization header needs. Nothing is
 * intercepted, because interception hides CORS.
 */
export async function crossOriginCall(
  world: World,
  session: unknown,
): Promise<NonNullable<Notes['crossOrigin']>> {
  const answer: unknown = await world.page.evaluate(
    async ([url, key]) => {
      try {
        const { status } = await fetch(url, { headers: { authorization: `bearer ${key}` } });
        return { status };
      } catch (error) {
        return { refused: String(error) };
      }
    },
    [
      `${world.crossOriginApi}/payments/payment-methods?sessionId=${String(session)}`,
      world.run.targets.publicKey,
    ] as const,
  );
  const [status, refused] = [valueAt(answer, 'status'), valueAt(answer, 'refused')];
  return {
    id: 'cross-origin-1',
    ...(typeof status === 'number' ? { status } : {}),
    ...(typeof refused === 'string' ? { refused } : {}),
  };
}
