import { EventEmitter } from 'node:events'
import { join } from 'node:path'
import { debug, testing } from './environment.ts'
import { lifecycle } from './lifecycle.ts'
import { refuseOthers } from './notEmulated.ts'
import { becomeSingleInstance } from './singleInstance.ts'

interface Closable {
  /** False when a listener prevented it. */
  requestClose(): Promise<boolean>
}

const paths = new Map<string, string>()
const realExit = process.exit.bind(process)

/** What is opened at the start and closed at the end; set by the parts that do it. */
export const openThings = {
  windows: new Set<Closable>(),
  startBrowser: () => {},
  closeBrowser: async () => {},
}

function preventable() {
  let prevented = false
  const event = {
    preventDefault() {
      prevented = true
    },
  }
  return { event, prevented: () => prevented }
}

class App extends EventEmitter {
  readonly isPackaged = false

  getPath(name: string): string {
    const path = paths.get(name)
    if (path === undefined) throw new Error(`The development host knows ${name} only once it was set.`)
    return path
  }

  setPath(name: string, path: string): void {
    paths.set(name, path)
  }

  whenReady(): Promise<void> {
    return lifecycle.ready ? Promise.resolve() : new Promise((resolve) => this.once('ready', () => resolve()))
  }

  requestSingleInstanceLock(): boolean {
    const isFirst = becomeSingleInstance(this.getPath('userData'), (words) =>
      this.emit('second-instance', {}, words),
    )
    if (isFirst) openThings.startBrowser()
    return isFirst
  }

  /** before-quit, close of every window, will-quit, quit: each may be prevented where it may in Electron. */
  quit(): void {
    const before = preventable()
    this.emit('before-quit', before.event)
    if (before.prevented()) return
    lifecycle.quitting = true
    void Promise.all([...openThings.windows].map((window) => window.requestClose())).then((closed) => {
      const will = preventable()
      if (!closed.includes(false)) this.emit('will-quit', will.event)
      if (!closed.includes(false) && !will.prevented()) return this.exit(0)
      lifecycle.quitting = false
    })
  }

  exit(code = 0): void {
    if (lifecycle.ended) return
    lifecycle.ended = true
    this.emit('quit', {}, code)
    const patience = new Promise((resolve) => setTimeout(resolve, 3000))
    void Promise.race([openThings.closeBrowser().catch(() => {}), patience]).then(() => {
      debug('exit', code)
      realExit(code)
    })
  }

  // Electron's own processes, and the systems that ask for these, are not here
  enableSandbox(): void {}
  setAppUserModelId(_id: string): void {}
}

const plainApp = new App()
export const app = refuseOthers('app', plainApp)

export const profileFolder = () => join(plainApp.getPath('userData'), 'host-browser')

/** Signals, process.exit and the end of the test quit as in Electron. */
export function quitWithProcess(): void {
  process.exit = ((code?: number) => plainApp.exit(code ?? 0)) as typeof process.exit
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => plainApp.quit())
  if (testing) process.on('disconnect', () => plainApp.quit())
}
