/**
 * Every judged rule on recorded plays (`npm run record`): met without a fault, not met under the fault that breaks it,
 * and not exercised where the occasion never came. Each dialect has its own file, so that one file is tested within seconds.
 */
import type { Dialect } from '../../../../contract/method.ts';
import { type RuleId, ruleIds, rulesIn } from '../../../../contract/rules.ts';
import { checks } from '../../../certification/checks/checks.ts';
import { judge } from '../../../certification/judge.ts';
import type { Finding } from '../../../certification/reading/finding.ts';
import { witnessesIn } from '../../../certification/reading/witnesses.ts';
import { fullAbilities } from '../../full-abilities.ts';
import { observationOf, readRecordings, type Recording } from '../../record/recording.ts';
import { expect, test } from '../../plain-test.ts';

export function testRules(dialect: Dialect): void {
  const rules = rulesIn(dialect);
  const judged = ruleIds.filter((rule) => rules[rule].excluded === undefined && rule in checks);

  for (const rule of judged)
    test(`${rule} on recorded plays: met, not met, not exercised (${dialect})`, () => {
      const recordings = recordingsOf(dialect);
      const broken = recordings.find(({ fault }) => fault?.breaks === rule);
      if (!broken) throw new Error(`There is no recording in which ${rule} is broken.`);
      const found = findingOf(rule, broken);
      const right = findingOf(rule, withoutFault(broken));
      // what proves it is kept: the report shows it, and certification.json holds its hash
      const kept = new Set(witnessesIn(observed(broken)).map(({ id }) => id));
      const proof = found.exchanges.map((id) => kept.has(id));
      const withoutOccasion = [...recordings, cutOff(broken)].some(
        (one) => checks[rule]?.(observed(one)).outcome === 'notExercised',
      );
      // one comparison: each call of expect reads the stack, and there are hundreds of rules
      expect(
        { broken: found.outcome, proof, right: right.outcome, withoutOccasion },
        `${found.message}\n${right.message}`,
      ).toEqual({
        broken: 'notMet',
        proof: [true, ...proof.slice(1).map(() => true)],
        right: 'met',
        withoutOccasion: true,
      });
    });

  function withoutFault({ cell: { method, scenario } }: Recording): Recording {
    const found = recordingsOf(dialect).find(
      ({ fault, cell }) => !fault && cell.method === method && cell.scenario === scenario,
    );
    if (!found) throw new Error(`There is no recording of ${scenario} with ${method} without a fault.`);
    return found;
  }
}

/** The play as it was before its first page. */
function cutOff({ cell, observation }: Recording): Recording {
  const nothing = { exchanges: [], sdkCalls: [], navigations: [], visits: [], leaks: [], notes: {} };
  return { cell, observation: { ...observation, ...nothing } };
}

const read = new Map<Dialect, Recording[]>();

/** Read when a test runs: listing the tests needs none. */
function recordingsOf(dialect: Dialect): Recording[] {
  const recordings = read.get(dialect) ?? readRecordings(dialect);
  read.set(dialect, recordings);
  return recordings;
}

const known = new Map<Recording, ReturnType<typeof observationOf>>();

/** Reading all exchanges costs more than judging them. */
function observed(recording: Recording): ReturnType<typeof observationOf> {
  const seen = known.get(recording) ?? observationOf(recording);
  known.set(recording, seen);
  return seen;
}

function findingOf(rule: RuleId, recording: Recording): Finding {
  const { cell, brokenOff } = recording;
  const [found] = judge({ ...cell, rules: [rule] }, observed(recording), {
    abilities: fullAbilities,
    brokenOff,
  });
  if (!found) throw new Error(`${rule} was not judged.`);
  return found.finding;
}
