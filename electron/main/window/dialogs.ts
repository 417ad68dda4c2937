import { homedir } from 'node:os'
import { dirname, extname, join } from 'node:path'
import { type BrowserWindow, dialog, type MessageBoxOptions } from 'electron'
import { channelLabel } from '../../../shared/alerts/channels.ts'
import { tableFileEndings } from '../../../shared/tableFiles.ts'
import type { ProfileUrl } from '../../engine/profileUrl.ts'
import type { AlertPlace } from '../alerts/alertTargets.ts'
import type { SettingsFile } from '../app/settings.ts'
import type { ExportPlace } from '../files/exportPlace.ts'

/** The system's dialogs. Each call goes through `dialog` at its time, so that a test may answer in its place. */

export async function chooseFiles(window: BrowserWindow, settings: SettingsFile): Promise<readonly string[]> {
  const { lastFolder } = settings.get()
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: 'Open files',
    buttonLabel: 'Open',
    properties: ['openFile', 'multiSelections'],
    filters: [
      { name: 'Tables', extensions: [...tableFileEndings] },
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

/** A file of edits; null if the person cancels. */
export async function chooseEdits(window: BrowserWindow, settings: SettingsFile): Promise<string | null> {
  const { exportFolder, lastFolder } = settings.get()
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: 'Open edits',
    buttonLabel: 'Take in',
    properties: ['openFile'],
    filters: [{ name: 'Edits', extensions: ['json'] }],
    defaultPath: exportFolder ?? lastFolder ?? homedir(),
  })
  return canceled ? null : (filePaths[0] ?? null)
}

/** Where a file is to be written, of the kind that its name says; null if the person cancels. */
export async function chooseExportPlace(
  window: BrowserWindow,
  settings: SettingsFile,
  name: string,
): Promise<ExportPlace | null> {
  const { exportFolder, lastFolder } = settings.get()
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: 'Save as',
    defaultPath: join(exportFolder ?? lastFolder ?? homedir(), name),
    filters: [
      extname(name) === '.json'
        ? { name: 'Edits', extensions: ['json'] }
        : { name: 'CSV files', extensions: ['csv'] },
    ],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  })
  if (canceled || filePath === '') return null
  settings.change({ exportFolder: dirname(filePath) })
  // some desktops don't add the ending; then nobody was asked about the file of that name
  if (extname(filePath) === '') return { path: `${filePath}${extname(name)}`, mayReplace: false }
  // what stands in for Electron in development asks nothing
  return { path: filePath, mayReplace: process.versions.electron !== undefined }
}

/** True when the person means this server: the page only proposes it. */
export function confirmServer(
  window: BrowserWindow,
  { host, database, user, isReadable }: ProfileUrl,
  name: string,
): Promise<boolean> {
  return askToSave(window, {
    type: isReadable ? 'warning' : 'question',
    message: `Save the connection to ${short(host)}?`,
    detail: [
      `Name: ${short(name)}`,
      `Server: ${short(host)}`,
      `Database: ${short(database)}`,
      `User: ${short(user)}`,
      isReadable
        ? 'The connection is not encrypted: others on that network can read it.'
        : 'Loads and the password go to this server.',
    ].join('\n'),
  })
}

/** True when the person means this target of alerts: the page only proposes it. */
export function confirmAlertTarget(
  window: BrowserWindow,
  { name, kind, host, allowPrivate }: AlertPlace,
): Promise<boolean> {
  return askToSave(window, {
    type: allowPrivate ? 'warning' : 'question',
    message: `Send alerts to ${short(host)}?`,
    detail: [
      `Name: ${short(name)}`,
      `Kind: ${channelLabel(kind)}`,
      `Goes to: ${short(host)}`,
      ...(allowPrivate ? ['It may be an address of a private network, also without encryption.'] : []),
      'What failed is sent there, with people and licenses masked.',
    ].join('\n'),
  })
}

async function askToSave(
  window: BrowserWindow,
  question: Pick<MessageBoxOptions, 'type' | 'message' | 'detail'>,
): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    ...question,
    buttons: ['Cancel', 'Save'],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  })
  return response === 1
}

/** One line that can't push the rest out of sight. */
function short(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Cf}]/gu, '')
  return line.length > 100 ? `${line.slice(0, 99)}…` : line
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
