import { methods } from '../../../../contract/catalogue.ts';
import type { Wire } from '../../../../contract/method.ts';
import type { LintFinding } from '../../../../tools/payload-lint/finding.ts';
import { lintPayload } from '../../../../tools/payload-lint/judge.ts';
import { seedSamples, seedsAreHere } from '../../seeds.ts';
import { expect, test } from '../../plain-test.ts';

const wires = methods.map(({ wire }) => wire);
const options = { wires, withSession: false, recorded: false };
const members = (findings: readonly LintFinding[]): string[] =>
  findings.map(({ fault, member }) => `${fault} ${member}`).sort();

for (const { wire } of methods.filter((method) => method.wire.createdBy === 'createSource')) {
  test(`${wire.id}: no findings with a session; without one, the removals are announced`, () => {
    const { withSession, withoutSession } = wire.payloads;
    expect(lintPayload(withSession, options)).toMatchObject({ session: true, findings: [], later: [] });
    if (!withoutSession) return;
    const before = lintPayload(withoutSession, options);
    expect(before).toMatchObject({ session: false, findings: [] });
    expect(before.later.every(({ rule, fault }) => rule === 'SRC-01' && fault === 'must go')).toBe(true);
    const after = lintPayload({ ...withoutSession, sessionId: 'x' }, options);
    expect(after.findings).toEqual(before.later);
    expect(lintPayload(withoutSession, { ...options, withSession: true }).findings).toEqual(after.findings);
  });
}

test('founding samples: no findings with a session; with a session added, exactly the documented removals', () => {
  test.skip(!seedsAreHere, 'the founding documents are not in the folder next to the project');
  const known = new Set(wires.map(({ type }) => type));
  for (const [, samples] of seedSamples()) {
    for (const { type, payload, removed } of samples.filter((sample) => known.has(sample.type))) {
      const session = 'sessionId' in payload;
      const { findings } = lintPayload(session ? payload : { ...payload, sessionId: 'x' }, options);
      const sent = removed.map((path) => asSampled(payload, path)).filter((path) => present(payload, path));
      expect(members(findings), type).toEqual(session ? [] : sent.map((path) => `must go ${path}`).sort());
    }
  }
});

/** A member of a removal list as the sample has it: one list calls the details object by another of its names. */
function asSampled(payload: Readonly<Record<string, unknown>>, path: string): string {
  const wire = wires.find(({ type }) => type === payload.type);
  const [first = '', ...rest] = path.split('.');
  const names = wire ? [wire.detailsKey, ...wire.detailsKeyAlternates] : [];
  const name = names.includes(first) ? names.find((known) => known in payload) : first;
  return [name ?? first, ...rest].join('.');
}

/** Whether a sample contains a member. */
function present(payload: Readonly<Record<string, unknown>>, path: string): boolean {
  const value = path
    .split('.')
    .reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], payload);
  return value !== undefined;
}

const base = methods.find(
  ({ wire }) =>
    wire.createdBy === 'createSource' && wire.flow === 'redirect' && wire.members.removed.includes('amount'),
)?.wire;

test('a missing, unknown or wrongly typed member is named without its value', () => {
  if (!base) throw new Error('no redirect method');
  const payload = structuredClone(base.payloads.withSession) as Record<string, Record<string, unknown>>;
  payload[base.detailsKey] = { returnUrl: 7, surprise: 'pk_test_abc' };
  const found = members(lintPayload(payload, options).findings);
  expect(found).toContain(`wrong type ${base.detailsKey}.returnUrl`);
  expect(found).toContain(`unknown ${base.detailsKey}.surprise`);
  expect(JSON.stringify(lintPayload(payload, options))).not.toContain('pk_test_abc');
});

test('a details object under an alias is found, and reported under the name used', () => {
  if (!base) throw new Error('no redirect method');
  const wire: Wire = { ...base, id: 'madeUp', type: 'madeUp', detailsKeyAlternates: ['another'] };
  const { [wire.detailsKey]: details, ...rest } = wire.payloads.withSession;
  const payload = { ...rest, type: 'madeUp', another: details, amount: 1 };
  const made = { ...options, wires: [wire] };
  expect(members(lintPayload(payload, made).findings)).toEqual(['must go amount']);
  const [step = ''] = Object.keys(details as object);
  const short = { ...payload, amount: undefined, another: { ...(details as object), [step]: undefined } };
  const sent = JSON.parse(JSON.stringify(short)) as Record<string, unknown>;
  expect(members(lintPayload(sent, made).findings)).toEqual([`missing another.${step}`]);
});

test('numbers as strings are accepted for numbers, and the other way round', () => {
  if (!base) throw new Error('no redirect method');
  const wire: Wire = {
    ...base,
    members: {
      ...base.members,
      optional: [...base.members.optional, 'x.count', 'x.written', 'x.flag', 'x.name'],
    },
    payloads: {
      ...base.payloads,
      withSession: {
        ...base.payloads.withSession,
        x: { count: 1, written: '2.50', flag: 'false', name: 'n' },
      },
    },
  };
  const typed = (x: unknown): string[] =>
    members(lintPayload({ ...wire.payloads.withSession, x }, { ...options, wires: [wire] }).findings);
  expect(typed({ count: '3', written: 4, flag: true, name: 'm' })).toEqual([]);
  expect(typed({ count: 'three', written: true, flag: 0, name: 5 })).toEqual([
    'wrong type x.count',
    'wrong type x.flag',
    'wrong type x.name',
    'wrong type x.written',
  ]);
});

test('a payload of an unknown type, and one without a type, is a finding', () => {
  expect(members(lintPayload({ type: 'unheardOf', sessionId: 'x' }, options).findings)).toEqual([
    'unknown type',
  ]);
  expect(members(lintPayload({ sessionId: 'x', owner: {} }, options).findings)).toEqual(['missing type']);
});
