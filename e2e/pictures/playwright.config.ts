import { defineConfig } from '@playwright/test'

/** `npm run screenshots [-- --grep part]`: pictures of every screen, into .cache/screenshots. */
export default defineConfig({
  testMatch: '*.pictures.ts',
  workers: 1,
  timeout: 300_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  globalSetup: '../build.ts',
  outputDir: '../../out/pictures',
})
