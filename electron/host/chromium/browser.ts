import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { debug, debuggingSwitch, headless, isRoot, testing } from '../environment.ts'
import { hostSuffix } from '../protocol.ts'
import { chromiumProgram } from './chromiumProgram.ts'
import { type DevTools, type Session, talkOver } from './devtools.ts'
import { Page, type PausedRequest } from './page.ts'

interface BrowserOptions {
  /** Chromium's profile: its own, never that of the person's browser. */
  readonly profile: string
  readonly title: string
  /** Answers every request of the page, and the first one of a window that it wants to open. */
  readonly serve: (request: PausedRequest, session: Session, page: Page | undefined) => Promise<void>
  readonly onClosed: () => void
}

export interface Browser {
  /** The one page. */
  readonly page: Page
  close(): Promise<void>
}

const quiet = [
  '--no-first-run',
  '--no-default-browser-check',
  '--no-service-autorun',
  '--password-store=basic',
  '--use-mock-keychain',
  '--disable-back-forward-cache',
  '--disable-background-networking',
  '--disable-breakpad',
  '--disable-client-side-phishing-detection',
  '--disable-component-extensions-with-background-pages',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-dev-shm-usage',
  '--disable-extensions',
  '--disable-field-trial-config',
  '--disable-hang-monitor',
  '--disable-ipc-flooding-protection',
  // a window is refused by main alone, which may open its address elsewhere
  '--disable-popup-blocking',
  '--disable-prompt-on-repost',
  '--disable-quic',
  '--disable-search-engine-choice-screen',
  '--disable-sync',
  '--metrics-recording-only',
  `--disable-features=${[
    'AimEnabled',
    'AvoidUnnecessaryBeforeUnloadCheckSync',
    'DestroyProfileOnBrowserClose',
    'HttpsUpgrades',
    'MediaRouter',
    'NetworkTimeServiceQuerying',
    'OptimizationHints',
    'PaintHolding',
    'PreconnectToSearch',
    'Translate',
    // pages of the address bar, each with a process of its own
    'WebUIOmniboxAimPopup',
    'WebUIOmniboxFullPopup',
    'WebUIOmniboxPopup',
  ].join(',')}`,
]

/** The same pictures and the same times everywhere. */
const unseen = [
  '--headless',
  '--hide-scrollbars',
  '--mute-audio',
  '--force-color-profile=srgb',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--blink-settings=primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4',
]

export async function launchBrowser(options: BrowserOptions): Promise<Browser> {
  const { profile, title, onClosed } = options
  const portFile = join(profile, 'DevToolsActivePort')
  rmSync(portFile, { force: true })
  const start = headless
    ? [...unseen, 'about:blank']
    : [
        '--window-size=1280,800',
        '--class=leads-loader',
        `--app=data:text/html,<title>${encodeURIComponent(title)}</title>`,
      ]
  const child = spawn(
    chromiumProgram(),
    [
      `--user-data-dir=${profile}`,
      // the custom scheme's stand-in must never be looked up outside
      `--host-resolver-rules=MAP *${hostSuffix} ~NOTFOUND`,
      ...quiet,
      // Chromium's sandbox does not work as root
      ...(isRoot ? ['--no-sandbox', '--test-type'] : []),
      '--remote-debugging-pipe',
      // only tests and debuggers attach from outside; else the pipe is the one way in
      ...(testing ? ['--remote-debugging-port=0'] : debuggingSwitch ? [debuggingSwitch] : []),
      ...start,
    ],
    // in a group of its own: a signal quits the app, which closes the browser
    { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'], detached: process.platform !== 'win32' },
  )
  debug('Chromium starts')
  const ended = endOf(child)
  const [, , , input, output] = child.stdio
  const devtools = talkOver(input as Writable, output as Readable)
  const page = await Promise.race([onlyPage(devtools, options), ended]).catch(async (error) => {
    // its pipe may be closed before its process has ended
    child.kill()
    return `${error.message}\n${await ended}`
  })
  if (!(page instanceof Page)) throw new Error(`Chromium did not start:\n${page}`)
  debug('Chromium is up')
  void ended.then(onClosed)
  if (testing) process.send?.({ kind: 'browser', port: await debuggingPort(portFile) })
  return {
    page,
    async close() {
      await devtools.browser.send('Browser.close').catch(() => {})
      await ended
    },
  }
}

/** What it complained of last. */
function endOf(child: ChildProcess): Promise<string> {
  let complaint = ''
  child.stderr?.on('data', (text) => {
    complaint = `${complaint}${text}`.slice(-2000)
  })
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('exit', () => {
      // its last words may not be read yet; whom it started may keep the pipe open
      const patience = setTimeout(() => resolve(complaint), 200)
      child.stderr?.once('end', () => {
        clearTimeout(patience)
        resolve(complaint)
      })
    })
  })
}

/** The first page is the window's. Others are what it wants to open: they are asked about, and closed. */
function onlyPage({ browser, session }: DevTools, { serve }: BrowserOptions): Promise<Page> {
  return new Promise((resolve, reject) => {
    let page: Page | undefined
    browser.on('Target.attachedToTarget', ({ sessionId, targetInfo: { type, targetId } }) => {
      const attached = session(sessionId)
      const wake = () => attached.send('Runtime.runIfWaitingForDebugger')
      attached.on('Fetch.requestPaused', (request) => {
        const own = page?.session === attached ? page : undefined
        serve(request, attached, own)
          .then(async () => {
            if (own === undefined) await browser.send('Target.closeTarget', { targetId })
          })
          // the page has gone meanwhile, or Chromium
          .catch((error) => debug('request', error))
      })
      if (type !== 'page') return void wake().catch((error) => debug('target', type, error))
      const watched = attached.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] })
      if (page !== undefined) {
        Promise.all([watched, wake()]).catch((error) => debug('window', error))
        return
      }
      page = new Page(attached, targetId, browser)
      const begun = page
      browser.on('Target.detachedFromTarget', (gone) => {
        if (gone.sessionId === sessionId) begun.emit('close')
      })
      Promise.all([watched, begun.begin(), wake()]).then(() => resolve(begun), reject)
    })
    browser
      .send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true })
      .catch(reject)
  })
}

/** Chromium writes the file when the port is open. */
async function debuggingPort(portFile: string): Promise<number> {
  for (;;) {
    try {
      const [port = ''] = readFileSync(portFile, 'utf8').split('\n')
      if (port !== '') return Number(port)
    } catch {
      // not yet
    }
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
