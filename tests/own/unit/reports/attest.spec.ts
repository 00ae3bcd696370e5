import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { attest } from '../../../../cli/commands/attest.ts';
import { checklist } from '../../../../contract/checklist.ts';
import { Attestations } from '../../../../reports/verdict/attestations.ts';
import { expect, test } from '../../plain-test.ts';

const manual = checklist.filter(({ inScope, rules }) => !inScope || rules.length === 0).map(({ id }) => id);
const [first = '', second = ''] = manual;

function folder(): { root: string; read: () => Attestations } {
  const root = test.info().outputPath();
  return {
    root,
    read: () => Attestations.parse(JSON.parse(readFileSync(join(root, 'attestations.json'), 'utf8'))),
  };
}

function run(root: string, words: readonly string[], typed = ''): Promise<number> {
  return attest(words, {}, Readable.from([typed]), root);
}

test('asks for each open item, accepts yes, no and not applicable, and skips empty answers', async () => {
  const { root, read } = folder();
  writeFileSync(join(root, 'proof.txt'), 'seen');
  await run(root, [], 'Ada\ny\nlooked at it\nproof.txt\n\na\n\n\n');
  const { answers } = read();
  expect(answers).toMatchObject([
    {
      item: first,
      answer: 'yes',
      note: 'looked at it',
      by: 'Ada',
      files: [{ path: 'proof.txt', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }],
    },
    { item: manual[2], answer: 'notApplicable', by: 'Ada' },
  ]);
  expect(answers[0]?.expires.slice(0, 4)).toBe(String(new Date().getUTCFullYear() + 1));
});

test('answers one item from the command line and replaces its earlier answer', async () => {
  const { root, read } = folder();
  await run(root, ['--item', first, '--answer', 'yes', '--by', 'Ada']);
  await run(root, ['--item', second, '--answer', 'yes', '--by', 'Ada']);
  await run(root, ['--item', first, '--answer', 'no', '--by', 'Bob', '--expires', '2099-01-01']);
  expect(read().answers).toMatchObject([
    { item: second, answer: 'yes' },
    { item: first, answer: 'no', by: 'Bob', expires: '2099-01-01' },
  ]);
});

test('keeps the shop, who runs it and who reviews it', async () => {
  const { root, read } = folder();
  await run(root, [
    '--shop',
    'Acme',
    '--shop-version',
    '3.2',
    '--operator',
    'Ada',
    '--reviewer',
    'Bob',
    '--valid-until',
    '2099-12-31',
  ]);
  expect(read()).toEqual({
    shop: { name: 'Acme', version: '3.2' },
    operator: 'Ada',
    reviewer: 'Bob',
    validUntil: '2099-12-31',
    answers: [],
  });
});

test('reports a wrong option', async () => {
  const { root } = folder();
  await expect(run(root, ['--item', 'x', '--answer', 'yes', '--by', 'A'])).rejects.toThrow(
    /not a manual item/,
  );
  await expect(run(root, ['--item', first, '--answer', 'maybe', '--by', 'A'])).rejects.toThrow(
    /yes, no or notApplicable/,
  );
  await expect(run(root, ['--item', first, '--answer', 'yes'])).rejects.toThrow(/--by/);
  await expect(
    run(root, ['--item', first, '--answer', 'yes', '--by', 'A', '--file', 'none.png']),
  ).rejects.toThrow(/none.png does not exist/);
  await expect(run(root, ['--valid-until', 'soon'])).rejects.toThrow(/must be a date/);
});
