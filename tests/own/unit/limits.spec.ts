import { isTooDeep, LIMITS, parseBody, shown, storedBody } from '../../../harness/limits.ts';
import { expect, test } from '../plain-test.ts';

test('a body is kept as JSON, otherwise as text, and an empty body not at all', () => {
  expect(storedBody('{"a":[1]}')).toEqual({ body: { a: [1] } });
  expect(storedBody('null')).toEqual({ body: null });
  expect(storedBody('<html>')).toEqual({ body: '<html>' });
  expect(storedBody('')).toEqual({});
  expect(storedBody(undefined)).toEqual({});
});

test('only the beginning of a long body is kept, with the full length', () => {
  const long = JSON.stringify('x'.repeat(1_000_000));
  const { body, truncatedFrom } = storedBody(long);
  expect(body).toBe(long.slice(0, LIMITS.storedCharacters));
  expect(truncatedFrom).toBe(long.length);
});

test('JSON of very many levels is kept as text', () => {
  const levels = (count: number): string => '['.repeat(count) + ']'.repeat(count);
  expect(isTooDeep(levels(LIMITS.jsonLevels))).toBe(false);
  expect(isTooDeep(levels(LIMITS.jsonLevels + 1))).toBe(true);
  expect(parseBody(levels(200_000))).toBe(levels(200_000));
  expect(isTooDeep(JSON.stringify(Array.from({ length: 10_000 }, () => [{}])))).toBe(false);
});

test('a long message is cut, with a note', () => {
  expect(shown('short')).toBe('short');
  expect(shown('x'.repeat(5_000))).toMatch(/^x{2000}… \(truncated at 2000 of 5000 characters\)$/);
});
