import { join } from 'node:path'
import { app, dialog, ipcMain, Menu, nativeTheme, net, protocol, session, shell } from 'electron'
import { plainError } from '../../../shared/errors.ts'
import { openEngine } from '../../engine/engine.ts'
import { purgeTrash } from '../../engine/sweep.ts'
import { appVersion } from '../../engine/version.ts'
import { openConnections } from '../connections/openConnections.ts'
import { systemKeeper } from '../connections/systemKeeper.ts'
import { createFiles } from '../files/files.ts'
import { serveBundle } from '../window/bundle.ts'
import {
  askToLeave,
  chooseEdits,
  chooseExportPlace,
  chooseFiles,
  confirmAlertTarget,
  confirmServer,
} from '../window/dialogs.ts'
import { createEvents } from '../window/events.ts'
import { answerCalls } from '../window/ipc.ts'
import { restrictPages } from '../window/navigation.ts'
import { ownPages, scheme, startPage } from '../window/origin.ts'
import { createWindow, preloadFile } from '../window/window.ts'
import { createActivity } from './activity.ts'
import { createHandlers } from './handlers.ts'
import { openLog } from './log.ts'
import { menuTemplate } from './menu.ts'
import { askBeforeClosing, holdQuit } from './quit.ts'
import { runtimeLabel } from './runtime.ts'
import { createScreens } from './screens.ts'
import { openSettings } from './settings.ts'
import type { StartOptions } from './startOptions.ts'
import { surroundingsOf } from './surroundings.ts'

export interface Start extends StartOptions {
  readonly folder: string
  /** What belongs to the window: its settings, its log, and what Chromium keeps. */
  readonly windowFolder: string
  /** Of the built main process. */
  readonly mainFolder: string
}

/** Once Chromium is there. */
export async function start({
  dataDir,
  databaseUrl,
  folder,
  windowFolder,
  mainFolder,
}: Start): Promise<void> {
  const development = !app.isPackaged
  /** Of Vite, while the page is worked on. */
  const developmentServer = development ? process.env.LEADS_DEVELOPMENT_SERVER : undefined
  const isOurs = ownPages(developmentServer)
  const log = openLog(windowFolder)
  const runtime = runtimeLabel()
  log(`Leads Loader ${appVersion} started on ${runtime}.`)
  process.on('uncaughtException', (error) => {
    log('An error that nothing expected.', error)
    dialog.showErrorBox('Leads Loader made a mistake', `It has to end. Its log in ${windowFolder} says more.`)
    app.exit(1)
  })
  const settings = openSettings(join(windowFolder, 'settings.json'), log)
  nativeTheme.themeSource = settings.get().theme

  protocol.handle(scheme, (request) =>
    serveBundle(join(mainFolder, '..', 'renderer'), request, (url) => net.fetch(url)),
  )
  restrictPages(app, session.defaultSession, isOurs, log)

  const window = createWindow({
    preload: preloadFile(mainFolder),
    stateFile: join(windowFolder, 'window-state.json'),
    development,
    log,
  })
  const events = createEvents((name, payload) => {
    if (!window.isDestroyed()) window.webContents.send(name, payload)
  })
  const surroundings = surroundingsOf(window)
  const activity = createActivity(surroundings)
  const { profiles, secrets, database } = openConnections({
    folder: windowFolder,
    keeper: systemKeeper,
    confirmServer: (server, name) => confirmServer(window, server, name),
    open: async (server) => {
      const engine = await openEngine({ dataDir, databaseUrl: server ?? databaseUrl, shell: 'window', log })
      engine.notices.push(...(await purgeTrash(engine.client, engine.who).catch(notPurged)))
      return engine
    },
    events,
    log,
  })

  const files = createFiles()
  const screens = createScreens({
    database,
    files,
    events,
    activity,
    settings,
    profiles,
    secrets,
    log,
    dataFolder: folder,
    dataDir,
    databaseUrl,
    confirmAlertTarget: (place) => confirmAlertTarget(window, place),
    notify: surroundings.notify,
    askPlace: (name) => chooseExportPlace(window, settings, name),
    showInFolder: (path) => shell.showItemInFolder(path),
    askEdits: () => chooseEdits(window, settings),
    isShown: () => !window.isDestroyed() && !window.isMinimized(),
    draftFile: join(windowFolder, 'draft.json'),
    mendFolder: join(windowFolder, 'mend'),
    samplesFolder: unpacked(join(mainFolder, '..', '..', 'samples')),
    notices: [
      ...(settings.understood ? [] : ['The settings could not be understood: the usual ones are used.']),
      ...(profiles.understood
        ? []
        : ['The connections could not be understood: only the local one is left.']),
    ],
  })
  const handlers = createHandlers({
    info: () => ({
      version: appVersion,
      runtime,
      platform: process.platform,
      dataFolder: folder,
      theme: settings.get().theme,
    }),
    setTheme: (theme) => {
      nativeTheme.themeSource = theme
      settings.change({ theme })
    },
    database,
    files,
    chooseFiles: () => chooseFiles(window, settings),
    log,
  })
  answerCalls(ipcMain, { ...handlers, ...screens.handlers }, { isOurs, log })

  Menu.setApplicationMenu(
    Menu.buildFromTemplate(
      menuTemplate(
        {
          send: (command) => events.send('window.command', command),
          quit: () => app.quit(),
          showLogs: () => void shell.openPath(windowFolder),
        },
        { platform: process.platform, development },
      ),
    ),
  )

  askBeforeClosing(window, {
    activity,
    ask: (running) => askToLeave(window, running),
    quit: () => app.quit(),
  })
  holdQuit(
    app,
    async () => {
      await activity.cancelAll()
      await screens.stop()
      await database.close()
      log('Ended.')
    },
    log,
  )
  app.on('window-all-closed', () => app.quit())
  app.on('second-instance', () => {
    if (window.isDestroyed()) return
    if (window.isMinimized()) window.restore()
    window.show()
    window.focus()
  })

  await window.loadURL(developmentServer ?? startPage).catch((error) => {
    // who leaves while the page loads makes no mistake
    if (!window.isDestroyed()) throw error
  })
}

/** Beside the archive in a packaged program: its files are then files also to a thread that reads them. */
function unpacked(path: string): string {
  return path.replace(/([\\/]app\.asar)([\\/])/, '$1.unpacked$2')
}

/** What lies in the trash can wait; the window can't. */
function notPurged(error: unknown): string[] {
  return [`Old runs could not be purged: ${plainError(error).message}`]
}
