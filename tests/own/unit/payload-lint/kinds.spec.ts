/** Tests the same cases for the payloads of all methods: mistakes, wrappers, sources that were created. */
import { methods } from '../../../../contract/catalogue.ts';
import type { Wire } from '../../../../contract/method.ts';
import { lintBytes, type LintedFile } from '../../../../tools/payload-lint/lint-file.ts';
import { expect, test } from '../../plain-test.ts';

type JsonObject = Record<string, unknown>;
const wires = methods.map(({ wire }) => wire);
const asked = wires.filter(({ createdBy }) => createdBy === 'createSource');
const lint = (value: unknown): Omit<LintedFile, 'file'> =>
  lintBytes(Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)), {
    wires,
    withSession: false,
  });
const findings = (value: unknown): string[] =>
  lint(value).payloads.flatMap((payload) =>
    payload.findings.map(({ fault, member }) => `${fault} ${member}`),
  );
const clean = (wire: Wire): JsonObject => structuredClone(wire.payloads.withSession) as JsonObject;

/** The payload with another value at a path. */
function changed(wire: Wire, path: string, value: unknown): JsonObject {
  const payload = clean(wire);
  const steps = path.split('.');
  const last = steps.pop() ?? '';
  const holder = steps.reduce<JsonObject>((at, step) => at[step] as JsonObject, payload);
  holder[last] = value;
  return payload;
}

const HAR = (request: object, more: object = {}): object => ({
  log: { entries: [{ request: { method: 'POST', url: 'https://shop.example/pay', ...request }, ...more }] },
});
const WRAPPERS: Readonly<Record<string, (text: string) => unknown>> = {
  'a list': (text) => `[${text}]`,
  'a call (JSONP)': (text) => `callback(${text});`,
  'a string': (text) => JSON.stringify(text),
  'a string in a string': (text) => ({ a: JSON.stringify({ b: text }) }),
  'a form': (text) => `step=2&data=${encodeURIComponent(text)}`,
  'base64 in a string': (text) => ({ data: Buffer.from(text).toString('base64') }),
  'a byte-order mark': (text) => `\ufeff${text}`,
  'a multipart body': (text) =>
    HAR({
      postData: { text: `--b\r\nContent-Disposition: form-data; name="s"\r\n\r\n${text}\r\n--b--\r\n` },
    }),
  'a socket frame': (text) =>
    HAR({}, { _webSocketMessages: [{ type: 'send', opcode: 1, data: `42["pay",${text}]` }] }),
  'the query of a request': (text) =>
    HAR({ method: 'GET', url: `https://shop.example/pay?p=${encodeURIComponent(text)}` }),
  'a Postman request': (text) => ({
    item: [{ request: { url: 'https://api.example/payments/sources', body: { mode: 'raw', raw: text } } }],
  }),
};

for (const wire of asked) {
  test(`${wire.id}: the payload is found in every wrapper, without findings`, () => {
    const found = Object.entries(WRAPPERS).map(([name, wrapped]) => {
      const { payloads, problems } = lint(wrapped(JSON.stringify(clean(wire))));
      return { name, payloads, problems };
    });
    expect(found).toMatchObject(
      Object.keys(WRAPPERS).map((name) => ({
        name,
        payloads: [{ method: { name: expect.any(String) }, session: true, findings: [] }],
        problems: [],
      })),
    );
  });

  test(`${wire.id}: mistakes in values are found`, () => {
    expect(findings({ ...clean(wire), sessionId: '' })).toContain('wrong value sessionId');
    expect(findings({ ...clean(wire), usage: 'single' })).toContain('wrong value usage');
    expect(findings({ ...clean(wire), futureUse: true })).toEqual(
      expect.arrayContaining(['missing usage', 'missing mandate.terms']),
    );
    for (const path of [wire.returnUrl, wire.cancelUrl].filter((found) => found !== null)) {
      expect(findings(changed(wire, path, '/return'))).toContain(`wrong value ${path}`);
      expect(findings(changed(wire, path, ''))).toContain(`wrong value ${path}`);
      expect(findings(changed(wire, path, '{{base}}/return'))).toEqual([]);
    }
    for (const path of wire.members.required.filter((member) => member.startsWith('owner.')))
      expect(findings(changed(wire, path, '  '))).toContain(`wrong value ${path}`);
    const { sessionId, ...rest } = clean(wire);
    expect(findings({ ...rest, sessionid: sessionId })).toEqual(['unknown sessionid']);
  });

  test(`${wire.id}: a failed source sent again is a payload, a created source is not`, () => {
    const merged = { ...clean(wire), id: 'src-1', clientSecret: 'src-1_x', state: 'failed', amount: 1 };
    const found = findings(merged);
    expect(found).toEqual(expect.arrayContaining(['unknown id', 'unknown clientSecret', 'unknown state']));
    const create = {
      url: 'https://api.example/payments/sources',
      postData: { text: JSON.stringify(merged) },
    };
    expect(findings(HAR(create))).toEqual(found);
    const details = Object.fromEntries(Object.keys(wire.details).map((name) => [name, 'x']));
    const made = { id: 'src-1', type: wire.type, owner: {}, [wire.detailsKey]: details };
    const { payloads, problems, made: left } = lint({ order: { source: made } });
    expect({ payloads, left }).toEqual({ payloads: [], left: ['$.order.source'] });
    expect(problems).toEqual([expect.stringContaining('only sources that were created already')]);
  });
}

for (const wire of asked.filter(({ returnsOverTls }) => returnsOverTls)) {
  test(`${wire.id}: the rule about return URLs finds http`, () => {
    if (wire.returnUrl === null) throw new Error('no return URL');
    const [payload] = lint(changed(wire, wire.returnUrl, 'http://shop.example/return')).payloads;
    expect(payload?.findings).toMatchObject([{ rule: 'RDR-18', member: wire.returnUrl }]);
  });
}

for (const wire of asked.filter(({ detailsKeyAlternates }) => detailsKeyAlternates.length > 0)) {
  test(`${wire.id}: both of two details objects are judged`, () => {
    const [alternate = ''] = wire.detailsKeyAlternates;
    const before = (wire.payloads.withoutSession ?? {}) as JsonObject;
    const inDetails = wire.members.removed.filter((member) => member.startsWith(`${wire.detailsKey}.`));
    const dirty = before[wire.detailsKey];
    for (const payload of [
      { ...clean(wire), [wire.detailsKey]: dirty, [alternate]: clean(wire)[wire.detailsKey] },
      { [alternate]: dirty, ...clean(wire) },
    ]) {
      const [judged] = lint(payload).payloads;
      expect(judged?.findings.filter(({ fault }) => fault === 'must go')).toHaveLength(inDetails.length);
      expect(judged?.warnings).toMatchObject([{ member: alternate }]);
    }
  });
}

test('an undocumented owner is one finding; a misplaced object gives a finding with its right place', () => {
  const ownerless = asked.find(
    ({ members }) =>
      members.removed.length > 0 && !members.required.some((member) => member.startsWith('owner')),
  );
  if (!ownerless) throw new Error('every method takes an owner');
  expect(findings({ ...clean(ownerless), owner: { firstName: 'a', address: { line1: 'b' } } })).toEqual([
    'unknown owner',
  ]);
  const inner = ownerless.members.removed.find((member) => member.endsWith('.shipping'));
  const [payload] = lint({ ...clean(ownerless), shipping: { recipient: 'a' } }).payloads;
  expect(payload?.findings.map(({ message }) => message)).toEqual([
    `shipping must be moved to ${inner ?? ''}, which is not allowed with a session: remove it`,
  ]);
});

test('a missing address state is a warning only in countries that validate it', () => {
  const wire = asked.find(({ members }) =>
    members.conditional.some(({ member }) => member === 'owner.address.state'),
  );
  if (!wire) throw new Error('no method with a state');
  const at = (country: string): JsonObject => {
    const payload = clean(wire);
    const { address } = payload.owner as { address: JsonObject };
    Object.assign(address, { country, state: undefined });
    return payload;
  };
  expect(lint(at('US')).payloads).toMatchObject([
    { findings: [], warnings: [{ member: 'owner.address.state' }] },
  ]);
  expect(lint(at('GB')).payloads).toMatchObject([{ findings: [], warnings: [] }]);
});

test('a country that is not a code of two letters is a warning', () => {
  const wire = asked.find(({ members }) => members.required.includes('owner.address.country'));
  if (!wire) throw new Error('no method with a country');
  const at = (country: string): JsonObject => {
    const payload = clean(wire);
    const { address } = payload.owner as { address: JsonObject };
    Object.assign(address, { country, state: 'MN' });
    return payload;
  };
  for (const right of ['US', 'us', '{{country}}'])
    expect(lint(at(right)).payloads).toMatchObject([{ findings: [], warnings: [] }]);
  for (const wrong of ['USA', 'United States', '840'])
    expect(lint(at(wrong)).payloads).toMatchObject([
      { findings: [], warnings: [{ member: 'owner.address.country' }] },
    ]);
});

test('a wrong payload next to a correct one is judged', () => {
  const [wire] = asked;
  if (!wire) throw new Error('no method');
  const { payloads } = lint([{ ...clean(wire), state: 'x', colour: 1 }, clean(wire)]);
  expect(payloads.map((payload) => payload.findings.length)).toEqual([2, 0]);
});

for (const [what, content, message] of [
  ['gzip', Buffer.from([0x1f, 0x8b, 8, 0]), /compressed \(gzip\)/],
  ['zip', Buffer.from('PK\u0003\u0004'), /zip archive/],
  [
    'newline-delimited JSON',
    Buffer.from('{"type":"a"}\n{"type":"b"}\n'),
    /several JSON values, one per line/,
  ],
] as const) {
  test(`${what} is reported as unreadable`, () => {
    expect(lintBytes(content, { wires, withSession: false }).problems).toEqual([
      expect.stringMatching(message),
    ]);
  });
}

test('an unreadable body that may contain a payload is reported, also next to a readable one', () => {
  const [wire] = asked;
  if (!wire) throw new Error('no method');
  const entries = (...texts: object[]): object => ({
    log: {
      entries: texts.map((postData) => ({
        request: { method: 'POST', url: 'https://shop.example/pay', postData },
      })),
    },
  });
  const { payloads, unread } = lint(
    entries(
      { text: JSON.stringify(clean(wire)) },
      { text: Buffer.from([0x1f, 0x8b, 8, 0, 0xff]).toString('base64'), encoding: 'base64' },
      { text: '<pay><sessionId>x</sessionId></pay>' },
      { text: '{"sessionId":"x", half' },
      { text: 'nothing=to&see=here' },
    ),
  );
  expect(payloads).toHaveLength(1);
  expect(unread).toEqual([
    expect.stringMatching(/^entry 1, .*compressed or binary/),
    expect.stringMatching(/^entry 2, .*unknown format/),
    expect.stringMatching(/^entry 3, .*malformed/),
  ]);
});
