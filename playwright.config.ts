import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: 'e2e',
  // the app starts a browser and a database server of its own
  workers: 1,
  timeout: 60_000,
  // a machine may be busy with other work
  expect: { timeout: 15_000 },
  reporter: 'list',
  globalSetup: './e2e/build.ts',
  forbidOnly: process.env.CI !== undefined,
  // Playwright's folder for what a failing test leaves
  outputDir: 'out/e2e',
})
