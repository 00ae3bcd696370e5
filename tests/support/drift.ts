import type { Drift } from '../../contract/evidence.ts';
import type { PlannedScenario } from '../../contract/plan.ts';
import { answers } from '../../contract/answers.ts';
import type { Exchange } from '../../harness/exchange.ts';
import { type Seen, told } from './seen.ts';

/** Members that hold an enumeration, in everything that was answered. */
function enumerated(
  seen: Seen,
): { readonly member: string; readonly value: unknown; readonly by: Exchange }[] {
  const orders = [...seen.ordersMade, ...seen.outcomes];
  return [
    ...seen.containers.map((by) => ({ member: 'session.state', value: by.session.state, by })),
    ...orders.flatMap((by) => [
      { member: 'session.state', value: by.order.session.state, by },
      { member: 'order.state', value: by.order.state, by },
      { member: 'session.nextAction.action', value: by.order.action, by },
    ]),
    ...seen.sourcesRead().flatMap((by) => [
      { member: 'source.state', value: told(by, 'state'), by },
      { member: 'source.flow', value: told(by, 'flow'), by },
    ]),
  ];
}

/** Values that no document knows, of members that hold an enumeration. What the harness itself put there is left out. */
export function driftIn(seen: Seen, { method, scenario }: PlannedScenario): Drift[] {
  const found = enumerated(seen).flatMap(({ member, value, by }) =>
    by.intervention !== undefined ||
    typeof value !== 'string' ||
    answers[seen.dialect].enumerations[member]?.includes(value)
      ? []
      : [{ member, seen: value, method, scenario }],
  );
  return [...new Map(found.map((drift) => [`${drift.member} ${drift.seen}`, drift])).values()];
}
