import type { MenuItemConstructorOptions } from 'electron'
import { expect, test } from 'vitest'
import { windowCommands } from '../../../shared/contract.ts'
import { menuTemplate } from './menu.ts'

const noActions = { send: () => {}, quit: () => {}, showLogs: () => {} }

const items = (template: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
  template.flatMap((item) => (Array.isArray(item.submenu) ? items(item.submenu) : [item]))

const menuOn = (platform: NodeJS.Platform, development = false) =>
  items(menuTemplate(noActions, { platform, development }))

test('every command that the page understands is in the menu, and those of daily work have a key', () => {
  const byId = new Map(menuOn('linux').map(({ id, accelerator }) => [id, accelerator]))
  for (const command of windowCommands) {
    expect([command, byId.has(command)]).toEqual([command, true])
    if (command !== 'about') expect(byId.get(command)).toMatch(/^CmdOrCtrl\+/)
  }
})

test.each(['darwin', 'linux', 'win32'] as const)(
  'on %s no key and no id is used twice, and one can quit',
  (platform) => {
    const all = menuOn(platform)
    for (const kind of ['id', 'accelerator'] as const) {
      const used = all.map((item) => item[kind]).filter((value) => value !== undefined)
      expect(new Set(used).size).toBe(used.length)
    }
    expect(all.filter(({ id }) => id === 'quit')).toHaveLength(1)
  },
)

test('a packaged program has no tools for developers', () => {
  const roles = (development: boolean) => menuOn('linux', development).map(({ role }) => role)
  expect(roles(true)).toContain('toggleDevTools')
  expect(roles(false)).not.toContain('toggleDevTools')
  expect(roles(false)).not.toContain('reload')
})
