import { valueAt } from '../../harness/json-path.ts';
import { textFor } from '../../pages/fields.ts';
import { BareSdk } from './bare-sdk.ts';
import { returningTo } from './returning-payload.ts';
import type { World } from './world.ts';

/**
 * The harness passes both founding payloads to the SDK: without a session, and with the session of a checkout. Data for
 * elements is typed first.
 */
export async function migrate(world: World, sessionId: unknown): Promise<void> {
  const { wire } = world.method;
  const { withSession, withoutSession } = wire.payloads;
  const sdk = new BareSdk(world);
  const payloads = [...(withoutSession ? [withoutSession] : []), { ...withSession, sessionId }];
  const typed = Object.entries(wire.fields).flatMap(([element, field]) =>
    field.enters === undefined ? [] : [[element, textFor(field, world.shopper)] as const],
  );
  await sdk.opens();
  await sdk.fill(Object.fromEntries(typed));
  if (typed.length > 0) world.note({ cardTyped: true });
  for (const payload of payloads) await sdk.createSource(returningTo(wire, payload, sdk.returnUrl));
  const asked = await world.observe();
  const made = asked.sourceRequests
    .map((request) => valueAt(request.response?.body, 'id'))
    .filter((id) => typeof id === 'string');
  for (const id of made) await world.api.source(id);
}
