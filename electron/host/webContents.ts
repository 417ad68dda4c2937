import { randomBytes } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import type { Session } from './chromium/devtools.ts'
import type { Page } from './chromium/page.ts'
import { debug } from './environment.ts'
import { invoke } from './ipc.ts'
import { acceleratorKeys, pressAccelerator } from './menu.ts'
import { refuseOthers } from './notEmulated.ts'
import { fromPageUrl } from './protocol.ts'
import { decode, encode } from './worlds/codec.ts'
import type { PickOptions, ToMain, ToPreload } from './worlds/preloadWorld.ts'

/** The preload's JavaScript world; the page's own scripts can't see into it. */
const worldName = 'Electron Isolated Context'

const builtScript = (name: string) => readFileSync(new URL(`./${name}.js`, import.meta.url), 'utf8')

type OpenHandler = (details: { url: string }) => { action: 'deny' | 'allow' }

export class WebContents extends EventEmitter {
  page: Page | undefined
  /** What main itself loads is no navigation of the page. */
  loading: string | undefined
  openHandler: OpenHandler | undefined
  readonly secret = `$${randomBytes(8).toString('hex')}`
  readonly binding = `_${randomBytes(8).toString('hex')}`
  readonly worlds = new Set<number>()
  protocolSession: Session | undefined
  destroyed = false

  constructor() {
    super()
    // biome-ignore lint/correctness/noConstructorReturn: main must only ever see the object that refuses the rest
    return refuseOthers('webContents', this)
  }

  getURL(): string {
    return this.page === undefined ? '' : fromPageUrl(this.page.url())
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler
  }

  reload(): void {
    this.loading = this.getURL()
    this.page?.reload().catch((error) => debug('reload', error))
  }

  send(name: string, ...input: unknown[]): void {
    if (this.destroyed) throw new TypeError('Object has been destroyed')
    const message: ToPreload = { kind: 'event', name, input: encode(input) }
    for (const world of this.worlds) this.tell(world, message)
  }

  /** Puts both worlds into every document of the page, before any script of its own. */
  async attach(page: Page, preloadPath: string): Promise<void> {
    this.page = page
    const { session } = page
    this.protocolSession = session
    session.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.name === worldName) this.enterWorld(context.id)
    })
    session.on('Runtime.executionContextDestroyed', ({ executionContextId }) =>
      this.worlds.delete(executionContextId),
    )
    session.on('Runtime.executionContextsCleared', () => this.worlds.clear())
    session.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name === this.binding) void this.receive(JSON.parse(payload) as ToMain, executionContextId)
    })
    const { secret, binding } = this
    const preload = readFileSync(preloadPath, 'utf8')
    const config = JSON.stringify({ secret, binding })
    await Promise.all([
      session.send('Runtime.enable'),
      session.send('Runtime.addBinding', { name: binding, executionContextName: worldName }),
      session.send('Page.addScriptToEvaluateOnNewDocument', {
        // its last line is a comment, which names its map
        source:
          `if (window === top) { ${builtScript('pageWorld')}\n; world.start(${JSON.stringify(secret)}) }`
            // in the page a `var` would stay visible
            .replace(/^(.*)$/s, '(() => {$1})()'),
      }),
      session.send('Page.addScriptToEvaluateOnNewDocument', {
        worldName,
        source: `(() => { if (window !== top || !globalThis[${JSON.stringify(binding)}]) return
          ${builtScript('preloadWorld')}
          world.start(${config}, (require, module, exports) => {${preload}\n}) })()`,
      }),
    ])
    page.on('crash', () => this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 }))
    page.on('load', () => {
      this.loading = undefined
      this.emit('did-finish-load', {})
    })
  }

  /** Chromium's own dialog; gives real paths. */
  async pickFiles(options: PickOptions): Promise<string[]> {
    const [contextId] = this.worlds
    if (contextId === undefined) throw new Error('There is no page that could show a dialog.')
    const count = await this.evaluate(
      `globalThis.electronHost.pick(${JSON.stringify(options)})`,
      contextId,
      true,
    )
    const paths: string[] = []
    for (let at = 0; at < Number(count.value); at++) {
      paths.push(await this.pathOf(`globalThis.electronHost.picked[${at}]`, contextId))
    }
    return paths
  }

  private enterWorld(world: number): void {
    this.worlds.add(world)
    this.tell(world, { kind: 'accelerators', keys: acceleratorKeys() })
  }

  private async receive(message: ToMain, world: number): Promise<void> {
    if (message.kind === 'accelerator') return pressAccelerator(message.key)
    // read at once, as Electron gives it; only the top frame has a preload here
    const senderFrame = { url: this.getURL(), parent: null }
    const { id, name } = message
    try {
      const input = (await this.withPaths(decode(message.input), world)) as unknown[]
      const value = encode(await invoke(name, { sender: this, senderFrame }, input))
      this.tell(world, { kind: 'answer', id, ok: true, value })
    } catch (error) {
      process.stderr.write(`Error occurred in handler for '${name}': ${error}\n`)
      this.tell(world, { kind: 'answer', id, ok: false, value: encode(String(error)) })
    }
  }

  /** The preload's signs for files become the files' paths. */
  private async withPaths(value: unknown, world: number): Promise<unknown> {
    if (typeof value === 'string' && value.startsWith(`\u0000file:${this.secret}:`)) {
      return this.pathOf(`globalThis.electronHost.files.get(${JSON.stringify(value)})`, world)
    }
    if (Array.isArray(value)) return Promise.all(value.map((item) => this.withPaths(item, world)))
    if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype)
      return value
    for (const [key, member] of Object.entries(value)) {
      Object.defineProperty(value, key, { value: await this.withPaths(member, world) })
    }
    return value
  }

  private async pathOf(expression: string, contextId: number): Promise<string> {
    const { objectId } = await this.evaluate(expression, contextId)
    if (objectId === undefined) return ''
    return (await this.protocolSession?.send('DOM.getFileInfo', { objectId }))?.path ?? ''
  }

  private async evaluate(expression: string, contextId: number, userGesture = false) {
    const session = this.protocolSession as Session
    const { result } = await session.send('Runtime.evaluate', {
      expression,
      contextId,
      userGesture,
      awaitPromise: userGesture,
    })
    return result
  }

  private tell(executionContextId: number, message: ToPreload): void {
    this.protocolSession
      ?.send('Runtime.callFunctionOn', {
        executionContextId,
        functionDeclaration: '(text) => globalThis.electronHost?.receive(text)',
        arguments: [{ value: JSON.stringify(message) }],
        silent: true,
      })
      // the document has gone meanwhile
      .catch((error) => debug('tell', error))
  }
}
