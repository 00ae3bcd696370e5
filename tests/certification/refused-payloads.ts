/** Payloads with a session and one wrong member each; passes them to the SDK. */
import type { Dialect, Wire } from '../../contract/method.ts';
import { disputedIn } from '../../contract/payload.ts';
import { valueAt } from '../../harness/json-path.ts';
import type { World } from './world.ts';

export interface MemberCase {
  readonly kind: 'removed' | 'required';
  readonly member: string;
}

/** Members that are never omitted: without a type there is no method, and without a session nothing to migrate. */
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
  const { merchant, control, method, page, run, token } = world;
  await control?.post('/strict', { session: token });
  const { session, look } = await merchant.opensContainer(enter);
  const payload = {
    ...method.wire.payloads.withSession,
    sessionId: session,
  };
  const cases = memberCases(method.wire, run.dialect).map(({ kind, member }) => ({
    steps: member.split('.'),
    ...(kind === 'removed' ? { value: valueOf(method.wire, member) } : {}),
  }));
  await page.goto(run.targets.shopUrl, { waitUntil: 'domcontentloaded' });
  await page.addScriptTag({ url: run.targets.jsUrl });
  await page.evaluate(
    async ([key, base, wrong]) => {
      type Sdk = { createSource: (payload: object) => Promise<unknown> };
      const { DigitalRiver } = window as unknown as { DigitalRiver: new (key: string) => Sdk };
      const sdk = new DigitalRiver(key);
      for (const { steps, value } of wrong) {
        const spoiled = structuredClone(base) as Record<string, unknown>;
        const last = steps.at(-1) ?? '';
        const parent = steps.slice(0, -1).reduce<Record<string, unknown>>((at, step) => {
          at[step] ??= {};
          return at[step] as Record<string, unknown>;
        }, spoiled);
        if (value === undefined) delete parent[last];
        else parent[last] = value;
        // one after the other: answers are distinguished by their time
        await sdk.createSource(spoiled);
      }
    },
    [run.targets.publicKey, payload, cases] as const,
  );
  await look();
}
