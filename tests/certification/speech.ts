/** Says in a dialect of the API what a scenario or a fault does to it. */
import { type DialectFacts, dialects, type Operation } from '../../contract/dialects.ts';
import { type Lifecycle, lifecycles } from '../../contract/lifecycle.ts';
import type { Dialect } from '../../contract/method.ts';
import type { Intervention } from '../../harness/intervention.ts';

export type Change = Omit<Intervention, 'id'>;

export interface Speech {
  readonly protocol: DialectFacts;
  readonly lifecycle: Lifecycle;
  /** Matches the calls of an operation. */
  readonly on: (
    operation: Operation,
    more?: Omit<Intervention['match'], 'method' | 'path'>,
  ) => Intervention['match'];
}

export function speechOf(dialect: Dialect): Speech {
  const protocol = dialects[dialect];
  return {
    protocol,
    lifecycle: lifecycles[dialect],
    on: (operation, more = {}) => ({ ...protocol.operations[operation], ...more }),
  };
}
