/** Automated scan (axe-core) of a page and all its frames, with the excluded checks. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import { expect, test } from '../../certification/fixtures.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** The scan of a page includes frames of other origins. */
const ANSWERS_OTHERS = "axe.configure({ allowedOrigins: ['<unsafe_all_origins>'] })";

/** The part of axe's interface that is used here. */
interface Axe {
  run(options: object): Promise<{ readonly violations: readonly Violation[] }>;
}
interface Violation {
  readonly id: string;
  readonly impact: string | null;
  readonly help: string;
  readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[];
}

/**
 * Scans a page as it is, frames included. Its context must bypass the content policy.
 * @returns a sentence for each finding: impact, rule, requirement and place; empty if there are none
 */
export async function findings(page: Page): Promise<string[]> {
  await Promise.all(
    page.frames().map(async (frame) => {
      const there = await frame.evaluate(() => 'axe' in window);
      if (!there) await frame.evaluate(`${AXE};${ANSWERS_OTHERS}`);
    }),
  );
  const { violations } = await page.evaluate(() =>
    (window as unknown as { axe: Axe }).axe.run({ resultTypes: ['violations'] }),
  );
  return violations.flatMap(({ id, impact, help, nodes }) =>
    nodes.map(({ target, failureSummary = '' }) => {
      const where = target.map(String).join(' » ');
      const why = failureSummary.split('\n').slice(1).join(' ').replaceAll(/\s+/g, ' ').trim();
      return `${impact ?? 'minor'}: ${help} (${id}) at ${where}. ${why}`;
    }),
  );
}

/** Tests that scan a report on a wide screen, light and dark, and on a phone. @param markup of the report, made by then */
export function testsOfReport(markup: () => string): void {
  for (const [width, colorScheme] of [
    [1280, 'light'],
    [1280, 'dark'],
    [390, 'light'],
  ] as const)
    test(`an accessibility scan finds nothing at ${width} px, ${colorScheme}`, async ({ browser }) => {
      const page = await browser.newPage({
        viewport: { width, height: 900 },
        colorScheme,
        bypassCSP: true,
      });
      await page.setContent(markup());
      expect(await findings(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      await page.close();
    });
}

/** Documents (frames included) that scroll horizontally: at 320 px (1280 px at 400 % zoom) there must be none. */
export async function scrolledSideways(page: Page): Promise<string[]> {
  const wide = await Promise.all(
    page.frames().map((frame) =>
      frame.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        // a hidden frame has no width
        if (clientWidth === 0 || scrollWidth <= clientWidth) return [];
        const culprits = [...document.body.querySelectorAll('*')].filter(
          (element) => element.getBoundingClientRect().right > clientWidth + 1,
        );
        const names = culprits
          .slice(0, 3)
          .map(({ tagName, id, className }) => `${tagName}#${id}.${className}`);
        return [`${document.title} is ${scrollWidth} px wide on ${clientWidth} px: ${names.join(', ')}`];
      }),
    ),
  );
  return wide.flat();
}
