import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestResult, TestStep } from '@playwright/test/reporter';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { seal, unseal } from '../../../../harness/sealing.ts';
import { leaks } from '../../../../reports/scrub/leaks.ts';
import { scrubOutput, scrubResult, scrubStep } from '../../../../reports/scrub/result.ts';
import { Scrubber } from '../../../../reports/scrub/scrubber.ts';
import { scrubZip } from '../../../../reports/scrub/zip.ts';
import { expect, test } from '../../plain-test.ts';

const CARD = '4444222233331111';
const CODE = '123';
const SECRET = 'sk-recognisable-secret';
const scrubber = new Scrubber({
  runKey: 'recognisable-run-key',
  secretKey: SECRET,
  publicKey: 'pk-recognisable-public',
  cards: [{ number: CARD, securityCode: CODE }],
});

function step(title: string, params?: unknown): TestStep {
  const made = { title, params, steps: [], attachments: [], titlePath: () => [title] };
  scrubStep(made as unknown as TestStep, scrubber);
  return made as unknown as TestStep;
}

test('card numbers are masked in titles in every notation', () => {
  for (const written of [CARD, '4444 2222 3333 1111', '4444-2222-3333-1111']) {
    const made = step(`Fill "${written}" locator('#number')`);
    expect(made.title).toBe(`Fill "${scrubber.masker.token('cardNumber', CARD)}" locator('#number')`);
    expect(made.titlePath()).toEqual([made.title]);
  }
});

test('attachments of a step are masked when it ends, before Allure stores them', () => {
  const attachment = { name: 'exchanges', contentType: 'application/json', body: Buffer.from(`["${CARD}"]`) };
  const made = { title: 'Checks', steps: [], attachments: [attachment], titlePath: () => [] };
  scrubStep(made as unknown as TestStep, scrubber);
  expect(attachment.body.toString()).toBe(`["${scrubber.masker.token('cardNumber', CARD)}"]`);
});

test('secrets seen in a test are masked in its artifacts, archives included, and are encrypted in transit', () => {
  const learnt = [{ kind: 'cookie', value: 'recognisable-cookie' } as const];
  const sealed = seal(learnt, 'recognisable-run-key');
  expect(Buffer.from(sealed, 'base64').toString('latin1')).not.toContain('recognisable');
  expect(unseal(sealed, 'the key of another run')).toEqual([]);
  const own = scrubber.fork(unseal(sealed, 'recognisable-run-key'));
  const token = own.masker.token('cookie', 'recognisable-cookie');
  expect(own.text('sid recognisable-cookie')).toBe(`sid ${token}`);
  const [packed] = Object.values(
    unzipSync(scrubZip(zipSync({ trace: strToU8('sid recognisable-cookie') }), own)),
  );
  expect(strFromU8(packed ?? new Uint8Array())).toBe(`sid ${token}`);
  expect(scrubber.text('sid recognisable-cookie')).toBe('sid recognisable-cookie');
});

test('a security code is masked only where it was typed', () => {
  const token = scrubber.masker.token('securityCode', CODE);
  expect(step(`Fill "${CODE}"`, { value: CODE })).toMatchObject({
    title: `Fill "${token}"`,
    params: { value: token },
  });
  expect(step(`Type "${CODE}"`, { text: CODE })).toMatchObject({ params: { text: token } });
  expect(step('Press "1"', { key: '1' })).toMatchObject({ title: 'Press "•"', params: { key: '•' } });
  expect(step('Press "Enter"', { key: 'Enter' }).title).toBe('Press "Enter"');
  expect(step('waits 123 ms at line 123').title).toBe('waits 123 ms at line 123');
  expect(scrubber.text(`- fill("${CODE}")`)).toBe(`- fill("${token}")`);
  expect(scrubber.text(`cvv: '${CODE}'`)).toBe(`cvv: '${token}'`);
  expect(scrubber.text(`  - textbox "Code": "${CODE}"`)).toBe(`  - textbox "Code": "${token}"`);
});

test('errors, output and attachments contain no secret afterwards', () => {
  const path = test.info().outputPath('page.md');
  writeFileSync(path, `# ${CARD}`);
  const secrets = `${CARD} ${SECRET} \u001b[31m4444 2222\u001b[39m 3333 1111`;
  const result = {
    errors: [
      { message: secrets, stack: secrets, snippet: secrets, value: secrets, cause: { message: secrets } },
    ],
    stdout: ['card 44442222', '33331111\n'],
    stderr: [Buffer.from(SECRET)],
    annotations: [{ type: 'note', description: secrets }],
    attachments: [
      { name: CARD, contentType: 'text/plain', body: Buffer.from(secrets) },
      { name: 'page', contentType: 'text/markdown', path },
      { name: 'json', contentType: 'application/json', body: Buffer.from(`{"n":${CARD},"cvv":"${CODE}"}`) },
    ],
  } as unknown as TestResult;
  scrubResult(result, scrubber);
  const left = JSON.stringify([
    result,
    result.attachments.map(({ body }) => body?.toString()),
    result.stderr.map(String),
    readFileSync(path, 'utf8'),
  ]);
  for (const secret of [CARD, '4444 2222', SECRET, `"${CODE}"`]) expect(left).not.toContain(secret);
  expect(JSON.parse(result.attachments[2]?.body?.toString() ?? '')).toHaveProperty('n');
});

test('a secret split over two chunks of output is found', () => {
  const chunks: (string | Buffer)[] = ['44442222', Buffer.from('33331111')];
  scrubOutput(chunks, scrubber);
  expect(chunks.join('')).toBe(scrubber.masker.token('cardNumber', CARD));
});

test('traces are masked in every entry and in names, and their screenshots are removed', () => {
  const trace = [
    { type: 'before', method: 'fill', params: { selector: '#cvv', value: CODE }, title: `Fill "${CODE}"` },
    { type: 'log', message: `  fill("${CODE}")` },
    { type: 'frame-snapshot', html: ['INPUT', { __playwright_value_: CODE }, 'a-client-secret-of-its-own'] },
    { type: 'after', value: '4444 2222 3333 1111', startTime: 1795256642838.123 },
  ];
  const zip = zipSync({
    'trace.trace': strToU8(trace.map((line) => JSON.stringify(line)).join('\n')),
    'trace.network': strToU8(
      JSON.stringify({ headers: [{ name: 'authorization', value: `Bearer ${SECRET}` }] }),
    ),
    'resources/body.json': strToU8(
      JSON.stringify({ clientSecret: 'a-client-secret-of-its-own', creditCard: { number: CARD, cvv: CODE } }),
    ),
    [`resources/${CARD}.txt`]: strToU8('x'),
    'resources/page.jpeg': new Uint8Array([255, 216, 0, 1]),
    'resources/font.woff2': new Uint8Array([0, 1, 2, 3]),
  });
  const entries = unzipSync(scrubZip(zip, scrubber));
  const all = Object.entries(entries).map(([name, content]) => `${name}\n${strFromU8(content)}`);
  for (const secret of [CARD, '4444 2222', SECRET, `"${CODE}`, 'a-client-secret-of-its-own'])
    expect(all.join('\n')).not.toContain(secret);
  expect(Object.keys(entries).sort()).toEqual([
    expect.stringMatching(/^resources\/body\.json$/),
    'resources/font.woff2',
    expect.stringContaining('resources/«cardNumber:'),
    'trace.network',
    'trace.trace',
  ]);
  for (const line of strFromU8(entries['trace.trace'] ?? new Uint8Array()).split('\n'))
    expect(JSON.parse(line)).toHaveProperty('type');
});

test('the half of a client secret is masked in URLs and parameter lists of a trace', () => {
  const half = '5a0c8a34-6df2-4a52-b6a4-3b8a1f7c2e91';
  const request = {
    url: `https://api.example/payments/sources/1?secret=${half}`,
    queryString: [{ name: 'secret', value: half }],
  };
  const network = `${JSON.stringify({ type: 'resource-snapshot', snapshot: { request } })}\n{"type":"end"}`;
  const folder = test.info().outputPath('out');
  mkdirSync(folder);
  writeFileSync(join(folder, 'trace.zip'), zipSync({ 'trace.network': strToU8(network) }));
  expect(leaks(folder, scrubber.masker)).toEqual([{ file: 'trace.zip › trace.network', kinds: ['token'] }]);
  const zip = readFileSync(join(folder, 'trace.zip'));
  writeFileSync(join(folder, 'trace.zip'), scrubZip(zip, scrubber));
  expect(leaks(folder, scrubber.masker)).toEqual([]);
  const [first = ''] = strFromU8(
    unzipSync(readFileSync(join(folder, 'trace.zip')))['trace.network'] ?? new Uint8Array(),
  ).split('\n');
  expect(first).not.toContain(half);
  expect(JSON.parse(first)).toMatchObject({
    snapshot: { request: { queryString: [{ name: 'secret', value: expect.stringMatching(/^«token:/) }] } },
  });
});

test('cookies are masked in headers and lists of a trace', () => {
  const cookie = 'recognisable-cookie';
  const request = {
    cookies: [{ name: 'sid', value: cookie }],
    headers: [
      { name: 'Cookie', value: `sid=${cookie}` },
      { name: 'accept', value: '*/*' },
    ],
  };
  const response = { headers: [{ name: 'set-cookie', value: `sid=${cookie}; Path=/` }] };
  const lines = [
    { type: 'resource-snapshot', snapshot: { request, response } },
    { type: 'before', params: { cookies: [{ name: 'sid', value: cookie }] } },
  ];
  const network = strToU8(lines.map((line) => JSON.stringify(line)).join('\n'));
  const scrubbed = unzipSync(scrubZip(zipSync({ 'trace.network': network }), scrubber))['trace.network'];
  const text = strFromU8(scrubbed ?? new Uint8Array());
  expect(text).not.toContain(cookie);
  expect(text.split('\n').map((line) => JSON.parse(line) as unknown)).toMatchObject([
    { snapshot: { request: { headers: [{}, { value: '*/*' }] } } },
    { params: { cookies: [{ name: 'sid', value: scrubber.masker.token('cookie', cookie) }] } },
  ]);
});

test('the leak scan finds encoded secrets', () => {
  const folder = test.info().outputPath('out');
  mkdirSync(folder);
  const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);
  write('base64.txt', `authorization: Bearer ${Buffer.from(`${SECRET}:`).toString('base64')}`);
  write('hex.txt', Buffer.from(CARD).toString('hex'));
  write('cookie.txt', 'GET /\ncookie: sid=recognisable');
  expect(leaks(folder, scrubber.masker)).toEqual([
    { file: 'base64.txt', kinds: ['secretKey'] },
    { file: 'cookie.txt', kinds: ['cookie'] },
    { file: 'hex.txt', kinds: ['cardNumber'] },
  ]);
});

test('a secret found in a body of one trace is not masked in other traces', () => {
  const before = scrubber.masker.secrets.length;
  scrubZip(zipSync({ 'resources/a.json': strToU8('{"token":"konbini"}') }), scrubber);
  expect(scrubber.masker.secrets.length).toBe(before);
  expect(scrubber.text('konbini')).toBe('konbini');
});

test('the leak scan names file and kind, never the value, and searches archives', () => {
  const folder = test.info().outputPath('out');
  mkdirSync(join(folder, 'deep'), { recursive: true });
  writeFileSync(
    join(folder, 'fine.json'),
    JSON.stringify({ at: 1795256642838.123, token: '«cardNumber:3fa1c09b»' }),
  );
  writeFileSync(join(folder, 'deep', 'log.txt'), `a ${SECRET} b`);
  writeFileSync(join(folder, 'trace.zip'), zipSync({ 'a/b.txt': strToU8(CARD) }));
  const found = leaks(folder, scrubber.masker);
  expect(found).toEqual([
    { file: expect.stringMatching(/^deep.log\.txt$/), kinds: ['secretKey'] },
    { file: 'trace.zip › a/b.txt', kinds: ['cardNumber'] },
  ]);
  expect(JSON.stringify(found)).not.toContain(SECRET);
});

test('a secret that a page wraps over lines is masked in its document', () => {
  const wrapped = Buffer.from(`key: ${SECRET}, and more`).toString('base64').replaceAll(/.{16}/g, '$&\n');
  const clean = scrubber.document(`<pre>\n${wrapped}\n</pre>\n[]\n`);
  expect(scrubber.masker.kindsIn(clean).has('secretKey')).toBe(false);
  expect(clean).toContain('</pre>\n[]\n');
});

test('a file that another run removes while the files are searched is no error', () => {
  const folder = test.info().outputPath('out');
  mkdirSync(folder);
  for (const name of ['a.txt', 'b.txt', 'c.txt']) writeFileSync(join(folder, name), `card ${CARD}`);
  const removing = Object.create(scrubber.masker) as typeof scrubber.masker;
  removing.text = (text) => {
    rmSync(join(folder, 'b.txt'), { force: true });
    return scrubber.masker.text(text);
  };
  expect(leaks(folder, removing).map(({ file }) => file)).toEqual(['a.txt', 'c.txt']);
});
