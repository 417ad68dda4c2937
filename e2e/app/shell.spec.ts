import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import fc from 'fast-check'
import type { Bridge } from '../../shared/contract.ts'
import { expect, onElectron, startApp, test } from '../fixtures.ts'

/** Every way from the page into the program. Whoever adds one adds it here, and thinks what a hostile page does. */
const reviewedCalls = [
  'about.notice',
  'about.show',
  'alerts.list',
  'alerts.preview',
  'alerts.remove',
  'alerts.retry',
  'alerts.save',
  'alerts.test',
  'app.info',
  'app.reportError',
  'app.setTheme',
  'changes.close',
  'changes.export',
  'changes.open',
  'changes.rows',
  'checks.accept',
  'checks.again',
  'checks.board',
  'checks.history',
  'checks.runbook',
  'checks.set',
  'checks.snooze',
  'checks.try',
  'corrections.list',
  'corrections.remove',
  'database.retry',
  'database.state',
  'draft.discard',
  'draft.keep',
  'draft.kept',
  'draft.resume',
  'files.choose',
  'files.dropped',
  'files.inspect',
  'files.recent',
  'files.samples',
  'files.showExported',
  'load.cancel',
  'load.date',
  'load.start',
  'load.state',
  'mapping.choose',
  'mapping.table',
  'review.close',
  'review.edit',
  'review.edits',
  'review.exportEdits',
  'review.exportRejects',
  'review.filter',
  'review.fitting',
  'review.importEdits',
  'review.judge',
  'review.judgeValue',
  'review.keepRule',
  'review.open',
  'review.problem',
  'review.redo',
  'review.rows',
  'review.state',
  'review.takeBack',
  'review.takeBackRule',
  'review.undo',
  'runs.delete',
  'runs.deletePlan',
  'runs.discard',
  'runs.edits',
  'runs.exportEdits',
  'runs.exportRejects',
  'runs.exportTable',
  'runs.exportWarnings',
  'runs.issues',
  'runs.list',
  'runs.mend',
  'runs.publish',
  'runs.restore',
  'runs.show',
  'runs.table',
  'settings.removeProfile',
  'settings.saveProfile',
  'settings.show',
  'settings.testProfile',
  'settings.useProfile',
  'sources.list',
  'sources.readBy',
  'sources.setPaused',
  'trace.find',
]

type AnyBridge = Record<
  string,
  Record<string, (input?: unknown) => Promise<{ ok: boolean; error?: { code: string } }>>
>

declare global {
  interface Window {
    readonly leads: Bridge
    pwned?: number
  }
}

test('the page can make the reviewed calls and no other', async ({ page }) => {
  const found = await page.evaluate(() =>
    Object.entries(window.leads as unknown as Record<string, object>).flatMap(([area, calls]) =>
      typeof calls === 'function' ? [] : Object.keys(calls).map((verb) => `${area}.${verb}`),
    ),
  )
  expect(found.sort()).toEqual(reviewedCalls)
})

test('the page sees nothing of Node or Electron, and its one object is frozen', async ({ page }) => {
  const seen = await page.evaluate(() => {
    const { leads } = window
    const globals = ['require', 'process', 'Buffer', 'module', 'electronHost', 'ipcRenderer', 'world']
    const attempt = (change: () => void) => {
      try {
        change()
      } catch {
        // a frozen object says so in strict code
      }
    }
    attempt(() => Object.assign(leads.app, { info: null }))
    attempt(() => Object.assign(window, { leads: null }))
    return {
      globals: globals.filter((name) => name in window),
      frozen: [leads, leads.app, leads.files].every((part) => Object.isFrozen(part)),
      still: typeof window.leads.app.info,
      mine: Object.keys(window).filter((key) => /^[_$]|electron/i.test(key)),
    }
  })
  expect(seen).toEqual({ globals: [], frozen: true, still: 'function', mine: [] })
})

test('tells what it runs on', async ({ page, dataDir }) => {
  const result = await page.evaluate(() => window.leads.app.info())
  expect(result).toMatchObject({ ok: true, value: { dataFolder: dataDir, theme: 'system' } })
  expect(JSON.stringify(result)).toContain(onElectron ? 'Electron' : 'development host')
})

test('inline scripts, eval and foreign connections are refused; a style needs the nonce', async ({
  page,
}) => {
  const seen = await page.evaluate(async () => {
    const violations: string[] = []
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
      violations.push(`${effectiveDirective} ${blockedURI}`),
    )
    const add = (name: 'script' | 'style', text: string, nonce = '') => {
      const element = Object.assign(document.createElement(name), { textContent: text, nonce })
      document.head.append(element)
      return element
    }
    add('script', 'window.pwned = 1')
    setTimeout('window.pwned = 2', 0)
    await fetch('https://example.com/').catch(() => {})
    add('style', 'body { --refused: yes }')
    const { nonce } = document.querySelector('meta[property=csp-nonce]') as HTMLMetaElement
    const allowed = add('style', 'body { --allowed: yes }', nonce)
    const style = getComputedStyle(document.body)
    const styles = [style.getPropertyValue('--refused'), style.getPropertyValue('--allowed')]
    allowed.remove()
    await new Promise((resolve) => setTimeout(resolve, 100))
    return { pwned: window.pwned, violations: violations.sort(), styles, secure: isSecureContext }
  })
  expect(seen).toEqual({
    pwned: undefined,
    violations: [
      'connect-src https://example.com/',
      'script-src eval',
      'script-src-elem inline',
      'style-src-elem inline',
    ],
    styles: ['', 'yes'],
    secure: true,
  })
})

test('no path leads out of the bundle', async ({ page }) => {
  const statuses = await page.evaluate(() =>
    Promise.all(
      ['/%2e%2e%2f%2e%2e%2fpackage.json', '/..%2fmain%2findex.js', '/%00', '/missing.js'].map((path) =>
        fetch(path).then(({ status }) => status),
      ),
    ),
  )
  expect(statuses).toEqual([400, 400, 400, 404])
})

test('no link, form or script leads away from the page, and no window opens', async ({ app, page }) => {
  const before = page.url()
  await app.evaluate(({ shell }) => {
    const opened: string[] = []
    Object.assign(globalThis, { opened })
    shell.openExternal = async (url: string) => void opened.push(url)
  })
  await page.evaluate(() => {
    const link = (href: string, target = '') => {
      const element = Object.assign(document.createElement('a'), { href, target })
      document.body.append(element)
      element.click()
      element.remove()
    }
    link('https://example.com/leave')
    link('file:///etc/hosts')
    link('https://example.com/window', '_blank')
    link('https://www.postgresql.org/docs/18/', '_blank')
    window.open('https://example.com/opened')
    window.open('javascript:window.pwned = 3')
    location.href = 'https://example.com/moved'
  })
  await expect
    .poll(() => app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened))
    .toEqual(['https://www.postgresql.org/docs/18/'])
  await expect.poll(() => app.windows().length).toBe(1)
  expect(page.url()).toBe(before)
  expect(await page.evaluate(() => window.pwned)).toBeUndefined()
})

test('what a page must not send is refused on every call, and the program goes on', async ({ app, page }) => {
  // a dialog that opened would wait for a person
  await app.evaluate(({ dialog }) => {
    dialog.showOpenDialog = async () => ({ canceled: true, filePaths: [] })
    dialog.showSaveDialog = async () => ({ canceled: true, filePath: '' })
    dialog.showMessageBox = async () => ({ response: 0, checkboxChecked: false })
  })
  const wrong = fc.anything({
    maxDepth: 2,
    withBigInt: true,
    withDate: true,
    withMap: true,
    withTypedArray: true,
  })
  // what no call takes: members that are in no contract
  const payloads = fc
    .sample(wrong, { numRuns: 20, seed: 7 })
    .filter((value) => value !== undefined)
    .map((value) => ({ unexpected: value, sql: "'; drop schema public; --", path: '../../../x.csv' }))
  const answers = await page.evaluate(async (inputs) => {
    const bridge = window.leads as unknown as AnyBridge
    const seen: string[] = []
    for (const [area, calls] of Object.entries(bridge)) {
      if (typeof calls === 'function') continue
      for (const [verb, call] of Object.entries(calls)) {
        for (const input of [...inputs, null, 0, '', [], [[]], '__proto__', { constructor: 1 }]) {
          const answer = await call(input).catch((error: unknown) => ({
            ok: true,
            error: { code: String(error) },
          }))
          if (answer.ok || answer.error?.code !== 'usage') seen.push(`${area}.${verb}: ${answer.error?.code}`)
        }
      }
    }
    return seen
  }, payloads)
  // a drop of no file is no harm
  expect(answers.filter((answer) => !answer.startsWith('files.dropped: undefined'))).toEqual([])
  expect(await page.evaluate(async () => (await window.leads.app.info()).ok)).toBe(true)
})

test('a dropped file becomes an id, and a made-up one is refused', async ({ page, dataDir }) => {
  const list = join(dataDir, 'window', 'list.csv')
  writeFileSync(list, 'Name\nMARIGOLD\n')
  await page.evaluate(() => {
    document.body.append(Object.assign(document.createElement('input'), { type: 'file', id: 'probe' }))
  })
  await page.locator('#probe').setInputFiles(list)
  const [real, madeUp] = await page.evaluate(async () => {
    const probe = document.querySelector('#probe') as HTMLInputElement
    const files = [...(probe.files as FileList)]
    probe.remove()
    return [
      await window.leads.files.dropped(files),
      await window.leads.files.dropped([new File(['x'], 'x.csv')]),
    ]
  })
  expect(real).toMatchObject({ ok: true, value: [{ name: 'list.csv', bytes: 14 }] })
  expect(JSON.stringify(real)).not.toContain(dataDir)
  expect(madeUp).toMatchObject({ ok: false, error: { code: 'usage' } })
})

test('files from the dialog stay in main; the page gets ids', async ({ app, page, dataDir }) => {
  const list = join(dataDir, 'window', 'chosen.csv')
  writeFileSync(list, 'Name\nMARIGOLD\n')
  await app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
  }, list)
  const result = await page.evaluate(() => window.leads.files.choose())
  expect(result).toEqual({ ok: true, value: [{ id: expect.any(String), name: 'chosen.csv', bytes: 14 }] })
})

test('the menu and its keys go to the screens', async ({ app, page }) => {
  await page.evaluate(() => {
    const heard: string[] = []
    Object.assign(window, {
      heard,
      stop: window.leads.on('window.command', (command) => heard.push(command)),
    })
  })
  const heard = () => page.evaluate(() => (window as unknown as { heard: string[] }).heard)
  await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('runs')?.click())
  await expect.poll(heard).toEqual(['runs'])
  if (!onElectron) {
    // Electron's own menu sees the keys before the page, where Playwright presses them
    for (const key of ['1', '3', '4', 'o']) await page.keyboard.press(`Control+${key}`)
    await expect.poll(heard).toEqual(['runs', 'load', 'checks', 'settings', 'openFiles'])
  }
  const before = (await heard()).length
  await page.evaluate(() => (window as unknown as { stop: () => void }).stop())
  await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('load')?.click())
  await page.evaluate(() => window.leads.app.info())
  expect(await heard()).toHaveLength(before)
})

test('the theme is shown at once and kept', async ({ page, dataDir }) => {
  const isDark = () => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)
  for (const theme of ['dark', 'light'] as const) {
    await page.evaluate((wanted) => window.leads.app.setTheme({ theme: wanted }), theme)
    await expect.poll(isDark).toBe(theme === 'dark')
  }
  expect(readFileSync(join(dataDir, 'window', 'settings.json'), 'utf8')).toContain('"theme": "light"')
  await page.evaluate(() => window.leads.app.setTheme({ theme: 'system' }))
})

test('the database opens behind the window', async ({ page }) => databaseIsReady(page))

test('a second start shows the window of the first and ends', async ({ app, dataDir }) => {
  await app.evaluate(({ app: main }) => {
    main.once('second-instance', () => Object.assign(globalThis, { second: true }))
  })
  await expect(startApp(dataDir)).rejects.toThrow()
  await expect.poll(() => app.evaluate(() => (globalThis as { second?: boolean }).second)).toBe(true)
})

for (const moment of ['once it is open', 'while it starts']) {
  test(`quitting stops the database ${moment}, and leaves no process`, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'leads-e2e-'))
    const app = await startApp(folder)
    if (moment === 'once it is open') await databaseIsReady(app.page)
    await app.evaluate(({ app: main }) => main.quit()).catch(() => {})
    await app.exited
    await expect.poll(() => processesOf(folder)).toEqual([])
    expect(readFileSync(join(folder, 'window', 'window.log'), 'utf8')).toContain('"Ended."')
    await app.close()
    rmSync(folder, { recursive: true, force: true })
  })
}

async function databaseIsReady(page: Page): Promise<void> {
  await expect
    .poll(() => page.evaluate(() => window.leads.database.state()), { timeout: 20_000 })
    .toMatchObject({ ok: true, value: { state: 'ready', host: 'embedded' } })
}

/** Command lines that name the folder. */
function processesOf(folder: string): string[] {
  if (process.platform === 'win32') return []
  return execFileSync('ps', ['-eo', 'args='], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes(folder))
}
