/**
 * Every answer of the provider in the recorded plays is one that the API description allows. The data is the published
 * description of version 2021-12-13, reduced to types, enumerations and required members.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { z } from 'zod';
import { type Dialect, DIALECTS } from '../../../contract/method.ts';
import type { Exchange } from '../../../harness/exchange.ts';
import { valueAt } from '../../../harness/json-path.ts';
import { observationOf, readRecordings } from '../record/recording.ts';

interface Description {
  /** The schema of an answer, by method, path and status. */
  readonly responses: Readonly<Record<string, string>>;
  readonly $defs: Readonly<Record<string, object>>;
}
const { responses, $defs } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../data/api-description.json'), 'utf8'),
) as Description;

/** What the recordings show at least. */
const KINDS: Readonly<Record<Dialect, readonly string[]>> = {
  'digital-river-api': ['Checkout', 'Errors', 'Event', 'Order', 'Source'],
  'commerce-api': ['Source'],
};

const schemas = new Map<string, z.ZodType>();
function schemaOf(name: string): z.ZodType {
  const known = schemas.get(name) ?? z.fromJSONSchema({ $ref: `#/$defs/${name}`, $defs } as never);
  schemas.set(name, known);
  return known;
}

/** Operations that the subset leaves out, with the schema that the guides give their answers. */
const ALSO: Readonly<Record<string, string>> = {
  'POST /orders/{id}/refresh 200': 'Order',
};

const paths = [...Object.entries(responses), ...Object.entries(ALSO)].map(([operation, schema]) => {
  const [method = '', path = '', status = ''] = operation.split(' ');
  return {
    method,
    path: new RegExp(`${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`),
    status: Number(status),
    schema,
  };
});

/** Whether the SDK, the shop or the other dialect answered: the description is of the REST API alone. */
function isElsewhere({ sender, replay }: Exchange, path: string): boolean {
  return (sender === 'harness' && replay !== undefined) || /\/v1\/|\/payments\/|\/oauth/.test(path);
}

/** The schema of an answer; undefined where the description has none. */
function describedBy(exchange: Exchange, dialect: Dialect): string | undefined {
  const { request, response, sender } = exchange;
  const path = request.url.split('?')[0] ?? '';
  if (sender === 'provider') return dialect === 'digital-river-api' ? 'Event' : undefined;
  if (response === undefined || isElsewhere(exchange, path)) return undefined;
  if (response.status >= 400) return 'Errors';
  return paths.find(
    (one) => one.method === request.method && one.status === response.status && one.path.test(path),
  )?.schema;
}

/** Methods that have pages of their own in the guides, and came after version 2021-12-13 of the description. */
const TYPES =
  'afterPay alipayCn amazonPay blik bnpParibas boletoBancario ccavenue clearPay fpxOnlineBanking payco trustly';
/** Values that are newer than the description, by member. */
const NEWER: Readonly<Record<string, readonly string[]>> = {
  'Source.type': TYPES.split(' '),
  'Checkout.payment.sources.[].type': TYPES.split(' '),
  'Order.payment.sources.[].type': TYPES.split(' '),
};

function wrongWith(exchange: Exchange, dialect: Dialect): string[] {
  const name = describedBy(exchange, dialect);
  if (name === undefined) return [];
  // a webhook is what the provider sends, not what it is answered
  const body = exchange.sender === 'provider' ? exchange.request.body : exchange.response?.body;
  return (schemaOf(name).safeParse(body).error?.issues ?? []).flatMap(({ path, message }) => {
    const member = [name, ...path.map((part) => (typeof part === 'number' ? '[]' : part))].join('.');
    const value = valueAt(body, path.join('.'));
    return NEWER[member]?.includes(String(value)) ? [] : [`${member}: ${message}, ${JSON.stringify(value)}`];
  });
}

for (const dialect of DIALECTS) {
  const answers = readRecordings(dialect)
    .filter(({ fault }) => !fault)
    .flatMap((recording) => observationOf(recording).exchanges)
    // what a scenario changes on the way is not the provider's answer
    .filter(({ intervention }) => intervention === undefined)
    .filter((exchange) => describedBy(exchange, dialect) !== undefined);

  test(`every recorded answer of the provider is one that the API description allows (${dialect})`, () => {
    const kinds = new Set(answers.map((exchange) => describedBy(exchange, dialect)));
    expect([...kinds]).toEqual(expect.arrayContaining([...KINDS[dialect]]));
    expect([...new Set(answers.flatMap((exchange) => wrongWith(exchange, dialect)))]).toEqual([]);
  });
}

test('an answer with a member of another type, or an unknown value, is found', () => {
  const [source] = readRecordings('digital-river-api')
    .flatMap((recording) => observationOf(recording).exchanges)
    .filter((exchange) => describedBy(exchange, 'digital-river-api') === 'Source');
  const { response } = source ?? {};
  if (!source || !response) throw new Error('no source is in the recordings');
  const found = (change: object): string[] =>
    wrongWith(
      { ...source, response: { ...response, body: { ...Object(response.body), ...change } } },
      'digital-river-api',
    );
  expect(found({})).toEqual([]);
  expect(found({ amount: '24.89' })).toEqual([expect.stringContaining('Source.amount')]);
  expect(found({ state: 'dreaming' })).toEqual([expect.stringContaining('Source.state')]);
});
