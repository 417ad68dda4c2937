import type { MenuItemConstructorOptions } from 'electron'
import type { WindowCommand } from '../../../shared/contract.ts'

interface MenuActions {
  /** To the page. */
  send(command: WindowCommand): void
  quit(): void
  showLogs(): void
}

interface MenuOptions {
  readonly platform: NodeJS.Platform
  /** Tools for who works on the program itself. */
  readonly development: boolean
}

/** The application menu. Every command has an id and, as far as it is used often, a key. */
export function menuTemplate(
  { send, quit, showLogs }: MenuActions,
  { platform, development }: MenuOptions,
): MenuItemConstructorOptions[] {
  const isMac = platform === 'darwin'
  const go = (id: WindowCommand, label: string, accelerator: string) => ({
    id,
    label,
    accelerator,
    click: () => send(id),
  })
  const leave = { id: 'quit', label: 'Quit Leads Loader', accelerator: 'CmdOrCtrl+Q', click: quit }
  const aboutItem = { id: 'about', label: 'About Leads Loader', click: () => send('about') }
  const separator = { type: 'separator' } as const
  const appMenu: MenuItemConstructorOptions = {
    label: 'Leads Loader',
    submenu: [
      aboutItem,
      separator,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      separator,
      leave,
    ],
  }
  return [
    ...(isMac ? [appMenu] : []),
    {
      label: 'File',
      submenu: [go('openFiles', 'Open Files …', 'CmdOrCtrl+O'), ...(isMac ? [] : [separator, leave])],
    },
    {
      label: 'Edit',
      submenu: [
        { role: 'undo' },
        { role: 'redo' },
        separator,
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
      ],
    },
    {
      label: 'Go',
      submenu: [
        go('load', 'Load', 'CmdOrCtrl+1'),
        go('runs', 'Runs', 'CmdOrCtrl+2'),
        go('checks', 'Checks', 'CmdOrCtrl+3'),
        go('settings', 'Settings', 'CmdOrCtrl+4'),
      ],
    },
    {
      label: 'View',
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        separator,
        { role: 'togglefullscreen' },
        ...(development ? [separator, { role: 'reload' } as const, { role: 'toggleDevTools' } as const] : []),
      ],
    },
    { label: 'Window', submenu: [{ role: 'minimize' }, ...(isMac ? [{ role: 'zoom' } as const] : [])] },
    {
      label: 'Help',
      submenu: [{ id: 'showLogs', label: 'Show Log Files', click: showLogs }, ...(isMac ? [] : [aboutItem])],
    },
  ]
}
