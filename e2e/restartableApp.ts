import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type RunningApp, startApp, test } from './fixtures.ts'

interface RestartableApp {
  readonly dataDir: string
  /** The app as it runs now; another one after a restart. */
  readonly app: RunningApp
  quit(): Promise<void>
  /** Starts it again on the same data folder. */
  start(): Promise<RunningApp>
}

/**
 * One data folder for all tests of a spec, which go on from each other, and its window, which may be left and started
 * again. `prepare` does something to the data folder before the first start.
 */
export function restartableApp(
  prepare: (dataDir: string) => Promise<void> | void = () => {},
): RestartableApp {
  let dataDir = ''
  let app: RunningApp | undefined
  test.describe.configure({ mode: 'serial', timeout: 90_000 })
  const quit = async () => {
    const left = app
    app = undefined
    await left?.close()
  }
  const start = async () => {
    await quit()
    app = await startApp(dataDir)
    return app
  }
  test.beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'leads-e2e-'))
    await prepare(dataDir)
    await start()
  })
  test.afterAll(async () => {
    await quit()
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 })
  })
  return {
    get dataDir() {
      return dataDir
    },
    get app() {
      if (app === undefined) throw new Error('The app does not run.')
      return app
    },
    quit,
    start,
  }
}
