import { defineConfig } from '@playwright/test';

/** Journeys in a real Chromium, against the real server as its own process. Two at a time, as there are cores. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.journey.ts',
  outputDir: '../../test-results',
  workers: 2,
  // Real browsers, cameras and kills on a machine that may be busy: what fails twice fails, what fails once is told.
  retries: 1,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json']],
  forbidOnly: true,
});
