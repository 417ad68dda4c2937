import { resolve } from 'node:path'
import type { MessageBoxOptions, OpenDialogOptions, SaveDialogOptions } from 'electron'
import type { BrowserWindow } from './browserWindow.ts'

/** The browser's own dialogs in place of the system's. Not frozen: tests answer in their place. */
export const dialog = {
  async showOpenDialog(window: BrowserWindow, options: OpenDialogOptions) {
    const { properties = ['openFile'], filters = [] } = options
    if (properties.includes('openDirectory')) {
      throw new Error('The development host does not emulate choosing a folder.')
    }
    const extensions = filters.flatMap((filter) => filter.extensions)
    const filePaths = await window.webContents.pickFiles({
      multiple: properties.includes('multiSelections'),
      directory: false,
      accept: extensions.includes('*') ? '' : extensions.map((extension) => `.${extension}`).join(','),
    })
    return { canceled: filePaths.length === 0, filePaths }
  },

  async showSaveDialog(window: BrowserWindow, options: SaveDialogOptions) {
    const page = await window.opened
    const proposal = resolve(options.defaultPath ?? 'untitled')
    const answer = await page.ask('prompt', options.title ?? 'Save as', proposal)
    return { canceled: !answer, filePath: typeof answer === 'string' ? answer : '' }
  },

  /** Two answers at most: the first button is "cancel" of the browser's dialog when it is the cancelId. */
  async showMessageBox(window: BrowserWindow, options: MessageBoxOptions) {
    const { message, detail = '', buttons = ['OK'], cancelId = 0 } = options
    if (buttons.length > 2) throw new Error('The development host shows two buttons at most.')
    const page = await window.opened
    const agree = buttons.length === 1 ? 0 : 1 - cancelId
    const text = [message, detail, `OK = ${buttons[agree]}`].filter((part) => part !== '').join('\n\n')
    const agreed = await page.ask('confirm', text)
    return { response: agreed ? agree : cancelId, checkboxChecked: false }
  },

  showErrorBox(title: string, content: string): void {
    process.stderr.write(`${title}\n${content}\n`)
  },
}
