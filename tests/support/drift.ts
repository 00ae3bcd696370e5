import type { Drift } from '../../contract/evidence.ts';
import type { PlannedScenario } from '../../contract/plan.ts';
import { ENUMERATIONS } from '../../contract/shapes.ts';
import { type Seen, told } from './seen.ts';

/** Where in an answer an enumeration stands, by kind of answer. */
const MEMBERS: readonly (readonly [string, (seen: Seen) => Seen['exchanges'], string])[] = [
  ['session.state', (seen) => seen.checkouts, 'payment.session.state'],
  ['session.state', (seen) => [...seen.ordersMade, ...seen.refreshes], 'payment.session.state'],
  ['session.nextAction.action', (seen) => seen.ordersMade, 'payment.session.nextAction.action'],
  ['order.state', (seen) => [...seen.ordersMade, ...seen.refreshes], 'state'],
  ['source.state', (seen) => seen.calls('GET', /\/sources\/[^/]+$/), 'state'],
  ['source.flow', (seen) => seen.calls('GET', /\/sources\/[^/]+$/), 'flow'],
];

/** Values that no document knows, of members that hold an enumeration. What the harness itself put there is left out. */
export function driftIn(seen: Seen, { method, scenario }: PlannedScenario): Drift[] {
  const found = MEMBERS.flatMap(([member, answers, path]) =>
    answers(seen)
      .filter(({ intervention }) => intervention === undefined)
      .flatMap((answer) => {
        const value = told(answer, path);
        return typeof value !== 'string' || ENUMERATIONS[member]?.includes(value)
          ? []
          : [{ member, seen: value, method, scenario }];
      }),
  );
  return [...new Map(found.map((drift) => [`${drift.member} ${drift.seen}`, drift])).values()];
}
