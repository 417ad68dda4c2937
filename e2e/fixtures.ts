import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, type Page } from '@playwright/test'
import { _electron } from 'playwright-core'
import { type HostedApp, launchOnHost } from '../electron/host/launch.ts'

/** The same specs run on Electron itself, where its binary and a display are: E2E_ELECTRON=1 npx playwright test. */
export const onElectron = process.env.E2E_ELECTRON === '1'

export type RunningApp = Pick<HostedApp, 'evaluate' | 'windows' | 'close' | 'exited'> & {
  readonly pid: number
  readonly page: Page
}

/** Starts the app with a data folder of its own, and waits until its page answers. */
export async function startApp(dataDir: string, ...args: string[]): Promise<RunningApp> {
  const words = [`--data-dir=${dataDir}`, ...args]
  return onElectron ? startOnElectron(words) : startOnHost(words)
}

async function startOnHost(args: string[]): Promise<RunningApp> {
  const app = await launchOnHost({ args, env: environment() })
  const page = await ready(await app.firstWindow())
  return { ...app, pid: app.process.pid, page }
}

async function startOnElectron(args: string[]): Promise<RunningApp> {
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const app = await _electron.launch({ args: ['.', ...sandbox, ...args], env: environment() })
  const page = await ready(await app.firstWindow())
  const child = app.process()
  return {
    // Playwright's own types are those of the installed Electron
    evaluate: ((run: never, input: unknown) => app.evaluate(run, input)) as HostedApp['evaluate'],
    windows: () => app.windows(),
    close: () => app.close(),
    exited: new Promise((resolve) => child.once('exit', resolve)),
    pid: child.pid as number,
    page,
  }
}

async function ready(page: Page): Promise<Page> {
  await page.getByRole('heading', { name: 'Leads Loader' }).or(page.getByRole('navigation')).first().waitFor()
  return page
}

/** Of this environment, without what would lead the app to another database or make Electron plain Node. */
function environment(): Record<string, string> {
  const unwanted = new Set(['DATABASE_URL', 'ELECTRON_RUN_AS_NODE', 'NODE_OPTIONS'])
  const entries = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !unwanted.has(entry[0]),
  )
  // no run date of a test lies in the future, whatever the calendar says
  return { ...Object.fromEntries(entries), NODE_ENV: 'test', LEADS_TODAY: '2099-12-31' }
}

interface Fixtures {
  /** Files that name different journeys have an app and a database each; the others share one. */
  journey: string
  /** Shared by all tests of a journey, since a start takes seconds; who needs one for itself calls startApp. */
  app: RunningApp
  dataDir: string
  /** A folder for the CSV files that tests write. */
  lists: string
}

export const test = base.extend<{ page: Page }, Fixtures>({
  journey: ['', { scope: 'worker', option: true }],
  dataDir: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from it
    async ({}, use) => withFolder('leads-e2e-', use),
    { scope: 'worker' },
  ],
  lists: [
    // biome-ignore lint/correctness/noEmptyPattern: as above
    async ({}, use) => withFolder('leads-lists-', use),
    { scope: 'worker' },
  ],
  app: [
    async ({ dataDir }, use) => {
      const app = await startApp(dataDir)
      await use(app)
      await app.close()
    },
    { scope: 'worker' },
  ],
  page: async ({ app }, use) => use(app.page),
})

async function withFolder(prefix: string, use: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), prefix))
  await use(folder)
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 })
}

export { expect } from '@playwright/test'
