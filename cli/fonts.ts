/** Detects missing fonts, which the screenshots in the report need. */
import playwright from '@playwright/test';
import type { RunBrowser } from '../harness/run.ts';
import type { Settings } from '../harness/settings-schema.ts';

/** Two characters of each script: without a font for it, both are drawn as the same empty box. */
const SCRIPTS: Readonly<Record<string, readonly [string, string]>> = {
  Japanese: ['あ', 'ん'],
  Chinese: ['漢', '字'],
  Korean: ['한', '글'],
};

/** @returns the scripts that the browser cannot draw */
export async function missingScripts(
  name: Settings['DR_BROWSER'],
  { path, sandbox }: Pick<RunBrowser, 'path' | 'sandbox'>,
  scripts = SCRIPTS,
): Promise<string[]> {
  const browser = await playwright[name].launch({ executablePath: path, chromiumSandbox: sandbox });
  try {
    const page = await browser.newPage();
    // no named function inside: tsx would wrap it in a helper that the page does not have
    const drawn = await page.evaluate(
      (all) =>
        Object.entries(all).map(([name, characters]) => {
          const [one, other] = characters.map((character) => {
            const canvas = document.createElement('canvas');
            const context = canvas.getContext('2d');
            if (context) {
              context.font = '40px sans-serif';
              context.fillText(character, 5, 60);
            }
            return canvas.toDataURL();
          });
          return { name, isDrawn: one !== other };
        }),
      scripts,
    );
    return drawn.filter(({ isDrawn }) => !isDrawn).map(({ name }) => name);
  } finally {
    await browser.close();
  }
}
