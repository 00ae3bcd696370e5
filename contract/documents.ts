/**
 * The documents that rules and methods cite, with their headings: an index of paths and headings, without any text of
 * them. A citation names a document as `branch: path`.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Source } from './rule.ts';

const Index = z.strictObject({
  /** Branch of the public documentation, or the two founding documents. */
  branch: z.string(),
  /** The commit from which the index was made; the founding documents have none. */
  commit: z.string().optional(),
  documents: z.record(z.string(), z.array(z.string())),
});

const FILES = ['digital-river-api.json', 'commerce-api.json', 'founding.json'];

const indexes = FILES.map((name) =>
  Index.parse(JSON.parse(readFileSync(join(import.meta.dirname, 'documents', name), 'utf8'))),
);

const headings: ReadonlyMap<string, readonly string[]> = new Map(
  indexes.flatMap(({ branch, documents }) =>
    Object.entries(documents).map(([path, found]) => [`${branch}: ${path}`, found] as const),
  ),
);

/** URL of the cited heading on the public page, in the version from which the index was made. */
export interface Passage {
  readonly url: string;
  readonly commit: string;
}

/** @returns undefined for a document that is not public, or not in the index */
export function passageOf({ document, heading }: Source): Passage | undefined {
  const [branch = '', path = ''] = document.split(': ');
  const commit = indexes.find((one) => one.branch === branch)?.commit;
  const known = headings.get(document);
  if (commit === undefined || known === undefined) return undefined;
  const anchor = path.endsWith('.md') && known.includes(heading) ? `#${anchorOf(heading)}` : '';
  return { url: `https://github.com/DigitalRiver/GitBook/blob/${commit}/${path}${anchor}`, commit };
}

/** The anchor that GitHub creates for a heading. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(/\s/g, '-');
}

/** The headings of a document, in document order; empty for a document that is not in the index. */
export function headingsOf(document: string): readonly string[] {
  return headings.get(document) ?? [];
}

/** The mistake in a citation; undefined if document and heading exist. */
export function wrongWithCitation({ document, heading }: Partial<Source>): string | undefined {
  const found = headings.get(document ?? '');
  if (!found) return `no document ${document} is in contract/documents`;
  if (heading === undefined || found.includes(heading)) return undefined;
  return `${document} has no heading "${heading}"; contract/documents lists the headings of each document`;
}
