/** Switches a fault on for one test, and counts how often it was really applied. */
import type { RunContext } from '../../../harness/run.ts';
import { valueAt } from '../../../harness/json-path.ts';
import type { World } from '../../certification/world.ts';
import { dialectTools } from '../../certification/dialect.ts';
import type { FaultSwitch } from './fault.ts';

export interface Applying {
  readonly prepare?: (world: World) => Promise<void>;
  readonly sdkFault?: string;
  readonly applied: (world: World) => Promise<number>;
}

export function apply(fault: FaultSwitch, run: RunContext): Applying {
  const { shopUrl, controlUrl, tapUrl } = run.targets;
  switch (fault.by) {
    case 'shop':
      return {
        prepare: (world) =>
          control(`${shopUrl}/__shop/faults`, run, { session: world.token, fault: fault.id }).then(
            () => undefined,
          ),
        applied: (world) =>
          control(`${shopUrl}/__shop/faults/applied?session=${world.token}`, run).then((answer) =>
            Number(valueAt(answer, 'applied')),
          ),
      };
    case 'portal':
      return {
        prepare: (world) =>
          control(`${controlUrl}/faults`, run, { session: world.token, fault: fault.id }).then(
            () => undefined,
          ),
        applied: (world) =>
          control(`${controlUrl}/faults/applied?session=${world.token}`, run).then((answer) =>
            Number(valueAt(answer, 'applied')),
          ),
      };
    case 'sdk':
      // the faulty bundle is another script: the fault counts as applied when it was loaded
      return { sdkFault: fault.id, applied: (world) => Promise.resolve(world.faultyScripts) };
    case 'tap': {
      const { changes: given } = fault;
      const changes = [typeof given === 'function' ? given(dialectTools(run.dialect)) : given].flat();
      const ids = changes.map((_, index) => `fault-${fault.id}-${index}`);
      return {
        prepare: async (world) => {
          // a call from the page passes through the tap, which can remove a header
          world.crossOriginApi = tapUrl;
          for (const [index, intervention] of changes.entries())
            await world.intervene({ id: ids[index] ?? fault.id, ...intervention });
        },
        applied: async (world) =>
          (await Promise.all(ids.map((id) => world.applied(id)))).reduce((sum, count) => sum + count, 0),
      };
    }
  }
}

async function control(url: string, run: RunContext, body?: unknown): Promise<unknown> {
  const headers = { authorization: `Bearer ${run.runKey}`, 'content-type': 'application/json' };
  const response = await fetch(
    url,
    body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) },
  );
  if (!response.ok) throw new Error(`${url} refused: ${response.status} ${await response.text()}`);
  const text = await response.text();
  return text ? JSON.parse(text) : undefined;
}
