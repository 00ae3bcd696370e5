/** Hostile providers and interruptions: they take an hour and load the machine on purpose, so that the main
 * configuration leaves them out. */
import { defineConfig } from '@playwright/test';
import config from '../../../playwright.config.ts';
import type { TestOptions, WorkerOptions } from '../../certification/fixtures.ts';

export default defineConfig<TestOptions, WorkerOptions>({
  ...config,
  projects: [{ name: 'drills', testDir: import.meta.dirname, use: { runKind: 'own' } }],
});
