import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mistakesIn } from '../../../cli/commands/workflows.ts';
import { expect, test } from '../plain-test.ts';

const FOLDER = join(import.meta.dirname, '../../../.github/workflows');
const GOOD = `on: push
permissions: { contents: read }
jobs:
  test:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
      - run: npm test
        env: { COMMIT: '\${{ github.sha }}' }
`;

for (const name of readdirSync(FOLDER)) {
  test(`${name} is valid, and has only the permissions it needs`, async () => {
    const text = readFileSync(join(FOLDER, name), 'utf8');
    expect(await mistakesIn(text, name)).toEqual([]);
    expect(text).toMatch(/^permissions:\n {2}contents: read\n/m);
    expect(text).toMatch(/timeout-minutes: \d+/);
    // a pull request runs code of its author: no key may be there
    if (/pull_request/.test(text)) expect(text).not.toMatch(/secrets\.|pull_request_target/);
  });
}

test('the linter finds nothing in a workflow without a mistake', async () => {
  expect(await mistakesIn(GOOD, 'good.yml')).toEqual([]);
});

const broken: readonly (readonly [string, string, string, RegExp])[] = [
  ['an event that does not exist', 'on: push', 'on: pusj', /broken\.yml:1:\d+ .*pusj/],
  ['a permission that does not exist', 'contents: read', 'contents: reed', /reed/],
  ['an expression on nothing', 'github.sha', 'gihub.sha', /gihub/],
  ['a job without a machine', '    runs-on: ubuntu-24.04\n', '', /runs-on/],
  ['an action that is not pinned', /@[0-9a-f]{40} # v7\.0\.1/.exec(GOOD)?.[0] ?? '', '@v7', /pinned/],
];
for (const [what, right, wrong, line] of broken) {
  test(`the linter finds ${what}`, async () => {
    const found = await mistakesIn(GOOD.replace(right, wrong), 'broken.yml');
    expect(found.join('\n')).toMatch(line);
  });
}
