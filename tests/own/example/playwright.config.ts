/** Every variant and defect of the example shop: the main configuration plays a sample of them. */
import { defineConfig } from '@playwright/test';
import config from '../../../playwright.config.ts';
import type { TestOptions, WorkerOptions } from '../../certification/fixtures.ts';

export default defineConfig<TestOptions, WorkerOptions>({
  ...config,
  projects: [{ name: 'example', testDir: import.meta.dirname, use: { runKind: 'own' } }],
});
