/** The benchmark is not a test: it has its own configuration and is started by `npm run bench`. */
import { defineConfig } from '@playwright/test';
import base from '../../../playwright.config.ts';
import type { TestOptions, WorkerOptions } from '../../certification/fixtures.ts';

export default defineConfig<TestOptions, WorkerOptions>({
  ...base,
  globalSetup: '../../../cli/global-setup.ts',
  reporter: 'list',
  fullyParallel: false,
  projects: [{ name: 'bench', testDir: '.', use: { runKind: 'own' } }],
});
