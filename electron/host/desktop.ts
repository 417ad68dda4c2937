import { spawn } from 'node:child_process'
import { testing } from './environment.ts'
import { refuseOthers } from './notEmulated.ts'

/** What the desktop offers beside the window. Tests look at what was asked for. */

const asked: { readonly what: string; readonly value: string }[] = []

const openers: Partial<Record<NodeJS.Platform, string>> = { darwin: 'open', win32: 'explorer.exe' }

function openWithDesktop(what: string, value: string): void {
  asked.push({ what, value })
  if (testing) return
  const opener = spawn(openers[process.platform] ?? 'xdg-open', [value], { stdio: 'ignore', detached: true })
  opener.on('error', () => process.stderr.write(`Nothing on this computer opens ${value}\n`))
  opener.unref()
}

export const shell = refuseOthers('shell', {
  asked,
  openExternal: async (url: string) => openWithDesktop('openExternal', url),
  openPath: async (path: string) => {
    openWithDesktop('openPath', path)
    return ''
  },
  showItemInFolder: (path: string) => openWithDesktop('showItemInFolder', path),
})

/** On standard error, since a browser's page may not notify for another program. */
export class Notification {
  static isSupported = () => true
  private readonly content: { title?: string; body?: string }

  constructor(content: { title?: string; body?: string }) {
    this.content = content
  }

  show(): void {
    const { title = '', body = '' } = this.content
    asked.push({ what: 'notification', value: `${title}: ${body}` })
    if (!testing) process.stderr.write(`${title}: ${body}\n`)
  }
}

const awake = new Set<number>()
let lastBlocker = 0

export const powerSaveBlocker = refuseOthers('powerSaveBlocker', {
  start(): number {
    lastBlocker += 1
    awake.add(lastBlocker)
    return lastBlocker
  },
  stop: (blocker: number) => awake.delete(blocker),
  isStarted: (blocker: number) => awake.has(blocker),
})

export const screen = refuseOthers('screen', {
  getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }],
})

/** Kept, not asked: Chromium's own answers hold, which in a fresh profile are no. */
export const session = refuseOthers('session', {
  defaultSession: refuseOthers('session.defaultSession', {
    setPermissionRequestHandler(_answer: unknown): void {},
    setPermissionCheckHandler(_answer: unknown): void {},
  }),
})
