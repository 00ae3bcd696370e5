import { methods } from '../../../contract/catalogue.ts';
import { Method } from '../../../contract/method.ts';
import { FIELD_KINDS } from '../../../pages/fields.ts';
import { expect, test } from '../plain-test.ts';

test('every kind of field in the catalogue can be filled in', () => {
  const kinds = methods.flatMap(({ wire }) => Object.values(wire.fields).map(({ kind }) => kind));
  expect(FIELD_KINDS).toEqual(expect.arrayContaining([...new Set(kinds)]));
});

test('a method entry describes each of its elements', () => {
  const card = methods.find(({ wire }) => wire.elements.length > 1);
  const { fields, ...wire } = card?.wire ?? { fields: {} };
  const [, ...others] = Object.entries(fields);
  const parsed = Method.safeParse({ ...card, wire: { ...wire, fields: Object.fromEntries(others) } });
  expect(parsed.error?.issues).toMatchObject([{ path: ['wire', 'fields'] }]);
});

test("every typed value of a field is a path in the shopper's card or owner data", () => {
  const entered = methods.flatMap(({ wire }) =>
    Object.values(wire.fields).flatMap(({ enters }) => enters ?? []),
  );
  for (const path of entered) expect(path).toMatch(/^(card\.(number|expiry|securityCode)|owner\.)/);
});
