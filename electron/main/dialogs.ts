import { dirname } from 'node:path'
import { type BrowserWindow, dialog } from 'electron'
import type { SettingsFile } from './settings.ts'

/** The system's dialogs. Each call goes through `dialog` at its time, so that a test may answer in its place. */

export async function chooseFiles(window: BrowserWindow, settings: SettingsFile): Promise<readonly string[]> {
  const { lastFolder } = settings.get()
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: 'Open files',
    buttonLabel: 'Open',
    properties: ['openFile', 'multiSelections'],
    filters: [
      { name: 'CSV files', extensions: ['csv', 'txt'] },
      { name: 'All files', extensions: ['*'] },
    ],
    // the system does not remember it
    ...(lastFolder !== undefined && { defaultPath: lastFolder }),
  })
  const [first] = filePaths
  if (canceled || first === undefined) return []
  settings.change({ lastFolder: dirname(first) })
  return filePaths
}

/** True to cancel what runs and leave. */
export async function askToLeave(window: BrowserWindow, running: readonly string[]): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: `${running.join(', ')}: still under way`,
    detail: 'If you leave now it is cancelled, and everything is as before.',
    buttons: ['Keep working', 'Cancel it and leave'],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  })
  return response === 1
}

export async function showAbout(window: BrowserWindow, version: string, runtime: string): Promise<void> {
  await dialog.showMessageBox(window, {
    type: 'info',
    message: `Leads Loader ${version}`,
    detail: `Runs on ${runtime}.`,
    buttons: ['OK'],
  })
}
