/** Secrets of one test are masked in the artifacts of the others. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { Masker, type SecretKind } from '../../../harness/masking.ts';
import { SharedSecrets } from '../../../harness/shared-secrets.ts';
import { finalScan } from '../../../reports/scrub/final-scan.ts';
import { Scrubber } from '../../../reports/scrub/scrubber.ts';
import { expect, test } from '../plain-test.ts';

const TOKEN = 'Refresh0Token0of0another0Test';

function maskers(): { one: Masker; other: Masker } {
  const shared = new SharedSecrets<SecretKind>();
  return { one: new Masker('run', shared), other: new Masker('run', shared) };
}

test('a secret that one masker shares is masked by the others, in every encoding and with the same token', () => {
  const { one, other } = maskers();
  // a result that is remembered must not outlive the secret
  expect(other.text(`x ${TOKEN} y`)).toContain(TOKEN);
  one.share({ kind: 'token', value: TOKEN });
  const token = one.token('token', TOKEN);
  expect(other.text(`x ${TOKEN} y`)).toBe(`x ${token} y`);
  expect(other.text(`x ${TOKEN.toUpperCase()} y`)).not.toMatch(/refresh/i);
  const percent = encodeURIComponent(TOKEN).replaceAll('0', '%30');
  const written = [Buffer.from(`${TOKEN}.`).toString('base64'), Buffer.from(TOKEN).toString('hex'), percent];
  for (const form of written) expect(other.text(`x ${form} y`)).toContain(`x ${token}`);
  expect(other.json({ deep: [`${TOKEN}-`] })).toEqual({ deep: [`${token}-`] });
});

test('what looks like a word or a short number is not shared', () => {
  const { one, other } = maskers();
  for (const value of ['certification', 'confirmationPage', '12345', 'konbini', 'a b 1 c d e f g'])
    one.share({ kind: 'token', value: `${value}` });
  const text = 'certification confirmationPage 12345 konbini a b 1 c d e f g';
  expect(other.text(text)).toBe(text);
});

test('the final scan masks what was written before the secret was known, and reports only other secrets', () => {
  const shared = new SharedSecrets<SecretKind>();
  const settings = { runKey: 'run', secretKey: 'sk-known-from-the-start', publicKey: '', cards: [] };
  const ofAll = new Scrubber(settings, shared);
  const scrubbers = { ofAll, ofSettings: new Scrubber(settings) };
  const folder = test.info().outputPath('out');
  mkdirSync(folder);
  writeFileSync(join(folder, 'early.json'), JSON.stringify({ echo: TOKEN, value: 1 }));
  writeFileSync(join(folder, 'trace.zip'), zipSync({ 'a.trace': strToU8(`{"type":"x","echo":"${TOKEN}"}`) }));
  writeFileSync(join(folder, 'clean.txt'), 'nothing');
  let rewritten = 0;
  const scan = (): unknown[] => finalScan([folder], scrubbers, () => void (rewritten += 1));
  expect(scan()).toEqual([]);
  expect(rewritten).toBe(0);
  ofAll.masker.share({ kind: 'token', value: TOKEN });
  expect(scan()).toEqual([]);
  expect(rewritten).toBe(1);
  const token = ofAll.masker.token('token', TOKEN);
  expect(JSON.parse(readFileSync(join(folder, 'early.json'), 'utf8'))).toEqual({ echo: token, value: 1 });
  const [trace] = Object.values(unzipSync(readFileSync(join(folder, 'trace.zip'))));
  expect(JSON.parse(strFromU8(trace ?? new Uint8Array()))).toEqual({ type: 'x', echo: token });
  writeFileSync(join(folder, 'mistake.txt'), 'sk-known-from-the-start');
  expect(scan()).toEqual([{ file: 'mistake.txt', kinds: ['secretKey'] }]);
  expect(readFileSync(join(folder, 'mistake.txt'), 'utf8')).toMatch(/^«secretKey:/);
});

test('a secret that became known later is masked in a blob report, whose attachments stay readable', () => {
  const ofAll = new Scrubber({ runKey: 'run', secretKey: '', publicKey: '', cards: [] });
  const path = test.info().outputPath('shard.zip');
  const evidence = JSON.stringify({ message: `echo ${TOKEN}`, value: 1 });
  const attachments = [{ name: 'evidence', base64: Buffer.from(evidence).toString('base64') }];
  const trace = zipSync({ 'a.trace': strToU8(`{"echo":"${TOKEN}"}`) });
  writeFileSync(
    path,
    zipSync({
      'report.jsonl': strToU8(
        `${JSON.stringify({ params: { attachments } })}\n${JSON.stringify({ data: TOKEN })}\n`,
      ),
      'resources/1.zip': trace,
      'resources/2.png': new Uint8Array([0x89, 0, 1]),
    }),
  );
  ofAll.masker.share({ kind: 'token', value: TOKEN });
  const ofSettings = new Scrubber({ runKey: 'run', secretKey: '', publicKey: '', cards: [] });
  expect(finalScan([path], { ofAll, ofSettings }, () => undefined)).toEqual([]);
  const token = ofAll.masker.token('token', TOKEN);
  const entries = unzipSync(readFileSync(path));
  expect(Object.keys(entries)).toContain('resources/2.png');
  const [first = '', second] = strFromU8(entries['report.jsonl'] ?? new Uint8Array()).split('\n');
  expect(JSON.parse(second ?? '')).toEqual({ data: token });
  const { params } = JSON.parse(first) as { params: { attachments: { base64: string }[] } };
  const [{ base64 } = { base64: '' }] = params.attachments;
  expect(JSON.parse(Buffer.from(base64, 'base64').toString())).toEqual({
    message: `echo ${token}`,
    value: 1,
  });
  const [inner] = Object.values(unzipSync(entries['resources/1.zip'] ?? new Uint8Array()));
  expect(JSON.parse(strFromU8(inner ?? new Uint8Array()))).toEqual({ echo: token });
});
