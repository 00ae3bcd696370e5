/**
 * Certification of a shop that does not pass the test token on gives the same result with several workers: calls are joined to the
 * right tests.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { Certification } from '../../../reports/verdict/certification.ts';
import { EXAMPLE_ADAPTER, harness, startExampleShop } from './example-shop.ts';

test.beforeEach(() => test.setTimeout(900_000));

interface Judged {
  readonly text: string;
  /** Verdicts by rule and method. */
  readonly rules: readonly string[];
}

async function certify(words: readonly string[], workers: number, adapter?: string): Promise<Judged> {
  const shop = await startExampleShop({}, adapter);
  const out = test.info().outputPath(`reports-${workers}`);
  try {
    const { code, text } = await harness(
      ['certify', '--out', out, '--workers', String(workers), ...words],
      shop.settings,
    );
    expect(code, text).toBe(0);
    const { rules } = Certification.parse(JSON.parse(readFileSync(join(out, 'certification.json'), 'utf8')));
    return {
      text,
      rules: rules.map(({ id, verdict, methods }) => `${id}: ${verdict} ${JSON.stringify(methods)}`),
    };
  } finally {
    await shop.stop();
  }
}

test('verdicts with one, two and three workers are equal', async () => {
  const some = [
    ['--methods', 'konbini,payPal,klarnaCredit'],
    // two redirects, webhooks, and changed answers for one of the tests
    ['--scenarios', 'pays,declines,funds-arrive,unknown-members,double-click-and-reload,api-errors-at-order'],
  ].flat();
  const alone = await certify(some, 1);
  for (const workers of [2, 3]) {
    const { rules, text } = await certify(some, workers);
    expect(rules).toEqual(alone.rules);
    expect(text).not.toContain('one scenario at a time');
  }
});

/** All shoppers have the same e-mail address, so that the shop's first call identifies none of them. */
function adapterOfOneShopper(): string {
  const folder = test.info().outputPath('adapter');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'adapter.ts');
  writeFileSync(
    file,
    `// @ts-nocheck: it changes another adapter
import shop from ${JSON.stringify(EXAMPLE_ADAPTER)};
const same = (shopper) => ({ ...shopper, owner: { ...shopper.owner, email: 'jane@example.com' } });
export default { ...shop, pages: (page, url) => {
  const pages = shop.pages(page, url);
  return Object.assign(pages, {
    enter: (shopper) => Object.getPrototypeOf(pages).enter.call(pages, same(shopper)),
    enterDirectly: (shopper) => Object.getPrototypeOf(pages).enterDirectly.call(pages, same(shopper)),
  });
} };
`,
  );
  return file;
}

test('if a call cannot be joined to a test in time, the run reports it and continues with one scenario at a time', async () => {
  const some = ['--methods', 'konbini,payPal', '--scenarios', 'pays,unknown-members'];
  const adapter = adapterOfOneShopper();
  const alone = await certify(some, 1, adapter);
  expect(alone.text).not.toContain('one scenario at a time');
  const { rules, text } = await certify(some, 3, adapter);
  expect(rules).toEqual(alone.rules);
  expect(text.match(/one scenario at a time/g)).toHaveLength(1);
});
