import { EventEmitter } from 'node:events'
import { existsSync } from 'node:fs'
import type { BrowserWindowConstructorOptions } from 'electron'
import { app, openThings, profileFolder } from './app.ts'
import { type Browser, launchBrowser } from './chromium/browser.ts'
import type { Session } from './chromium/devtools.ts'
import type { Page, PausedRequest } from './chromium/page.ts'
import { debug, headless } from './environment.ts'
import { lifecycle } from './lifecycle.ts'
import { refuseOthers } from './notEmulated.ts'
import { answerRequest, fromPageUrl, refuseRequest, toPageUrl } from './protocol.ts'
import { applyTheme } from './theme.ts'
import { WebContents } from './webContents.ts'

/** Settings that would weaken the page are not played along with. */
const refused = { nodeIntegration: true, contextIsolation: false, sandbox: false, webSecurity: false }

let browser: Promise<Browser> | undefined

function sharedBrowser(): Promise<Browser> {
  browser ??= launchBrowser({
    profile: profileFolder(),
    title: 'Leads Loader',
    serve,
    onClosed: () => {
      for (const window of BrowserWindow.getAllWindows()) window.gone()
    },
  })
  const opened = browser
  openThings.closeBrowser = async () => (await opened).close()
  return opened
}

// As Electron's own Chromium: it starts while main is still being loaded.
openThings.startBrowser = () => {
  sharedBrowser().catch(() => {}) // told to the window that needs it
}

export class BrowserWindow extends EventEmitter {
  static readonly all = new Set<BrowserWindow>()
  readonly webContents = new WebContents()
  readonly opened: Promise<Page>
  private destroyed = false
  private shown: boolean
  private maximized = false
  private readonly bounds: { x: number; y: number; width: number; height: number }
  /** As main set it last; tests look at it. */
  progress = -1

  static getAllWindows = () => [...BrowserWindow.all]

  constructor(options: BrowserWindowConstructorOptions) {
    super()
    if (!lifecycle.ready) throw new Error('Cannot create BrowserWindow before app is ready')
    const preferences = options.webPreferences ?? {}
    for (const [name, bad] of Object.entries(refused)) {
      if (preferences[name as keyof typeof refused] === bad) {
        throw new Error(`The development host does not emulate webPreferences.${name}: ${bad}.`)
      }
    }
    const { preload } = preferences
    if (preload === undefined || !existsSync(preload)) throw new Error(`There is no preload at ${preload}.`)
    const { x = 0, y = 0, width = 800, height = 600 } = options
    this.bounds = { x, y, width, height }
    this.shown = options.show !== false
    const window = refuseOthers('BrowserWindow', this)
    BrowserWindow.all.add(window)
    openThings.windows.add(window)
    this.opened = this.open(preload)
    this.opened.catch((error) => {
      process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
      app.exit(1)
    })
    app.emit('web-contents-created', {}, this.webContents)
    // biome-ignore lint/correctness/noConstructorReturn: main must only ever see the object that refuses the rest
    return window
  }

  private async open(preload: string): Promise<Page> {
    const { page } = await sharedBrowser()
    page.once('load', () => this.emit('ready-to-show'))
    page.on('close', () => this.gone())
    await Promise.all([
      ...(headless ? [page.setSize(this.bounds.width, this.bounds.height)] : []),
      this.webContents.attach(page, preload),
      applyTheme(page),
    ])
    return page
  }

  async loadURL(url: string): Promise<void> {
    const page = await this.opened
    this.webContents.loading = url
    try {
      await page.goTo(toPageUrl(url))
    } catch (error) {
      if (this.destroyed) return
      debug('load', error)
      throw new Error(`ERR_FAILED (-2) loading '${url}'`)
    }
  }

  /** As a listener of `close` wants it. */
  async requestClose(): Promise<boolean> {
    let prevented = false
    this.emit('close', {
      preventDefault() {
        prevented = true
      },
    })
    if (prevented) return false
    await this.opened.then((page) => page.close()).catch(() => {})
    this.gone()
    return true
  }

  close(): void {
    void this.requestClose()
  }

  /** The page is closed, by main or by the person. */
  gone(): void {
    if (this.destroyed) return
    this.destroyed = true
    this.webContents.destroyed = true
    for (const window of BrowserWindow.all) if (window.webContents === this.webContents) forget(window)
    this.emit('closed')
    if (BrowserWindow.all.size === 0 && !lifecycle.quitting) app.emit('window-all-closed')
  }

  /** As the second start of the program wants it: the first one's window may be anywhere. */
  focus(): void {
    this.opened.then((page) => page.bringToFront()).catch((error) => debug('focus', error))
    this.emit('focus')
  }

  // What else the desktop would do is only remembered.
  show(): void {
    this.shown = true
  }
  restore(): void {}
  maximize(): void {
    this.maximized = true
  }
  setProgressBar(fraction: number): void {
    this.progress = fraction
  }
  isVisible = () => this.shown
  isFocused = () => true
  isMinimized = () => false
  isMaximized = () => this.maximized
  isDestroyed = () => this.destroyed
  getNormalBounds = () => ({ ...this.bounds })
}

function forget(window: BrowserWindow): void {
  BrowserWindow.all.delete(window)
  openThings.windows.delete(window)
}

/** Every request of every page: navigations and new windows are asked about, then the scheme's handler answers. */
async function serve(paused: PausedRequest, session: Session, page: Page | undefined): Promise<void> {
  const { requestId, request, resourceType, frameId } = paused
  try {
    if (resourceType === 'Document' && !mayNavigate(fromPageUrl(request.url), page, frameId)) {
      return await refuseRequest(session, requestId, 'Aborted')
    }
    await answerRequest(session, paused)
  } catch (error) {
    debug('request', request.url, error)
    await refuseRequest(session, requestId, 'Failed').catch(() => {})
  }
}

/** Without a page it is the first request of a window that the page wants to open. */
function mayNavigate(url: string, page: Page | undefined, frameId: string): boolean {
  const windows = BrowserWindow.getAllWindows()
  const window = page && windows.find(({ webContents }) => webContents.page === page)
  if (window === undefined) {
    const action = windows[0]?.webContents.openHandler?.({ url }).action
    if (action !== 'deny') throw new Error('The development host opens no second window.')
    return false
  }
  const { webContents } = window
  const isMainFrame = frameId === webContents.page?.mainFrame
  if (isMainFrame && webContents.loading === url) return true
  let prevented = false
  const event = {
    url,
    isMainFrame,
    preventDefault() {
      prevented = true
    },
  }
  webContents.emit('will-frame-navigate', event)
  if (isMainFrame) webContents.emit('will-navigate', event, url)
  return !prevented
}
