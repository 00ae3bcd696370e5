/**
 * Lists the headings of the public documents in `contract/documents/`. A test uses them to find citations of headings that do
 * not exist. Run once per published state: `npx tsx tools/document-index.ts <git directory>` with a clone of
 * DigitalRiver/GitBook. Only paths and headings are stored, no text.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folders of each branch that concern payments. */
const AREAS = {
  'Digital-River-API': [
    'payments/',
    'integration-options/checkouts/',
    'order-management/',
    'customer-management/',
    'developer-resources/',
    'general-resources/standards-and-certifications/',
    'general-resources/versioning.md',
    'general-resources/release-notes',
    '.gitbook/assets/2021-12-13.json',
  ],
  'Commerce-API': [
    'payments/',
    'shopper-apis/cart/',
    'shopper-apis/orders-1/',
    'shopper-apis/shopper-basics/',
    'shopper-apis/shoppers/',
    'events/',
    'general-resources/reference/',
    'general-resources/common-shoppers-and-admin-apis-reference/cors-support.md',
    'common-shopper-and-admin-apis/error-codes/',
    'common-shopper-and-admin-apis/subscriptions/',
    'resources/',
    'master/getting-started/',
  ],
} as const;

const [repository] = process.argv.slice(2);
if (repository === undefined) {
  console.error('Expected the path of a clone of DigitalRiver/GitBook as the only argument.');
  process.exit(2);
}

for (const [branch, areas] of Object.entries(AREAS)) {
  const paths = git('ls-tree', '-r', '-z', '--name-only', branch)
    .split('\0')
    .filter((path) => /\.(md|json)$/.test(path) && areas.some((area) => path.startsWith(area)));
  const documents = Object.fromEntries(
    paths.map((path) => {
      const text = git('show', `${branch}:${path}`);
      return [path, path.endsWith('.json') ? schemas(text) : headings(text)];
    }),
  );
  const file = join(import.meta.dirname, '../contract/documents', `${branch.toLowerCase()}.json`);
  const commit = git('rev-parse', branch).trim();
  writeFileSync(file, `${JSON.stringify({ branch, commit, documents }, undefined, 2)}\n`);
}

function git(...args: string[]): string {
  return execFileSync('git', ['-C', repository ?? '.', ...args], { encoding: 'utf8', maxBuffer: 2 ** 26 });
}

/** The headings as displayed: without anchors, links, emphasis and escapes. */
function headings(markdown: string): string[] {
  const found: string[] = [];
  let fenced = false;
  for (const line of markdown.split('\n')) {
    if (/^\s*```/.test(line)) fenced = !fenced;
    const heading = fenced ? undefined : /^#{1,6}\s+(.+)$/.exec(line)?.[1];
    if (heading !== undefined) found.push(plain(heading));
  }
  return [...new Set(found)].filter((heading) => heading !== '');
}

/** Used as headings of an API description: the names of its schemas. */
function schemas(description: string): string[] {
  const { components } = JSON.parse(description) as { components: { schemas: Record<string, unknown> } };
  return Object.keys(components.schemas).sort();
}

function plain(heading: string): string {
  return heading
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/&#x20;|&nbsp;/g, ' ')
    .replaceAll(/\\(.)/g, '$1')
    .replaceAll(/\*\*|`|[\u200B-\u200D\uFEFF]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
