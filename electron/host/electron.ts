/**
 * The module `electron` as the built main process gets it where Electron's own binary is not to be had: Chromium
 * driven from Node. For development and tests only, never packaged. What is not emulated fails: a missing export
 * when main is loaded, a missing member when it is touched.
 */
export { app } from './app.ts'
export { BrowserWindow } from './browserWindow.ts'
export { Notification, powerSaveBlocker, screen, session, shell } from './desktop.ts'
export { dialog } from './dialog.ts'
export { ipcMain } from './ipc.ts'
export { Menu } from './menu.ts'
export { net, protocol } from './protocol.ts'
export { safeStorage } from './safeStorage.ts'
export { nativeTheme } from './theme.ts'
