/** The payload linter, with any file. */
import fc from 'fast-check';
import { wires } from '../../../contract/wire.ts';
import { Unreadable } from '../../../tools/payload-lint/reading/json-scanner.ts';
import { lintBytes } from '../../../tools/payload-lint/lint-file.ts';
import { holds, mutated, mutation } from '../fuzz.ts';
import { test } from '../plain-test.ts';

const options = { wires, withSession: false };

/** What cannot be read is refused in words; anything else is an error of the linter. */
function lints(bytes: Buffer): void {
  try {
    lintBytes(bytes, options);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
  }
}

const payload = {
  type: 'konbini',
  sessionId: '0b6b7a3e-95a4-4b5e-8d1f-2c7c4a7f9d10',
  amount: 100,
  currency: 'JPY',
  owner: { firstName: 'A', lastName: 'B', email: 'a@example.com', address: { line1: '1', country: 'JP' } },
  konbini: { storeId: '010' },
};
const har = {
  log: {
    entries: [
      {
        request: {
          method: 'POST',
          url: 'https://api.example.com/payments/sources',
          postData: { mimeType: 'application/json', text: JSON.stringify(payload) },
        },
      },
    ],
  },
};

test('the linter ends with a defined exit code for any bytes', () => {
  holds(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => lints(Buffer.from(bytes))),
    2_000,
  );
});

test('the linter ends with a defined exit code for any text and any JSON', () => {
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.json());
  holds(
    fc.property(text, (given) => lints(Buffer.from(given))),
    4_000,
  );
});

test('the linter ends with a defined exit code for any change of a payload or a HAR', () => {
  const property = fc.property(
    fc.constantFrom<object>(payload, har),
    fc.array(mutation, { maxLength: 5 }),
    (file, mutations) => lints(Buffer.from(JSON.stringify(mutated(file, mutations, (copy) => [copy])))),
  );
  holds(property, 4_000);
});
