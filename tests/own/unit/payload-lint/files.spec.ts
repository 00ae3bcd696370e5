import { methods } from '../../../../contract/catalogue.ts';
import { asText } from '../../../../tools/payload-lint/format.ts';
import { lintBytes, type LintedFile, lintFile } from '../../../../tools/payload-lint/lint-file.ts';
import { asSarif } from '../../../../tools/payload-lint/sarif.ts';
import { expect, test } from '../../plain-test.ts';

const wires = methods.map(({ wire }) => wire);
const options = { wires, withSession: false };
const one = methods.find(({ wire }) => wire.createdBy === 'createSource' && wire.members.removed.length > 0);
if (!one) throw new Error('no method that the migration changes');
const { withSession, withoutSession } = one.wire.payloads;
const spoiled = { ...withoutSession, sessionId: 'session', browserInfo: { language: 'en' } };
const lint = (value: unknown): Omit<LintedFile, 'file'> =>
  lintBytes(Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)), options);

/** A file of this test's own. */
const at = (name: string): string => test.info().outputPath(name);

const CREATE = 'https://user:secret@api.shop.example/payments/sources?apiKey=pk_test_1#x';
const entry = (postData?: unknown, url = CREATE): unknown => ({
  request: { method: 'POST', url, ...(postData ? { postData } : {}) },
  response: { content: { text: JSON.stringify({ ...spoiled, id: '1' }) } },
});
const har = (...entries: unknown[]): unknown => ({ log: { version: '1.2', entries } });

test('payloads are found in a list and at any depth, with their path and line', () => {
  expect(lint([withSession, withoutSession]).payloads.map(({ path }) => path)).toEqual(['$[0]', '$[1]']);
  const nested = JSON.stringify({ a: [{ 'b c': { payload: withSession } }] }, null, 1);
  expect(lint(nested).payloads).toMatchObject([{ path: '$.a[0]["b c"].payload', line: 5, findings: [] }]);
});

test('the answer to a payload is not a payload', () => {
  const answer = { ...spoiled, id: 'x' };
  const { payloads, made } = lint({
    a: { ...answer, clientSecret: 'x', redirect: { redirectUrl: 'https://a.example' } },
    b: { ...answer, state: 'chargeable' },
    response: { body: JSON.stringify(spoiled) },
  });
  expect(payloads).toEqual([]);
  expect(made).toEqual(['$.a', '$.b', '$.response.body > $']);
});

test('request bodies of a HAR are read as text, base64 or form fields; its responses are not read', () => {
  const text = JSON.stringify(spoiled);
  const elsewhere = 'https://shop.example/collect';
  const { payloads, problems } = lint(
    har(
      entry({ mimeType: 'application/json; charset=utf-8', text }),
      entry({ encoding: 'base64', text: Buffer.from(text).toString('base64') }),
      entry({ params: [{ name: 'data', value: encodeURIComponent(text) }] }, elsewhere),
      entry({ text: `x=1&data=${encodeURIComponent(text)}` }, elsewhere),
      entry({ text: `[{"events":[${text}]}]` }, elsewhere),
      entry({ text: '{"not":"a payload"}' }, elsewhere),
      entry({ text: '{"half' }, elsewhere),
    ),
  );
  expect(problems).toEqual([]);
  expect(payloads.map((payload) => payload.entry)).toEqual([0, 1, 2, 3, 4]);
  expect(payloads[0]?.request).toBe('POST https://api.shop.example/payments/sources');
  // members added by the SDK are not the shop's
  for (const { findings } of payloads.slice(0, 2))
    expect(findings.map(({ member }) => member)).not.toContain('browserInfo.language');
});

test('a create request with a lost or truncated body is reported in addition to readable payloads', () => {
  const { payloads, problems } = lint(
    har(entry(), entry({ text: '{"type":"x' }), entry({ text: JSON.stringify(withSession) })),
  );
  expect(payloads).toHaveLength(1);
  expect(problems).toEqual([
    expect.stringMatching(/^entry 0: .*not recorded/),
    expect.stringMatching(/^entry 1: .*cut off/),
  ]);
});

for (const [what, content, message] of [
  ['nothing', '', /is empty/],
  ['half a file', JSON.stringify(withSession).slice(0, 80), /is cut off/],
  ['half a literal', '{"a":tru', /is cut off/],
  ['no JSON', '{"a":\n}', /line 2 is malformed/],
  ['text after the end', '{} {}', /line 1 is malformed/],
  ['a line end in a string', '{"a":"\n"}', /line 1 is malformed/],
  ['a wrong escape in a payload', '{"type":"\\x","sessionId":"a"}', /malformed/],
  ['lists in lists in lists', '['.repeat(100_000), /deeper than/],
  ['objects in objects', '{"a":'.repeat(100_000), /deeper than/],
  ['no payload', '{"type":"invoice"}', /neither a HAR nor/],
  ['an empty HAR', JSON.stringify(har()), /contains no readable request/],
  [
    'a HAR of something else',
    JSON.stringify(har(entry({ text: '{}' }, 'https://a.example/'))),
    /in any of its/,
  ],
  [
    'a payload without end',
    JSON.stringify({ ...withSession, x: 'y'.repeat(2_000_000) }),
    /more than 1000000 bytes/,
  ],
] as const) {
  test(`${what} is refused with one line`, () => {
    expect(lint(content)).toEqual({
      payloads: [],
      problems: [expect.stringMatching(message)],
      made: [],
      unread: [],
    });
  });
}

test('binary, UTF-16, folders and missing files are refused; a UTF-8 byte order mark is accepted', async () => {
  const refusal = (bytes: Buffer): string => lintBytes(bytes, options).problems.join();
  expect(refusal(Buffer.from([0x7b, 0, 1]))).toMatch(/not UTF-8 text/);
  expect(refusal(Buffer.from([0x7b, 0xc3, 0x28]))).toMatch(/not UTF-8 text/);
  expect(refusal(Buffer.from('\ufeff{}', 'utf16le'))).toMatch(/UTF-16/);
  expect(lint(`\ufeff${JSON.stringify(withSession)}`).payloads).toHaveLength(1);
  expect((await lintFile(import.meta.dirname, options)).problems).toEqual(['is a folder']);
  expect((await lintFile(at('none.json'), options)).problems).toEqual(['does not exist']);
});

test('member names such as __proto__ are handled like others', () => {
  const { payloads } = lint(
    `{"type":"${one.wire.type}","sessionId":"a","__proto__":{"x":1},"constructor":"y","toString":{}}`,
  );
  const found = payloads[0]?.findings.filter(({ fault }) => fault === 'unknown').map(({ member }) => member);
  expect(found).toEqual(['__proto__', 'constructor', 'toString']);
  expect(Object.hasOwn(Object.prototype, 'x')).toBe(false);
});

test('reports contain no card data, keys or control characters', () => {
  const secret = { number: '4444222233331111', sk_test_abc: 1, '4444 2222 3333 1111': 2, '\u001b[31m': 3 };
  const linted = lint(har(entry({ text: JSON.stringify({ ...spoiled, creditCard: secret, ...secret }) })));
  const { payloads } = linted;
  const files = [{ file: 'capture.har', ...linted }];
  for (const report of [asText(files), asSarif(files, '1.0.0'), JSON.stringify(payloads)]) {
    expect(report).not.toMatch(/4444 ?2222|sk_test|pk_test|secret@/);
    expect(report).not.toContain('\u001b');
    expect(report).toContain('looks like a secret');
  }
});

test('the log is valid SARIF: it lists the rules, and each result names a rule and a location', () => {
  const files: LintedFile[] = [{ file: 'a b.json', ...lint([spoiled, withoutSession]) }];
  const log = JSON.parse(asSarif(files, '1.0.0')) as SarifLog;
  expect(log.version).toBe('2.1.0');
  const [run] = log.runs;
  expect(run?.results.length).toBeGreaterThan(0);
  for (const { ruleId, ruleIndex, level, message, locations } of run?.results ?? []) {
    expect(run?.tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
    expect(['error', 'note']).toContain(level);
    expect(message.text).not.toBe('');
    expect(locations[0]?.physicalLocation).toEqual({
      artifactLocation: { uri: 'a%20b.json' },
      region: { startLine: 1 },
    });
  }
});

interface SarifLog {
  version: string;
  runs: {
    tool: { driver: { rules: { id: string }[] } };
    results: {
      ruleId: string;
      ruleIndex: number;
      level: string;
      message: { text: string };
      locations: { physicalLocation: unknown }[];
    }[];
  }[];
}
