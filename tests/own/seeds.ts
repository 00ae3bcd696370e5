/**
 * Reads the sample payloads of the founding documents, if a copy is next to the project, to compare our lists with them. The
 * documents are not part of the project.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { memberPaths } from '../../contract/payload.ts';

const FOLDER = join(import.meta.dirname, '../../../shared/seeds');

export interface SeedMembers {
  withSession: string[];
  withoutSession: string[];
  /** Members that the section's sentence says to remove. */
  removed: string[];
}

export const seedsAreHere = existsSync(FOLDER);

export interface SeedSample {
  readonly type: string;
  readonly payload: Readonly<Record<string, unknown>>;
  /** Members that the section's sentence says to remove. */
  readonly removed: readonly string[];
}

/** Member paths of both samples and the removal list, by document and type. */
export function seedMembers(): Record<string, Record<string, SeedMembers>> {
  return Object.fromEntries(seedSamples().map(([name, samples]) => [name, membersIn(samples)]));
}

/** Every sample payload of the migration's sections, by document. They are written as JavaScript, some names without quotes. */
export function seedSamples(): [document: string, samples: SeedSample[]][] {
  return readdirSync(FOLDER).map((name) => [name, samplesIn(readFileSync(join(FOLDER, name), 'utf8'))]);
}

function membersIn(samples: readonly SeedSample[]): Record<string, SeedMembers> {
  const found: Record<string, SeedMembers> = {};
  for (const { type, payload, removed } of samples) {
    const entry = (found[type] ??= { withSession: [], withoutSession: [], removed: [...removed] });
    entry['sessionId' in payload ? 'withSession' : 'withoutSession'] = memberPaths(payload);
  }
  return found;
}

function samplesIn(text: string): SeedSample[] {
  const found: SeedSample[] = [];
  // samples before the first migration section are unrelated
  const start = text.search(/For credit cards?, you add/i);
  let removed: string[] = [];
  const pattern = /\bFor [^\n]*?you add `?sessionId[^\n]*|(?:var|let)\s+\w+\s*=\s*(\{[\s\S]*?\n\})/g;
  for (const match of text.slice(Math.max(0, start)).matchAll(pattern)) {
    const [sentence, literal] = match;
    if (literal === undefined) {
      removed = removalsIn(sentence);
      continue;
    }
    const payload = runInNewContext(`(${literal})`, {}, { timeout: 5_000 }) as Record<string, unknown>;
    if (typeof payload.type === 'string') found.push({ type: payload.type, payload, removed });
  }
  return found;
}

/** `… remove amount, currency, payPal.items, and payPal.shipping.` */
function removalsIn(sentence: string): string[] {
  const list = /\bremove (.*)$/.exec(sentence.replaceAll(/&#\w+;/g, ''))?.[1] ?? '';
  return [
    ...list
      .replaceAll('\\', '')
      .replaceAll('`', '')
      .matchAll(/[A-Za-z]+(?:\.[A-Za-z]+)*/g),
  ]
    .map(([name]) => name)
    .filter((name) => !['and', 'any', 'existing', 'parameters'].includes(name));
}
