/**
 * The example shop is certified through its adapter: as it is, and in each of its correct variants. A shop that offers a
 * few methods is certified for these.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { VariantId } from '../../../examples/shop/variants.ts';
import { Certification } from '../../../reports/verdict/certification.ts';
import { EXAMPLE_ADAPTER, harness, startExampleShop } from './example-shop.ts';

const ALL = ['creditCard', 'klarnaCredit', 'konbini', 'payPal'];

/** Methods offered in each variant. */
const VARIANTS: Readonly<Record<VariantId, readonly string[]>> = {
  'no-trace-header': ['konbini'],
  'terms-on-payment': ['payPal', 'klarnaCredit'],
  'disclosure-on-payment': ['klarnaCredit'],
  'combined-consent': ['klarnaCredit'],
  'one-page': ['creditCard', 'konbini'],
  'review-after-portal': ['payPal'],
  'attach-early': ['creditCard', 'konbini'],
  'same-checkout': ['creditCard', 'payPal'],
  'new-checkout-after-refusal': ['creditCard'],
  'panels-kept': ['creditCard'],
  'source-on-review': ['klarnaCredit'],
  'instructions-on-order-page': ['konbini'],
  'order-in-new-tab': ['konbini'],
  'page-loads': ['payPal', 'konbini'],
  'one-return-url': ['klarnaCredit', 'payPal'],
  'disabled-buttons': ['klarnaCredit'],
  german: ['creditCard', 'konbini'],
  'session-state': ['creditCard'],
  'aggregate-price': ['konbini'],
  'sku-id': ['konbini'],
  'own-legal-links': ['konbini'],
  'retries-at-once': ['konbini'],
  'basic-webhooks': ['konbini'],
};

interface Case {
  readonly variants: readonly string[];
  readonly methods: readonly string[];
  /** Part of the sample that `npm test` plays. */
  readonly sample?: true;
}

const CASES: readonly Case[] = [
  { variants: ['same-checkout', 'attach-early'], methods: ['konbini'], sample: true },
  { variants: [], methods: ALL },
  ...Object.entries(VARIANTS).map(([variant, methods]) => ({ variants: [variant], methods })),
];

/** The shop's adapter, limited to these methods. */
function adapterFor(methods: readonly string[]): string {
  const folder = test.info().outputPath('adapter');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'adapter.ts');
  writeFileSync(
    file,
    `import shop from ${JSON.stringify(EXAMPLE_ADAPTER)};
export default { ...shop, methods: ${JSON.stringify(methods)} };
`,
  );
  return file;
}

for (const { variants, methods, sample } of CASES)
  test(
    `the example shop is certified for ${methods.join(', ')}, variant ${variants.join(', ') || 'default'}`,
    { tag: sample ? '@sample' : [] },
    async () => {
      test.setTimeout(methods.length * 600_000);
      const out = test.info().outputPath('reports');
      const shop = await startExampleShop({ variants, methods }, adapterFor(methods));
      try {
        const { code, text } = await harness(['certify', '--out', out], shop.settings);
        expect(code, text).toBe(0);
        const { summary, certifiable } = Certification.parse(
          JSON.parse(readFileSync(join(out, 'certification.json'), 'utf8')),
        );
        expect(summary).toMatchObject({ notMet: 0, notExercised: 0 });
        expect(certifiable.answer).toBe('yes');
        expect(certifiable.reasons.join(' ')).toMatch(/ertified for: \S/);
      } finally {
        await shop.stop();
      }
    },
  );
