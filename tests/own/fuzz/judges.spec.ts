/** The checks with mutated recordings: they never throw, and find contract violations. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { PlannedScenario } from '../../../contract/plan.ts';
import type { RuleId } from '../../../contract/rules.ts';
import type { Exchange } from '../../../harness/exchange.ts';
import { checks } from '../../certification/checks/checks.ts';
import { driftIn } from '../../certification/recording/drift.ts';
import { holds, mutated, mutation } from '../fuzz.ts';
import { observationOf, type Recording, recordings } from '../recordings.ts';
import { test } from '../plain-test.ts';

const rules = Object.keys(checks) as RuleId[];
const cell = { method: 'konbini', scenario: 'pays' } as PlannedScenario;

/** What others wrote: bodies, headers, arguments and results. What we write ourselves (ids, times) keeps its form. */
function foreign({ exchanges, sdkCalls }: Recording): readonly unknown[] {
  const messages = exchanges.flatMap(({ request, response }) => [
    request.headers,
    { body: request.body },
    { ...response }.headers,
  ]);
  const bodies = exchanges.flatMap(({ response }) => (response ? [onlyBody(response)] : []));
  return [
    ...messages,
    ...bodies,
    ...sdkCalls.map(({ args }) => args),
    ...sdkCalls.map(({ result }) => result),
  ];
}

/** The response itself, so that its body can be replaced; its status and headers are numbers and lists that stay. */
function onlyBody(response: NonNullable<Exchange['response']>): unknown {
  return response.body !== null && typeof response.body === 'object' ? response.body : {};
}

test('no check throws, whatever shop and provider answered', () => {
  const property = fc.property(
    fc.constantFrom(...recordings),
    fc.array(mutation, { minLength: 1, maxLength: 6 }),
    fc.array(fc.constantFrom(...rules), { minLength: 10, maxLength: 10 }),
    (recording, mutations, some) => {
      const seen = observationOf(mutated(recording, mutations, foreign));
      for (const rule of some)
        assert.match(String(checks[rule]?.(seen).outcome), /^(?:met|notMet|notExercised|excluded)$/);
      driftIn(seen, cell);
    },
  );
  holds(property, 300);
});
