import { valueAt } from '../../harness/intervention.ts';
import type { Facts } from './seen.ts';
import { told } from './seen.ts';
import type { World } from './world.ts';

/**
 * Calls the SDK's endpoint from a page of the shop's origin, as the browser itself lets it: with the preflight that an
 * Authorization header needs. Nothing is intercepted, because interception hides CORS.
 */
export async function crossOriginCall(world: World): Promise<NonNullable<Facts['crossOrigin']>> {
  const { targets } = world.run;
  const seen = await world.seen();
  const session = String(told(seen.checkoutsMade.at(-1), 'payment.session.id'));
  const browser = world.context.browser();
  // the shop's own content policy is not what is judged here
  const context = await browser?.newContext({ bypassCSP: true });
  if (!context) return {};
  try {
    const page = await context.newPage();
    await page.goto(targets.shopUrl, { waitUntil: 'domcontentloaded' });
    const answer: unknown = await page.evaluate(
      async ([url, key]) => {
        try {
          const { status } = await fetch(url, { headers: { authorization: `bearer ${key}` } });
          return { status };
        } catch (error) {
          return { refused: String(error) };
        }
      },
      [`${world.crossOriginApi}/payments/payment-methods?sessionId=${session}`, targets.publicKey] as const,
    );
    const [status, refused] = [valueAt(answer, 'status'), valueAt(answer, 'refused')];
    return {
      ...(typeof status === 'number' ? { status } : {}),
      ...(typeof refused === 'string' ? { refused } : {}),
    };
  } finally {
    await context.close();
  }
}
