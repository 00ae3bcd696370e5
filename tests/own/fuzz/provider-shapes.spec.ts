/**
 * Defects of a provider, generated from the shapes of its answers: each member missing, of another type, of
 * another order or source, or off by one unit. On recorded plays, at least one rule of the provider or the SDK
 * must fail; for exceptions, a list gives the reason.
 */
import { z } from 'zod';
import { answers } from '../../../contract/answers.ts';
import { type Dialect, DIALECTS } from '../../../contract/method.ts';
import { type RuleId, rulesIn } from '../../../contract/rules.ts';
import { RestSource, SdkSource } from '../../../contract/shapes.ts';
import type { Exchange } from '../../../harness/exchange.ts';
import { removeAt, setAt, valueAt } from '../../../harness/json-path.ts';
import { checks } from '../../certification/checks/checks.ts';
import type { Observation, Topic } from '../../certification/reading/observation.ts';
import { scaleOf } from '../../certification/reading/writing.ts';
import { observationOf, readRecordings, type Recording } from '../record/recording.ts';
import { expect, test } from '../plain-test.ts';

type Kind = 'checkout' | 'order' | 'source (SDK)' | 'source (REST)';
type Defect = 'missing' | 'of another type' | 'of another one' | 'off by one unit';
interface Schema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
}
interface Member {
  readonly path: string;
  readonly isRequired: boolean;
}

/** The members of a shape, by dotted path; a list is represented by its first item. */
function membersOf({ properties = {}, required = [], items, anyOf = [] }: Schema, below = ''): Member[] {
  const own = Object.entries(properties).flatMap(([name, schema]) => {
    const path = below === '' ? name : `${below}.${name}`;
    return [{ path, isRequired: required.includes(name) }, ...membersOf(schema, path)];
  });
  const item = items ? membersOf(items, `${below}.0`) : [];
  return [...own, ...item, ...anyOf.flatMap((one) => membersOf(one, below))];
}

const schemaOf = (shape: z.ZodType): Schema =>
  z.toJSONSchema(shape, { unrepresentable: 'any', io: 'input' }) as Schema;

const shapesOf = (dialect: Dialect): Readonly<Record<Kind, z.ZodType>> => ({
  checkout: answers[dialect].container,
  order: answers[dialect].order,
  'source (SDK)': SdkSource,
  'source (REST)': RestSource,
});

/** Ids of the exchanges whose answers are of a kind. */
function answersOf(seen: Observation<Topic>, kind: Kind): string[] {
  const found: Readonly<Record<Kind, readonly Exchange[]>> = {
    checkout: seen.containers,
    order: [...seen.ordersMade, ...seen.outcomes, ...seen.ordersRead],
    'source (SDK)': seen.sourceRequests,
    'source (REST)': seen.sourcesRead('shop', 'harness'),
  };
  return found[kind]
    .filter(({ response }) => response !== undefined && response.status < 300)
    .map(({ id }) => id);
}

function changed(recording: Recording, ids: readonly string[], change: (body: object) => void): Recording {
  const exchanges = recording.observation.exchanges.map((exchange) => {
    if (!ids.includes(exchange.id) || !exchange.response) return exchange;
    const body = structuredClone(exchange.response.body);
    change(Object(body) as object);
    return { ...exchange, response: { ...exchange.response, body } };
  });
  return { ...recording, observation: { ...recording.observation, exchanges } };
}

/** The defective value; undefined if the defect does not apply to the value. */
function defectsOf(
  value: unknown,
  { path, isRequired }: Member,
  currency: string,
): [Defect, (body: object) => void][] {
  const list: [Defect, (body: object) => void][] = [];
  if (isRequired) list.push(['missing', (body) => removeAt(body, path)]);
  list.push(['of another type', (body) => setAt(body, path, typeof value === 'boolean' ? 'yes' : true)]);
  if (typeof value === 'string' && /(id|secret)$/i.test(path))
    list.push(['of another one', (body) => setAt(body, path, 'another')]);
  const isAmount = /amount|total|tax|shipping|value|remaining/i.test(path) && !Number.isNaN(Number(value));
  if (isAmount && (typeof value === 'number' || typeof value === 'string')) {
    const off = Number(value) + 10 ** -scaleOf(currency);
    list.push([
      'off by one unit',
      (body) => setAt(body, path, typeof value === 'string' ? off.toFixed(2) : off),
    ]);
  }
  return list;
}

/** Defects that no rule catches: as "kind member: defect", with the reason. */
const UNSTATED: readonly (readonly [pattern: RegExp, why: string])[] = [
  [
    /^checkout cart: /,
    'an answer without a cart is not known to be one: other calls below the cart have other answers',
  ],
  [/^checkout (cart\.)?id: of another one/, 'every answer has the same replaced id, and any id is valid'],
  [
    /session\.(id|clientSecret): of another one/i,
    'every answer has the same replaced value, and any value is valid',
  ],
  [/^checkout (subtotal|totalTax|totalShipping): off/, 'no page says of which amounts a total is made up'],
  [/^order payment\.charges\.0\.id: of another one/, 'the charge occurs only here, and any id is valid'],
  [
    /^order payment\.session\.amount\w+: off/,
    'what is said of the amounts of a session is said of the time before the order',
  ],
  [
    /^source \(REST\) clientSecret: of another one/,
    'no document says that a source that is read has the client secret that the SDK was given',
  ],
];

for (const dialect of DIALECTS) {
  const rules = rulesIn(dialect);
  const judges = (Object.keys(checks) as RuleId[]).filter(
    (id) => rules[id].subject !== 'shop' && rules[id].excluded === undefined,
  );
  const recordings = readRecordings(dialect).filter(
    ({ fault, cell }) => !fault && ['pays', 'double-click-and-reload'].includes(cell.scenario),
  );
  const caughtIn = (recording: Recording, among: readonly RuleId[]): RuleId | undefined => {
    const seen = observationOf(recording);
    return among.find((rule) => checks[rule]?.(seen).outcome === 'notMet');
  };

  test(`a wrong value in any member of the provider's answers breaks a rule (${dialect})`, () => {
    test.setTimeout(600_000);
    const results = new Map<string, boolean>();
    for (const recording of recordings) {
      const seen = observationOf(recording);
      // the rules that the play must judge, and that are met without the defect
      const owed = judges.filter(
        (rule) => recording.cell.rules.includes(rule) && checks[rule]?.(seen).outcome === 'met',
      );
      for (const [kind, shape] of Object.entries(shapesOf(dialect)) as [Kind, z.ZodType][]) {
        const ids = answersOf(seen, kind);
        const sample = recording.observation.exchanges.find(({ id }) => id === ids[0])?.response?.body;
        for (const member of membersOf(schemaOf(shape))) {
          const value = valueAt(sample, member.path);
          if (value === undefined) continue;
          for (const [defect, change] of defectsOf(value, member, seen.shopper.currency)) {
            const name = `${kind} ${member.path}: ${defect}`;
            if (results.get(name) === true) continue;
            results.set(name, caughtIn(changed(recording, ids, change), owed) !== undefined);
          }
        }
      }
    }
    const missed = [...results].filter(([, isCaught]) => !isCaught).map(([name]) => name);
    expect(results.size).toBeGreaterThan(50);
    expect(missed.filter((name) => !UNSTATED.some(([pattern]) => pattern.test(name)))).toEqual([]);
    // a defect that a rule now catches must be removed from the list
    const caught = [...results].filter(([, isCaught]) => isCaught).map(([name]) => name);
    expect(caught.filter((name) => UNSTATED.some(([pattern]) => pattern.test(name)))).toEqual([]);
  });
}
