import { configDefaults, defineConfig } from 'vitest/config'
import { exampleFactor } from './electron/testing/examples.ts'

/** What takes minutes, beside what it is about: `npm run nightly` runs it. */
const nightly = '**/*.nightly.test.ts'

export default defineConfig({
  define: { __FAULT_POINTS__: 'true' },
  test: {
    include: ['{electron,renderer,shared,scripts,bench}/**/*.test.ts'],
    exclude: [...configDefaults.exclude, ...(process.env.LEADS_NIGHTLY === '1' ? [] : [nightly])],
    globalSetup: 'scripts/testRun/vitestGlobalSetup.ts',
    setupFiles: exampleFactor() > 1 ? ['scripts/testing/moreExamples.ts'] : [],
    // no run date of a test lies in the future, whatever the calendar says
    env: { LEADS_TODAY: '2099-12-31' },
    maxWorkers: 2,
    testTimeout: 60_000 * exampleFactor(),
    hookTimeout: 60_000,
    // vitest gives up after 1 s, which a busy machine can take to connect or to start a browser
    expect: { poll: { timeout: 30_000 } },
  },
})
