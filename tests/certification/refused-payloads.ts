/** Payloads with a session and one wrong member each; passes them to the SDK. */
import type { Dialect, Wire } from '../../contract/method.ts';
import { disputedIn } from '../../contract/payload.ts';
import { removeAt, setAt, valueAt } from '../../harness/json-path.ts';
import { BareSdk } from './bare-sdk.ts';
import type { World } from './world.ts';

export interface MemberCase {
  readonly kind: 'removed' | 'required';
  readonly member: string;
}

/**
 * Members that are never omitted: without a type the method is unknown, and without a session the migration
 * does not apply.
 */
const ALWAYS = ['type', 'sessionId'];

/** Every removed member, and every member that all documents of the dialect require. */
export function memberCases(wire: Wire, dialect: Dialect): MemberCase[] {
  const { members } = wire;
  const disputed = disputedIn(dialect, wire);
  return [
    ...members.removed.map((member) => ({ kind: 'removed', member }) as const),
    ...members.required
      .filter((member) => !ALWAYS.includes(member) && !disputed.includes(member))
      .map((member) => ({ kind: 'required', member }) as const),
  ];
}

/** The value of a removed member in a payload without a session. */
export function valueOf({ payloads }: Wire, member: string): unknown {
  return valueAt(payloads.withoutSession, member) ?? 'kept';
}

/** The harness passes every wrong payload to the SDK in a page of the shop, and reads the checkout before and after. */
export async function refusePayloads(world: World, enter: () => Promise<unknown>): Promise<void> {
  const { merchant, control, method, run } = world;
  const { session, look } = await merchant.opensContainer(enter);
  await control?.post('/strict', { session });
  const sdk = new BareSdk(world);
  await sdk.opens();
  // one after the other: answers are distinguished by their time
  for (const { kind, member } of memberCases(method.wire, run.dialect)) {
    const wrong = { ...structuredClone(method.wire.payloads.withSession), sessionId: session };
    if (kind === 'removed') setAt(wrong, member, valueOf(method.wire, member));
    else removeAt(wrong, member);
    await sdk.createSource(wrong);
  }
  await look();
}
