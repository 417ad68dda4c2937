import { EventEmitter } from 'node:events'
import { existsSync } from 'node:fs'
import type { BrowserWindowConstructorOptions } from 'electron'
import type { BrowserContext, Page, Route } from 'playwright-core'
import { app, openThings, profileFolder } from './app.ts'
import { launchBrowser } from './browser.ts'
import { debug, headless } from './environment.ts'
import { lifecycle } from './lifecycle.ts'
import { refuseOthers } from './notEmulated.ts'
import { answerRequest, fromPageUrl, toPageUrl } from './protocol.ts'
import { applyTheme } from './theme.ts'
import { WebContents } from './webContents.ts'

/** Settings that would weaken the page are not played along with. */
const refused = { nodeIntegration: true, contextIsolation: false, sandbox: false, webSecurity: false }

let browser: Promise<BrowserContext> | undefined

function sharedBrowser(): Promise<BrowserContext> {
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
    const context = await sharedBrowser()
    const taken = new Set(BrowserWindow.getAllWindows().map((window) => window.webContents.page))
    const page = context.pages().find((candidate) => !taken.has(candidate)) ?? (await context.newPage())
    if (headless) await page.setViewportSize({ width: this.bounds.width, height: this.bounds.height })
    await this.webContents.attach(page, preload)
    await applyTheme(page)
    page.once('load', () => this.emit('ready-to-show'))
    page.on('close', () => this.gone())
    // no window opens here: what asked for one was answered when it made its first request
    context.on('page', (popup) => void popup.close().catch(() => {}))
    return page
  }

  async loadURL(url: string): Promise<void> {
    const page = await this.opened
    this.webContents.loading = url
    try {
      await page.goto(toPageUrl(url), { waitUntil: 'load' })
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

  // What the desktop would do is only remembered.
  show(): void {
    this.shown = true
  }
  focus(): void {
    this.emit('focus')
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
async function serve(route: Route): Promise<void> {
  const request = route.request()
  try {
    const frame = request.isNavigationRequest() ? frameOf(route) : undefined
    if (request.isNavigationRequest() && !mayNavigate(fromPageUrl(request.url()), frame)) {
      return await route.abort('aborted')
    }
    await answerRequest(route, request)
  } catch (error) {
    debug('request', request.url(), error)
    await route.abort('failed').catch(() => {})
  }
}

/** A new window's first request has no frame yet. */
function frameOf(route: Route) {
  try {
    return route.request().frame()
  } catch {
    return undefined
  }
}

function mayNavigate(url: string, frame: ReturnType<typeof frameOf>): boolean {
  const windows = BrowserWindow.getAllWindows()
  const window = frame && windows.find(({ webContents }) => webContents.page === frame.page())
  if (window === undefined) {
    const action = windows[0]?.webContents.openHandler?.({ url }).action
    if (action !== 'deny') throw new Error('The development host opens no second window.')
    return false
  }
  const { webContents } = window
  const isMainFrame = frame === webContents.page?.mainFrame()
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
