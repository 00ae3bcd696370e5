import { valueAt } from '../../harness/json-path.ts';
import { textFor } from '../../pages/fields.ts';
import { returningTo } from './returning-payload.ts';
import type { World } from './world.ts';

/**
 * The harness passes both founding payloads to the SDK in the shop's page: without a session, and with the session of the shopper's
 * checkout. Data for elements is typed into the shop's elements first.
 */
export async function migrate(world: World): Promise<void> {
  const { method, run, page } = world;
  const seen = await world.observe();
  const session = seen.containersMade.at(-1)?.session.id;
  const { withSession, withoutSession } = method.wire.payloads;
  const here = (payload: Record<string, unknown>): Record<string, unknown> =>
    returningTo(method.wire, payload, `${run.targets.shopUrl}/return`);
  const payloads = [
    ...(withoutSession ? [here(withoutSession)] : []),
    { ...here(withSession), sessionId: session },
  ];
  const typed = Object.entries(method.wire.fields).flatMap(([element, field]) =>
    field.enters === undefined ? [] : [{ element, text: textFor(field, world.shopper) }],
  );
  await page.evaluate(
    async ([key, elements]) => {
      const { DigitalRiver } = window as unknown as { DigitalRiver: new (key: string) => Sdk };
      const sdk = new DigitalRiver(key);
      const state = window as unknown as { __migration?: { sdk: Sdk; handle: unknown } };
      state.__migration = { sdk, handle: null };
      for (const type of elements) {
        const container = document.createElement('div');
        document.body.append(container);
        const element = sdk.createElement(type);
        state.__migration.handle ??= element;
        await new Promise<void>((resolve) => {
          element.mount(container);
          element.on('ready', () => resolve());
        });
      }
    },
    [run.targets.publicKey, typed.map(({ element }) => element)] as const,
  );
  if (typed.length > 0) world.note({ cardTyped: true });
  for (const { element, text } of typed) {
    await page.locator(`iframe[id^="${element}-"]`).last().contentFrame().getByRole('textbox').fill(text);
  }
  for (const payload of payloads) {
    await page.evaluate(async (data) => {
      const { __migration } = window as unknown as { __migration: { sdk: Sdk; handle: unknown } };
      const { sdk, handle } = __migration;
      await (handle ? sdk.createSource(handle, data) : sdk.createSource(data));
    }, payload);
  }
  const asked = await world.observe();
  const made = asked.sourceRequests
    .map((request) => valueAt(request.response?.body, 'id'))
    .filter((id) => typeof id === 'string');
  for (const id of made) await world.api.source(id);
}

interface Sdk {
  createElement: (type: string) => {
    mount: (container: Element) => void;
    on: (event: string, handler: () => void) => void;
  };
  createSource: (...args: unknown[]) => Promise<unknown>;
}
