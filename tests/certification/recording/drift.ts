import type { Drift } from '../../../contract/evidence.ts';
import type { PlannedScenario } from '../../../contract/plan.ts';
import { answers } from '../../../contract/answers.ts';
import type { Exchange } from '../../../harness/exchange.ts';
import { LIMITS, shown } from '../../../harness/limits.ts';
import { valueAt } from '../../../harness/json-path.ts';
import { type Observation, inResponse } from '../reading/observation.ts';

/** Names of the members of an object; none for strings and lists. */
function namesIn(value: unknown): string[] {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? Object.keys(value) : [];
}

/** Enumeration values, member names and error codes in all answers. */
function enumerated(
  seen: Observation,
): { readonly member: string; readonly value: unknown; readonly by: Exchange }[] {
  const orders = [...seen.ordersMade, ...seen.outcomes];
  const members = (what: string, by: Exchange, path?: string): ReturnType<typeof enumerated> =>
    namesIn(path === undefined ? by.response?.body : inResponse(by, path)).map((value) => ({
      member: `member of ${what}`,
      value,
      by,
    }));
  return [
    ...seen.containers.flatMap((by) => members('checkout', by)),
    ...orders.flatMap((by) => members('order', by)),
    ...[...seen.containers, ...orders].flatMap((by) => members('session', by, 'payment.session')),
    ...seen.exchanges.flatMap((by) => {
      const errors = inResponse(by, 'errors');
      return (Array.isArray(errors) ? errors : []).map((error) => ({
        member: 'error.code',
        value: valueAt(error, 'code'),
        by,
      }));
    }),
    ...seen.containers.map((by) => ({ member: 'session.state', value: by.session.state, by })),
    ...orders.flatMap((by) => [
      { member: 'session.state', value: by.order.session.state, by },
      { member: 'order.state', value: by.order.state, by },
      { member: 'session.nextAction.action', value: by.order.action, by },
    ]),
    ...seen.sourcesRead().flatMap((by) => [
      { member: 'source.state', value: inResponse(by, 'state'), by },
      { member: 'source.flow', value: inResponse(by, 'flow'), by },
    ]),
  ];
}

/** Undocumented enumeration values, except those that the harness itself inserted. */
export function driftIn(seen: Observation, { method, scenario }: PlannedScenario): Drift[] {
  const { enumerations } = answers[seen.dialect];
  const found = enumerated(seen).flatMap(({ member, value, by }) =>
    by.intervention !== undefined ||
    typeof value !== 'string' ||
    (enumerations[member]?.includes(value) ?? true)
      ? []
      : [{ member, seen: shown(value), method, scenario }],
  );
  const unique = new Map(found.map((drift) => [`${drift.member} ${drift.seen}`, drift]));
  return [...unique.values()].slice(0, LIMITS.driftEntries);
}
