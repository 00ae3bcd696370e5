/** SRC-01 and SRC-02 on payloads with hidden mistakes, and who is blamed for a wrong type. */
import { methods } from '../../../contract/catalogue.ts';
import type { Method } from '../../../contract/method.ts';
import { judgePayload } from '../../../contract/payload.ts';
import type { RuleId } from '../../../contract/rules.ts';
import type { Exchange } from '../../../harness/exchange.ts';
import type { Finding } from '../../certification/reading/finding.ts';
import { judge as judgeRule, SHOP } from '../made-up-play.ts';
import { expect, test } from '../plain-test.ts';

function judge(rule: RuleId, { wire }: Method, payload: object, source: object = {}): Finding {
  const asked: Exchange = {
    id: 'x-1',
    sender: 'browser',
    startedAt: 1,
    finishedAt: 2,
    request: { method: 'POST', url: 'http://127.0.0.1:2/payments/sources', headers: {}, body: payload },
    response: { status: 201, headers: {}, body: source },
  };
  const call = { id: 'c', method: 'createSource', args: [payload], at: 1, page: SHOP };
  return judgeRule(rule, { exchanges: [asked], sdkCalls: [call] }, wire.id);
}

const created = methods.filter(({ wire }) => wire.createdBy === 'createSource');

for (const method of created.filter(({ wire }) => wire.detailsKeyAlternates.length > 0)) {
  const { wire } = method;
  test(`${wire.id}: SRC-01 finds removed members in either of two details objects, in any order`, () => {
    const [alternate = ''] = wire.detailsKeyAlternates;
    const dirty = wire.payloads.withoutSession?.[wire.detailsKey];
    const clean = wire.payloads.withSession;
    for (const payload of [
      { ...clean, [alternate]: dirty },
      { [alternate]: dirty, ...clean },
      { ...clean, [wire.detailsKey]: dirty, [alternate]: clean[wire.detailsKey] },
    ])
      expect(judge('SRC-01', method, payload).outcome).toBe('notMet');
    // two correct details objects contain no member that must be removed
    expect(judge('SRC-01', method, { ...clean, [alternate]: clean[wire.detailsKey] }).outcome).toBe('met');
  });
}

for (const method of created) {
  const { wire, expected } = method;
  test(`${wire.id}: SRC-02 finds a wrong type, and no rule of the provider fails`, () => {
    const payload = { ...wire.payloads.withSession, type: `${wire.type}X` };
    const source = { type: payload.type, flow: wire.flow, state: expected.sourceState, sessionId: 's' };
    const finding = judge('SRC-02', method, payload);
    expect(finding.outcome).toBe('notMet');
    expect(JSON.stringify(finding)).toContain(`must be ${wire.type}`);
    expect(judge('PRV-01', method, payload, source).outcome).toBe('notExercised');
    // the shop is not blamed for a mistake of the provider
    expect(judge('PRV-01', method, wire.payloads.withSession, source).outcome).toBe('notMet');
  });

  test(`${wire.id}: SRC-02 finds an empty required string`, () => {
    expect(judge('SRC-02', method, wire.payloads.withSession).outcome).toBe('met');
    expect(judge('SRC-02', method, { ...wire.payloads.withSession, sessionId: '' }).outcome).toBe('notMet');
  });
}

test('a value that is not a payload causes no exception, however deeply it is nested', () => {
  const [method] = created;
  if (!method) throw new Error('no method');
  let deep: unknown = 'x';
  for (let level = 0; level < 100_000; level += 1) deep = { owner: [deep] };
  for (const value of [null, 7, '\ud800', [], {}, Object.create(null), { owner: deep }])
    expect(() => judgePayload(method.wire, value)).not.toThrow();
});
