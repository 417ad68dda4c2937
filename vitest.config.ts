import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{electron,renderer,shared,scripts,bench}/**/*.test.ts'],
    globalSetup: 'scripts/vitestGlobalSetup.ts',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // vitest gives up after 1 s, which a busy machine can take to connect or to start a browser
    expect: { poll: { timeout: 30_000 } },
  },
})
