/**
 * Creates waivers for all current failures, so that a shop with known defects fails only because of new ones.
 */
import { oneLine } from '../formats/text.ts';
import type { Certification } from './certification.ts';
import type { Waiver } from './waivers.ts';

/** Number of days for which a created waiver is valid. */
export const HOLDS = 90;

/**
 * @param kept existing waivers, which stay unchanged
 * @returns one waiver for each rule and method that prevents a certification
 */
export function baseline(
  { rules, evidence, run, identity }: Certification,
  kept: readonly Waiver[],
): Waiver[] {
  const expires = new Date(Date.parse(run.finishedAt) + HOLDS * 86_400_000).toISOString().slice(0, 10);
  const owner = identity.operator ?? 'not assigned: enter the person who fixes this';
  const known = new Set(kept.map(({ rule, method }) => `${rule} ${method}`));
  const added = rules.flatMap(({ id, methods, level, inferred }) =>
    Object.entries(methods)
      .filter(
        ([, verdict]) =>
          verdict === 'notMet' ||
          (run.strict && verdict === 'warning' && level === 'SHOULD' && inferred === undefined),
      )
      .filter(([method]) => !known.has(`${id} ${method}`))
      .map(([method]): Waiver => {
        const found = evidence.find(
          (one) => one.rule === id && one.method === method && one.outcome === 'notMet',
        );
        return {
          rule: id,
          method,
          reason: `Known since ${run.id}: ${oneLine(found?.message ?? 'no message', 200)}`,
          owner,
          expires,
        };
      }),
  );
  return [...kept, ...added];
}
