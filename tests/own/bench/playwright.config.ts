/** The benchmark is no test: it has a configuration of its own and is started by `npm run bench`. */
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
