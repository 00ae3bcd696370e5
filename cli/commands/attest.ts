/** `npm run attest`: asks for an answer to each manual checklist item, and writes attestations.json. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { parseArgs } from 'node:util';
import { checklist, checklistTitle } from '../../contract/checklist.ts';
import { ROOT } from '../../harness/root.ts';
import { readSettings, UsageError } from '../../harness/settings.ts';
import { count } from '../../reports/formats/text.ts';
import { parseOptions } from '../../harness/parse-options.ts';
import {
  type Answer,
  Attestations,
  attestationsFile,
  invalidity,
  readAttestations,
  sha256Of,
} from '../../reports/verdict/attestations.ts';

const OPTIONS = {
  list: { type: 'boolean' },
  item: { type: 'string' },
  answer: { type: 'string' },
  by: { type: 'string' },
  note: { type: 'string' },
  file: { type: 'string', multiple: true },
  expires: { type: 'string' },
  shop: { type: 'string' },
  'shop-version': { type: 'string' },
  operator: { type: 'string' },
  reviewer: { type: 'string' },
  'valid-until': { type: 'string' },
} as const;

const manual = checklist.filter(({ inScope, rules }) => !inScope || rules.length === 0);

/** @param input with `output` the terminal; tests replace both */
export async function attest(
  words: readonly string[],
  settings: { readonly DR_SHOP_ADAPTER?: string | undefined } = readSettings(),
  input: NodeJS.ReadableStream = process.stdin,
  root: string = ROOT,
): Promise<number> {
  const values = options(words);
  const adapter = settings.DR_SHOP_ADAPTER === undefined ? undefined : resolve(settings.DR_SHOP_ADAPTER);
  const file = attestationsFile(root, adapter);
  const before = withIdentity(readAttestations(file), values);
  if (values.list) {
    list(before, dirname(file));
    return 0;
  }
  const isIdentity = ['shop', 'shop-version', 'operator', 'reviewer', 'valid-until'].some(
    (name) => name in values,
  );
  const after =
    values.item !== undefined
      ? answered(before, given(values, dirname(file)))
      : isIdentity
        ? before
        : await asked(before, dirname(file), input, (one) => write(file, one));
  write(file, after);
  const open = openItems(after, dirname(file)).length;
  process.stdout.write(
    `${file}: ${count(after.answers.length, 'answer')}, ${count(open, 'manual item')} open.\n`,
  );
  return 0;
}

type Values = ReturnType<typeof options>;

function withIdentity(before: Attestations, values: Values): Attestations {
  const { operator, reviewer } = values;
  const name = values.shop ?? before.shop?.name;
  const version = values['shop-version'] ?? before.shop?.version;
  const validUntil = values['valid-until'] ?? before.validUntil;
  if (values['shop-version'] !== undefined && name === undefined)
    throw new UsageError('--shop-version needs the name of the shop: add --shop NAME.');
  return {
    ...before,
    ...(name === undefined ? {} : { shop: { name, ...(version === undefined ? {} : { version }) } }),
    ...(operator === undefined ? {} : { operator }),
    ...(reviewer === undefined ? {} : { reviewer }),
    ...(validUntil === undefined ? {} : { validUntil }),
  };
}

function given(values: Values, folder: string): Answer {
  const { item = '', answer, by, note, file = [], expires } = values;
  if (!manual.some(({ id }) => id === item))
    throw new UsageError(
      `--item names ${JSON.stringify(item)}, which is not a manual item: npm run attest -- --list names them.`,
    );
  if (answer !== 'yes' && answer !== 'no' && answer !== 'notApplicable')
    throw new UsageError('--answer must be yes, no or notApplicable.');
  if (by === undefined || by.trim() === '')
    throw new UsageError('--by must be the name of the person who answers.');
  return {
    item,
    answer,
    ...(note === undefined ? {} : { note }),
    ...(file.length === 0 ? {} : { files: file.map((path) => hashed(path, folder)) }),
    by,
    on: today(),
    expires: expires ?? inOneYear(),
  };
}

function hashed(path: string, folder: string): { path: string; sha256: string } {
  const absolute = existsSync(resolve(path)) ? resolve(path) : join(folder, path);
  if (!existsSync(absolute)) throw new UsageError(`The evidence file ${path} does not exist.`);
  return { path: relative(folder, absolute), sha256: sha256Of(readFileSync(absolute)) };
}

function answered(before: Attestations, answer: Answer): Attestations {
  return { ...before, answers: [...before.answers.filter(({ item }) => item !== answer.item), answer] };
}

/** Saves after each answer, so that stopping early loses nothing. */
async function asked(
  before: Attestations,
  folder: string,
  input: NodeJS.ReadableStream,
  save: (after: Attestations) => void,
): Promise<Attestations> {
  const lines = createInterface({ input })[Symbol.asyncIterator]();
  const ask = async (question: string): Promise<string | undefined> => {
    process.stdout.write(question);
    const { value, done } = await lines.next();
    return done ? undefined : value.trim();
  };
  let after = before;
  const open = openItems(before, folder);
  if (open.length === 0) return after;
  const by = await ask(`${count(open.length, 'manual item')} open. Your name: `);
  for (const [index, item] of open.entries()) {
    if (by === undefined || by === '') break;
    const said = await ask(
      `\n${index + 1}/${open.length} ${checklistTitle(item.checklist)}\n${item.question}\n  y yes, n no, a not applicable, Enter later: `,
    );
    if (said === undefined) break;
    const answer = ({ y: 'yes', yes: 'yes', n: 'no', no: 'no', a: 'notApplicable' } as const)[
      said.toLowerCase()
    ];
    if (answer === undefined) continue;
    const note = (await ask('  Note (Enter: none): ')) ?? '';
    const path = (await ask('  Evidence file (Enter: none): ')) ?? '';
    const files = path === '' ? [] : [hashed(path, folder)];
    after = answered(after, {
      item: item.id,
      answer,
      ...(note === '' ? {} : { note }),
      ...(files.length === 0 ? {} : { files }),
      by,
      on: today(),
      expires: inOneYear(),
    });
    save(after);
  }
  process.stdout.write('\n');
  return after;
}

function openItems({ answers }: Attestations, folder: string): typeof manual {
  const valid = answers.filter((answer) => invalidity(answer, folder, today()) === undefined);
  return manual.filter(({ id }) => !valid.some(({ item }) => item === id));
}

function list({ answers }: Attestations, folder: string): void {
  for (const { id, question } of manual) {
    const answer = answers.find(({ item }) => item === id);
    const why = answer && invalidity(answer, folder, today());
    const status =
      answer === undefined
        ? 'open'
        : why === undefined
          ? `${answer.answer}, ${answer.by}, until ${answer.expires}`
          : `open: ${why}`;
    process.stdout.write(`${id}\n    ${question}\n    ${status}\n`);
  }
}

function write(file: string, attestations: Attestations): void {
  const read = Attestations.safeParse(attestations);
  if (!read.success)
    throw new UsageError(
      read.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('\n'),
    );
  writeFileSync(file, `${JSON.stringify(read.data, null, 2)}\n`);
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

function inOneYear(): string {
  const date = new Date();
  date.setUTCFullYear(date.getUTCFullYear() + 1);
  return date.toISOString().slice(0, 10);
}

function options(
  words: readonly string[],
): ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values'] {
  return parseOptions({ args: [...words], options: OPTIONS }).values;
}
