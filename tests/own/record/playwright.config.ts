/** Recording is not a test: it has its own configuration and is started by `npm run record`. */
import { defineConfig } from '@playwright/test';
import base from '../../../playwright.config.ts';
import type { TestOptions, WorkerOptions } from '../../certification/fixtures.ts';

export default defineConfig<TestOptions, WorkerOptions>({
  ...base,
  globalSetup: '../../../cli/global-setup.ts',
  reporter: [['line'], ['./record-reporter.ts']],
  projects: [{ name: 'record', testDir: '.', use: { runKind: 'own' } }],
});
