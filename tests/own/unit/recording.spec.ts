/** `npm run record`: which plays are recorded, and what stays of those recorded before. */
import { readRecordArguments } from '../../../cli/commands/record.ts';
import { UsageError } from '../../../harness/settings.ts';
import { mergeRecordings, readRecordings } from '../record/recording.ts';
import { expect, test } from '../plain-test.ts';

test('dialects and rules select what is recorded', () => {
  expect(readRecordArguments(['commerce-api', 'ORD-07'])).toEqual({
    dialects: ['commerce-api'],
    rules: ['ORD-07'],
  });
  expect(readRecordArguments([])).toEqual({ dialects: ['digital-river-api', 'commerce-api'], rules: [] });
});

test('npm run record refuses a word that is neither a dialect nor a rule', () => {
  expect(() => readRecordArguments(['comerce-api'])).toThrow(UsageError);
  expect(() => readRecordArguments(['comerce-api'])).toThrow('"comerce-api" is neither a dialect nor a rule');
});

test('a new recording replaces the one of the same play; others stay while they can be played', () => {
  const [first, second, third] = readRecordings('commerce-api');
  if (!first || !second || !third) throw new Error('There are fewer than three recordings.');
  const again = { ...first };
  const merged = mergeRecordings([first, second, third], [again], [first, second]);
  expect(merged).toHaveLength(2);
  expect(merged).toContain(second);
  expect(merged.find(({ cell }) => cell === first.cell)).toBe(again);
});
