import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { freePort } from '../testing/freePort.ts'
import { processesOf } from '../testing/processes.ts'
import { copyProject } from '../testing/projectCopy.ts'

// The dev loop as a person meets it, in a copy of the project without anything built. It once started the program
// before the main process was built, so that it ended at once in every first start.

let project = ''
let dataDir = ''
let dev: ChildProcess | undefined
let output = ''

beforeAll(() => {
  project = copyProject()
})
afterAll(() => rmSync(project, { recursive: true, force: true }))
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'leads-dev-'))
})
afterEach(async () => {
  if (dev !== undefined) await end(dev)
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })
})

function start(...words: string[]): ChildProcess {
  output = ''
  const { NODE_ENV: _, CI: __, VITEST: ___, ...environment } = process.env
  dev = spawn('npm', ['run', 'dev', '--', `--data-dir=${dataDir}`, ...words], {
    cwd: project,
    env: { ...environment, APP_RUNTIME: 'host', LEADS_HOST_HEADLESS: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  })
  for (const stream of [dev.stdout, dev.stderr]) {
    stream?.on('data', (text) => {
      output += text
    })
  }
  return dev
}

/** Each wait has as long: a machine may be busy, and the first page of a start is made while it is asked for. */
const patience = 60_000
const log = () => {
  const file = join(dataDir, 'window', 'window.log')
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}
const shows = (what: () => string | Promise<string>, text: string) =>
  expect.poll(what, { timeout: patience, interval: 50, message: text }).toContain(text)

function change(file: string, from: string, to: string): void {
  const path = join(project, file)
  const text = readFileSync(path, 'utf8')
  expect(text).toContain(from)
  writeFileSync(path, text.replace(from, to))
}

/** npm ends as soon as its shell does; what it started notices that. */
async function end(child: ChildProcess): Promise<void> {
  dev = undefined
  if (child.exitCode === null && child.signalCode === null) {
    child.kill('SIGTERM')
    await once(child, 'exit')
  }
  await expect.poll(() => processesOf(dataDir, project), { timeout: 20_000 }).toEqual([])
}

/** The page as a debugger sees it, once it has come from Vite. */
async function pageAt(port: number): Promise<{ page: Page; leave(): Promise<void> }> {
  const targets = () =>
    fetch(`http://127.0.0.1:${port}/json`).then(
      (response) => response.text(),
      () => '',
    )
  await shows(targets, '"url": "http://127.0.0.1')
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`)
  const [page] = browser.contexts().flatMap((context) => context.pages())
  if (page === undefined) throw new Error('No page came.')
  await page.getByRole('navigation').first().waitFor({ timeout: patience })
  return { page, leave: () => browser.close() }
}

test('starts every time, also with nothing built', { timeout: 600_000 }, async () => {
  const times: string[] = []
  for (let count = 0; count < 10; count += 1) {
    if (count % 2 === 0) rmSync(join(project, 'out'), { recursive: true, force: true })
    const began = performance.now()
    const port = await freePort()
    const child = start(`--remote-debugging-port=${port}`)
    await shows(log, 'started on')
    const { leave } = await pageAt(port)
    times.push(((performance.now() - began) / 1000).toFixed(1))
    await leave()
    await end(child)
    rmSync(join(dataDir, 'window'), { recursive: true, force: true })
  }
  process.stdout.write(
    `Seconds to a page that answers, every other time with nothing built: ${times.join(' ')}\n`,
  )
})

test('starts the program again for main and workers, and reloads the page in place', {
  timeout: 180_000,
}, async () => {
  const [port, inspector] = [await freePort(), await freePort()]
  const child = start(`--remote-debugging-port=${port}`, `--inspect=${inspector}`)
  await shows(() => output, `ws://127.0.0.1:${inspector}/`)
  await shows(log, 'started on')

  change('electron/main/app/start.ts', 'started on', 'began on')
  await shows(log, 'began on')
  await shows(log, 'Ended.')

  const starts = () => log().split('began on').length
  change('electron/engine/load/stage/stageWorker.ts', '\n', '\nprocess.env.LEADS_NOTHING = "1"\n')
  await expect.poll(starts, { timeout: patience }).toBe(3)
  expect(readFileSync(join(project, 'out/main/stageWorker.js'), 'utf8')).toContain('LEADS_NOTHING')

  change('electron/main/app/start.ts', 'began on', 'went on on')
  change('electron/main/app/quit.ts', '\n', '\nconst = 1\n')
  await shows(() => output, 'electron/main/app/quit.ts:2:')
  await shows(() => output, 'not started again before')
  // both were changed by then, and a restart would have come
  expect(log()).not.toContain('went on on')
  change('electron/main/app/quit.ts', '\nconst = 1\n', '\n')
  await shows(log, 'went on on')

  const { page, leave } = await pageAt(port)
  await page.evaluate(() => Object.assign(window, { stillHere: true }))
  change('renderer/app/Rail.tsx', '>Leads Loader<', '>Leads Reloaded<')
  await page.getByText('Leads Reloaded').first().waitFor()
  expect(await page.evaluate(() => 'stillHere' in window)).toBe(true)
  await leave()
  await end(child)
  expect(log()).not.toContain('made a mistake')
})
