import { passedScenarios } from '../../../../reports/verdict/passed-scenarios.ts';
import { cell, judged, seen } from './made-up.ts';
import { expect, test } from '../../plain-test.ts';

test('a scenario has passed if all its rules are met', () => {
  const certification = judged([
    seen(cell('AAA-01', 'konbini'), 'met'),
    seen(cell('AAA-02', 'konbini'), 'met'),
    seen(cell('AAA-01', 'payPal'), 'met'),
    seen(cell('AAA-02', 'payPal'), 'notMet'),
    seen(cell('AAA-01', 'payPal', 'declines'), 'notExercised'),
  ]);
  expect(passedScenarios(certification)).toEqual(['konbini/elements/pays']);
  expect(passedScenarios()).toEqual([]);
});
