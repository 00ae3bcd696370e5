/** Waivers for all that fails today, so that a shop with known defects can start with a gate for new ones. */
import { oneLine } from '../formats/text.ts';
import type { Certification } from './certification.ts';
import type { Waiver } from './waivers.ts';

/** Days for which a waiver of the baseline holds. */
export const HOLDS = 90;

/**
 * @param kept waivers that exist already: they stay as they are
 * @returns one waiver for each rule and method that stands in the way of a certification
 */
export function baseline(
  { rules, evidence, run, identity }: Certification,
  kept: readonly Waiver[],
): Waiver[] {
  const expires = new Date(Date.parse(run.finishedAt) + HOLDS * 86_400_000).toISOString().slice(0, 10);
  const owner = identity.operator ?? 'not assigned: name who fixes this';
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
