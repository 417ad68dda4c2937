import type { MenuItemConstructorOptions } from 'electron'
import { refuseOthers } from './notEmulated.ts'

/** The application menu: no bar is drawn, but its keys work. Roles (copy, zoom) are Chromium's own. */

interface Item {
  readonly id: string | undefined
  readonly label: string | undefined
  readonly role: string | undefined
  readonly accelerator: string | undefined
  readonly enabled: boolean
  readonly submenu: Menu | undefined
  click(): void
}

export interface Menu {
  readonly items: readonly Item[]
  getMenuItemById(id: string): Item | null
}

let applicationMenu: Menu | null = null

function build(template: readonly MenuItemConstructorOptions[]): Menu {
  const items = template.map(
    ({ id, label, role, accelerator, enabled = true, submenu, click }): Item => ({
      id,
      label,
      role,
      accelerator: typeof accelerator === 'string' ? accelerator : undefined,
      enabled,
      submenu: Array.isArray(submenu) ? build(submenu) : undefined,
      click: () => (click as (() => void) | undefined)?.(),
    }),
  )
  const menu = { items, getMenuItemById: (id: string) => flat(menu).find((item) => item.id === id) ?? null }
  return refuseOthers('menu', menu)
}

const flat = (menu: Menu): Item[] =>
  menu.items.flatMap((item) => [item, ...(item.submenu ? flat(item.submenu) : [])])

export const Menu = refuseOthers('Menu', {
  buildFromTemplate: build,
  setApplicationMenu(menu: Menu | null): void {
    applicationMenu = menu
  },
  getApplicationMenu: (): Menu | null => applicationMenu,
})

/** `CmdOrCtrl+Shift+o` as the page's world reports it: `Mod+Shift+O`. */
function keyOf(accelerator: string): string {
  const parts = accelerator.split('+')
  const key = parts.at(-1) ?? ''
  const holds = (names: RegExp) => parts.slice(0, -1).some((part) => names.test(part))
  return [
    holds(/^(cmd|command|ctrl|control|commandorcontrol|cmdorctrl)$/i) ? 'Mod' : '',
    holds(/^(alt|option)$/i) ? 'Alt' : '',
    holds(/^shift$/i) ? 'Shift' : '',
    key.length === 1 ? key.toUpperCase() : key,
  ]
    .filter((part) => part !== '')
    .join('+')
}

const itemsWithKeys = () =>
  applicationMenu === null ? [] : flat(applicationMenu).filter((item) => item.accelerator)

export const acceleratorKeys = () => itemsWithKeys().map(({ accelerator }) => keyOf(accelerator as string))

export function pressAccelerator(key: string): void {
  itemsWithKeys()
    .find(({ enabled, accelerator }) => enabled && keyOf(accelerator as string) === key)
    ?.click()
}
