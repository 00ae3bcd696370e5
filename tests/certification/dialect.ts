/** Translates the API changes of a scenario or a fault into the dialect of the run. */
import { type DialectFacts, dialects, type Operation } from '../../contract/dialects.ts';
import { type Lifecycle, lifecycles } from '../../contract/lifecycle.ts';
import type { Dialect } from '../../contract/method.ts';
import type { Intervention } from '../../harness/intervention.ts';

export type Change = Omit<Intervention, 'id'>;

export interface DialectTools {
  readonly facts: DialectFacts;
  readonly lifecycle: Lifecycle;
  /** Matches the calls of an operation. */
  readonly on: (
    operation: Operation,
    more?: Omit<Intervention['match'], 'method' | 'path'>,
  ) => Intervention['match'];
}

export function dialectTools(dialect: Dialect): DialectTools {
  const facts = dialects[dialect];
  return {
    facts,
    lifecycle: lifecycles[dialect],
    on: (operation, more = {}) => ({ ...facts.operations[operation], ...more }),
  };
}
