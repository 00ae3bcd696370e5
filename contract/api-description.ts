/**
 * Which answers the published description of the API (version 2021-12-13) allows: its types, enumerations and required members. The
 * embedded provider must conform to it; for any other provider, newer members are drift.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { methods } from './catalogue.ts';

interface Description {
  /** The schema of an answer, by method, path and status. */
  readonly responses: Readonly<Record<string, string>>;
  readonly $defs: Readonly<Record<string, object>>;
}

let read: Description | undefined;
function description(): Description {
  read ??= JSON.parse(readFileSync(join(import.meta.dirname, 'api-description.json'), 'utf8')) as Description;
  return read;
}

/** Operations that the description lacks, with the schema of their answers according to the guides. */
const ALSO: Readonly<Record<string, string>> = {
  'POST /orders/{id}/refresh 200': 'Order',
};

/** Each payment method has its own page in the guides; several are newer than the description. */
const TYPES = methods.map(({ wire }) => wire.type);
/** Values that are newer than the description, by member. */
const NEWER: Readonly<Record<string, readonly string[]>> = {
  'Source.type': TYPES,
  'Checkout.payment.sources.[].type': TYPES,
  'Order.payment.sources.[].type': TYPES,
  'Customer.sources.[].type': TYPES,
};

const operations: { method: string; path: RegExp; status: number; schema: string }[] = [];
/** The schema of an answer; undefined if the description has none. */
export function schemaOfAnswer(method: string, path: string, status: number): string | undefined {
  if (operations.length === 0)
    for (const [operation, schema] of Object.entries({ ...description().responses, ...ALSO })) {
      const [verb = '', template = '', code = ''] = operation.split(' ');
      const pattern = new RegExp(`${template.replaceAll(/\{\w+\}/g, '[^/]+')}$`);
      operations.push({ method: verb, path: pattern, status: Number(code), schema });
    }
  return operations.find((one) => one.method === method && one.status === status && one.path.test(path))
    ?.schema;
}

const schemas = new Map<string, z.ZodType>();

/** The parts of a body that a schema does not allow, each with its member and value. */
export function notDescribed(name: string, body: unknown): string[] {
  const schema =
    schemas.get(name) ?? z.fromJSONSchema({ $ref: `#/$defs/${name}`, $defs: description().$defs } as never);
  schemas.set(name, schema);
  return (schema.safeParse(body).error?.issues ?? []).flatMap(({ path, message }) => {
    const member = [name, ...path.map((part) => (typeof part === 'number' ? '[]' : part))].join('.');
    const value = path.reduce<unknown>(
      (holder, part) => (Object(holder) as Record<PropertyKey, unknown>)[part],
      body,
    );
    return NEWER[member]?.includes(String(value)) ? [] : [`${member}: ${message}, ${JSON.stringify(value)}`];
  });
}
