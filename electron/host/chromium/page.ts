import { EventEmitter } from 'node:events'
import { headless } from '../environment.ts'
import type { Session } from './devtools.ts'

/** A request that waits for its answer, as far as it is looked at. */
export interface PausedRequest {
  readonly requestId: string
  readonly request: { readonly url: string; readonly method: string }
  readonly resourceType: string
  readonly frameId: string
}

/** The page of the window: tells `load`, `crash` and `close`. */
export class Page extends EventEmitter {
  readonly session: Session
  private readonly targetId: string
  private readonly browser: Session
  mainFrame = ''
  private address = 'about:blank'

  constructor(session: Session, targetId: string, browser: Session) {
    super()
    this.session = session
    this.targetId = targetId
    this.browser = browser
  }

  url(): string {
    return this.address
  }

  async begin(): Promise<void> {
    const { session } = this
    session.on('Page.frameNavigated', ({ frame }) => {
      if (frame.parentId === undefined) this.address = `${frame.url}${frame.urlFragment ?? ''}`
    })
    session.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      if (frameId === this.mainFrame) this.address = url
    })
    session.on('Page.loadEventFired', () => {
      // not of the blank page that Chromium begins with
      if (/^https?:/.test(this.address)) this.emit('load')
    })
    session.on('Inspector.targetCrashed', () => this.emit('crash'))
    const [{ frameTree }] = await Promise.all([
      session.send('Page.getFrameTree'),
      session.send('Page.enable'),
      session.send('Inspector.enable'),
      // a page that nobody sees behaves as one that is worked with
      ...(headless ? [session.send('Emulation.setFocusEmulationEnabled', { enabled: true })] : []),
    ])
    this.mainFrame = frameTree.frame.id
  }

  /** Resolves when the page has loaded. */
  async goTo(url: string): Promise<void> {
    const loaded = new Promise<void>((resolve, reject) => {
      this.once('load', resolve)
      this.once('close', () => reject(new Error('The page is closed.')))
    })
    loaded.catch(() => {})
    const { errorText } = await this.session.send('Page.navigate', { url })
    if (errorText) throw new Error(errorText)
    await loaded
  }

  async reload(): Promise<void> {
    await this.session.send('Page.reload')
  }

  async setSize(width: number, height: number): Promise<void> {
    await this.session.send('Emulation.setDeviceMetricsOverride', {
      width,
      height,
      screenWidth: width,
      screenHeight: height,
      deviceScaleFactor: 1,
      mobile: false,
    })
  }

  async setColorScheme(scheme: 'light' | 'dark' | 'system'): Promise<void> {
    const value = scheme === 'system' ? '' : scheme
    await this.session.send('Emulation.setEmulatedMedia', {
      features: [{ name: 'prefers-color-scheme', value }],
    })
  }

  /** Before other windows, also one that was minimised. */
  async bringToFront(): Promise<void> {
    await this.session.send('Page.bringToFront')
  }

  /** The browser's own dialog. */
  async ask(how: 'confirm' | 'prompt', ...words: readonly string[]): Promise<unknown> {
    const input = words.map((word) => JSON.stringify(word)).join(', ')
    const { result } = await this.session.send('Runtime.evaluate', { expression: `${how}(${input})` })
    return result.value
  }

  async close(): Promise<void> {
    await this.browser.send('Target.closeTarget', { targetId: this.targetId })
  }
}
