import { join } from 'node:path'
import { BrowserWindow, screen } from 'electron'
import { readJsonFile, writeJsonFile } from '../app/jsonFile.ts'
import type { Log } from '../app/log.ts'
import { minimumSize, openingBounds, type WindowState, windowStateSchema } from './windowState.ts'

interface WindowOptions {
  /** The built preload script. */
  readonly preload: string
  /** Where place and size are kept. */
  readonly stateFile: string
  readonly development: boolean
  readonly log: Log
}

/** Makes the one window, not shown yet: its page sees nothing of Node and nothing of Electron. */
export function createWindow({ preload, stateFile, development, log }: WindowOptions): BrowserWindow {
  const { value: state } = readJsonFile<WindowState>(stateFile, windowStateSchema, { maximized: false })
  const workAreas = screen.getAllDisplays().map(({ workArea }) => workArea)
  const window = new BrowserWindow({
    ...openingBounds(state, workAreas),
    minWidth: minimumSize.width,
    minHeight: minimumSize.height,
    show: false,
    title: 'Leads Loader',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      devTools: development,
    },
  })
  if (state.maximized) window.maximize()
  window.once('ready-to-show', () => window.show())
  window.on('close', () => saveState(window, stateFile, log))
  reloadAfterCrash(window, log)
  return window
}

/** What runs in the main process goes on without the page. One that crashes again at once is left alone. */
function reloadAfterCrash(window: BrowserWindow, log: Log): void {
  let lastCrash = Number.NEGATIVE_INFINITY
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    log(`The window's page ended: ${reason}.`)
    const now = performance.now()
    const again = now - lastCrash < 10_000
    lastCrash = now
    if (reason !== 'clean-exit' && !again && !window.isDestroyed()) window.webContents.reload()
  })
}

/** The built preload script lies in out/preload, beside the main process's out/main. */
export const preloadFile = (mainFolder: string) => join(mainFolder, '..', 'preload', 'index.cjs')

function saveState(window: BrowserWindow, stateFile: string, log: Log): void {
  const { x, y, width, height } = window.getNormalBounds()
  try {
    writeJsonFile(stateFile, { bounds: { x, y, width, height }, maximized: window.isMaximized() })
  } catch (error) {
    log('Place and size of the window could not be saved.', error)
  }
}
