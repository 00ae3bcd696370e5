/** Compares the result of the controls with the rules and with docs/rules.md. Pure. */
import type { ControlResult } from '../../contract/control.ts';
import type { Dialect } from '../../contract/method.ts';
import { caughtOnPage } from '../formats/rule-reference.ts';
import { trace, type Traceability, traceabilityErrors } from '../verdict/traceability.ts';

export type PlayedControl = Pick<ControlResult, 'by' | 'fault' | 'rule' | 'scenario' | 'method' | 'caught'>;

/**
 * @param page text of docs/rules.md
 * @param complete whether all faults of the dialect were played: only then a missing one is an error
 */
export function traceControls(
  dialect: Dialect,
  results: readonly PlayedControl[],
  page: string,
  complete: boolean,
): { readonly traceability: Traceability; readonly errors: readonly string[] } {
  const traceability = trace(dialect, results);
  const listed = new Set(caughtOnPage(page, dialect));
  const caught = new Set(results.filter((result) => result.caught).map(keyOf));
  const unlisted = [...caught].filter((key) => !listed.has(key));
  const unseen = complete ? [...listed].filter((key) => !caught.has(key)) : [];
  return {
    traceability,
    errors: [
      ...(complete ? traceabilityErrors(traceability) : []),
      ...unlisted.map((key) => `this run caught a fault that docs/rules.md does not list as caught: ${key}`),
      ...unseen.map(
        (key) => `docs/rules.md lists this fault as caught, but this run did not catch it: ${key}`,
      ),
    ],
  };
}

function keyOf({ rule, by, fault, scenario, method }: PlayedControl): string {
  return [rule, by, fault, scenario, method].join(' ');
}
