import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { app, protocol } from 'electron'
import { createDataFolder, dataFolder } from '../dataFolder.ts'
import { unpackUnder } from '../unpackFolder.ts'
import { startOptions } from './app/startOptions.ts'
import { scheme } from './window/origin.ts'

/** What must be said before Chromium is there. All else is loaded while it starts. */

const options = startOptions(process.argv.slice(1))
const folder = dataFolder(options.dataDir)

protocol.registerSchemesAsPrivileged([
  { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
])
app.enableSandbox()
app.setAppUserModelId('org.leadsloader.app')
await createDataFolder(folder)
unpackUnder(folder)
/** What belongs to the window: its settings, its log, and what Chromium keeps. */
const windowFolder = join(folder, 'window')
mkdirSync(windowFolder, { recursive: true, mode: 0o700 })
app.setPath('userData', windowFolder)

// one window a data folder; app.quit would run the hooks of a program that never started
if (app.requestSingleInstanceLock()) void begin()
else app.exit(0)

async function begin(): Promise<void> {
  const [{ start }] = await Promise.all([import('./app/start.ts'), app.whenReady()])
  await start({ ...options, folder, windowFolder, mainFolder: import.meta.dirname })
}
