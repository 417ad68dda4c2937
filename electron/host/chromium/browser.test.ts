import { chmodSync, mkdtempSync, readlinkSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import type { Browser } from './browser.ts'
import type { Session } from './devtools.ts'
import type { Page, PausedRequest } from './page.ts'

// read by the host when it is loaded
vi.hoisted(() => {
  process.env.LEADS_HOST_HEADLESS = '1'
})
const { launchBrowser } = await import('./browser.ts')

const folder = mkdtempSync(join(tmpdir(), 'leads-host-'))
/** Requests in their order; `own` is false where the page wanted another window. */
const asked: { url: string; own: boolean }[] = []
let closed = 0
let browser: Browser
let page: Page

const documents: Record<string, string> = {
  '/': '<title>One</title><h1>One</h1><img src="/picture.png"><script>name = "of one"</script>',
  '/two': '<title>Two</title><h1>Two</h1>',
}

async function serve(
  { requestId, request }: PausedRequest,
  session: Session,
  of: Page | undefined,
): Promise<void> {
  asked.push({ url: request.url, own: of !== undefined })
  const document = documents[new URL(request.url).pathname]
  if (of === undefined || document === undefined) {
    await session.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' })
    return
  }
  await session.send('Fetch.fulfillRequest', {
    requestId,
    responseCode: 200,
    responseHeaders: [{ name: 'content-type', value: 'text/html' }],
    body: Buffer.from(document).toString('base64'),
  })
}

const launch = (name: string) =>
  launchBrowser({
    profile: join(folder, name),
    title: 'Try',
    serve,
    onClosed: () => {
      closed += 1
    },
  })

async function inPage(expression: string): Promise<unknown> {
  return (await page.session.send('Runtime.evaluate', { expression })).result.value
}

beforeAll(async () => {
  browser = await launch('first')
  page = browser.page
})
afterEach(() => asked.splice(0))
afterAll(async () => {
  await browser.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 })
})

test('a page is there when it has loaded, and all that it asks for is answered by the host', async () => {
  await page.goTo('https://bundle.app.desktop.test/')
  expect(page.url()).toBe('https://bundle.app.desktop.test/')
  expect(await inPage('document.readyState + " " + document.title')).toBe('complete One')
  expect(asked).toContainEqual({ url: 'https://bundle.app.desktop.test/picture.png', own: true })
  await page.goTo('https://bundle.app.desktop.test/two#part')
  expect(page.url()).toBe('https://bundle.app.desktop.test/two#part')
  await inPage('history.pushState(null, "", "/two/further")')
  await expect.poll(() => page.url()).toBe('https://bundle.app.desktop.test/two/further')
})

test('a page that is refused is an error, and the one before stays', async () => {
  await page.goTo('https://bundle.app.desktop.test/')
  await expect(page.goTo('https://bundle.app.desktop.test/missing')).rejects.toThrow('ERR_ABORTED')
  expect(await inPage('document.title')).toBe('One')
})

test('a window that the page wants to open is asked about, and never stays', async () => {
  await page.goTo('https://bundle.app.desktop.test/')
  asked.splice(0)
  await inPage('window.open("https://example.org/elsewhere"); 0')
  await expect.poll(() => asked).toContainEqual({ url: 'https://example.org/elsewhere', own: false })
  const targets = async () => {
    const { targetInfos } = await page.session.send('Target.getTargets')
    return targetInfos.filter(({ type }) => type === 'page').map(({ url }) => url)
  }
  await expect.poll(targets).toEqual(['https://bundle.app.desktop.test/'])
  expect(await inPage('name')).toBe('of one')
})

test('a question reaches the person word for word, and the answer comes back', async () => {
  await page.goTo('https://bundle.app.desktop.test/')
  const questions: string[] = []
  const answers = [{ accept: true, promptText: '/lists/a "b".csv' }, { accept: false }, { accept: true }]
  page.session.on('Page.javascriptDialogOpening', ({ message, defaultPrompt = '' }) => {
    questions.push(`${message}|${defaultPrompt}`)
    const answer = answers.shift() as { accept: boolean }
    void page.session.send('Page.handleJavaScriptDialog', answer)
  })
  expect(await page.ask('prompt', 'Save as', '/lists/it\'s "x".csv')).toBe('/lists/a "b".csv')
  expect(await page.ask('confirm', 'Delete?\n\nOK = `Delete`')).toBe(false)
  expect(await page.ask('confirm', 'Again?')).toBe(true)
  expect(questions).toEqual(['Save as|/lists/it\'s "x".csv', 'Delete?\n\nOK = `Delete`|', 'Again?|'])
})

test('size and colours are what the window says', async () => {
  const dark = () => inPage('matchMedia("(prefers-color-scheme: dark)").matches')
  await page.setSize(913, 617)
  expect(await inPage('innerWidth + "x" + innerHeight')).toBe('913x617')
  await page.setColorScheme('dark')
  expect(await dark()).toBe(true)
  await page.setColorScheme('light')
  expect(await dark()).toBe(false)
})

test('a page that crashes is told, and can be loaded again', async () => {
  await page.goTo('https://bundle.app.desktop.test/')
  const crashed = new Promise((resolve) => page.once('crash', () => resolve('crashed')))
  page.session.send('Page.crash').catch(() => {})
  expect(await crashed).toBe('crashed')
  const loaded = new Promise((resolve) => page.once('load', () => resolve('loaded')))
  await page.reload()
  expect(await loaded).toBe('loaded')
  expect(await inPage('document.title')).toBe('One')
})

test('a page that is closed ends what waits for it', async () => {
  const gone = new Promise((resolve) => page.once('close', () => resolve('gone')))
  const waiting = page.session.send('Runtime.evaluate', {
    expression: 'new Promise(() => {})',
    awaitPromise: true,
  })
  const ended = expect(waiting).rejects.toThrow('The page is closed.')
  await page.close()
  expect(await gone).toBe('gone')
  await ended
})

test.skipIf(process.platform === 'win32')(
  'a browser that is killed is told once, and ends what waits',
  async () => {
    const other = await launch('second')
    const before = closed
    const waiting = other.page.session.send('Runtime.evaluate', {
      expression: 'new Promise(() => {})',
      awaitPromise: true,
    })
    const ended = expect(waiting).rejects.toThrow('Chromium has ended.')
    // Chromium's own lock of its profile names its process: computer-123
    process.kill(
      Number(
        readlinkSync(join(folder, 'second', 'SingletonLock'))
          .split('-')
          .at(-1),
      ),
      'SIGKILL',
    )
    await ended
    await expect.poll(() => closed).toBe(before + 1)
    // nothing is left that it could wait for
    await other.close()
  },
)

test('a browser that does not start says why', async () => {
  const program = join(folder, 'chromium')
  writeFileSync(program, '#!/bin/sh\necho "Missing X server" >&2\nexit 1\n')
  chmodSync(program, 0o755)
  vi.stubEnv('CHROMIUM', program)
  await expect(launch('third')).rejects.toThrow(
    /^Chromium did not start:\n(Chromium has ended.\n)?Missing X server/,
  )
  vi.stubEnv('CHROMIUM', join(folder, 'nothing'))
  await expect(launch('third')).rejects.toThrow(
    `CHROMIUM is ${join(folder, 'nothing')}, which does not exist.`,
  )
  vi.unstubAllEnvs()
})
