import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readJsonFile, writeJsonFile } from '../app/jsonFile.ts'
import { openSettings } from '../app/settings.ts'
import { openingBounds, windowStateSchema } from './windowState.ts'

const laptop = { x: 0, y: 25, width: 1440, height: 850 }
const second = { x: 1440, y: 0, width: 1920, height: 1080 }
const usual = { width: 1280, height: 800 }

test.each([
  ['never opened before', undefined, usual],
  ['on the laptop', { x: 10, y: 30, width: 900, height: 600 }, { x: 10, y: 30, width: 900, height: 600 }],
  [
    'on the second screen',
    { x: 1500, y: 10, width: 1600, height: 1000 },
    { x: 1500, y: 10, width: 1600, height: 1000 },
  ],
  ['on a screen that is gone', { x: 5000, y: 10, width: 900, height: 600 }, usual],
  ['with its title bar above the screen', { x: 10, y: -40, width: 900, height: 600 }, usual],
  ['below the screen', { x: 10, y: 2000, width: 900, height: 600 }, usual],
  [
    'smaller than it may be',
    { x: 10, y: 30, width: 10, height: 10 },
    { x: 10, y: 30, width: 800, height: 560 },
  ],
  [
    'larger than the screen',
    { x: 0, y: 25, width: 4000, height: 4000 },
    { x: 0, y: 25, width: 1440, height: 850 },
  ],
])('a window that was %s opens where it can be seen', (_what, bounds, expected) => {
  expect(openingBounds({ bounds, maximized: false }, [laptop, second])).toEqual(expected)
})

const folder = mkdtempSync(join(tmpdir(), 'leads-window-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const initially = { maximized: false }

test.each([
  ['half a file', '{"bounds":'],
  ['not an object', '7'],
  ['bounds of text', '{"bounds":{"x":"1","y":1,"width":1,"height":1}}'],
  ['bounds beyond any screen', '{"bounds":{"x":1e99,"y":1,"width":1,"height":1}}'],
])('opens with the defaults when the file holds %s', (_what, text) => {
  const path = join(folder, 'state.json')
  writeFileSync(path, text)
  expect(readJsonFile(path, windowStateSchema, initially)).toEqual({ value: initially, understood: false })
})

test('reads what it wrote, for the owner only, and leaves nothing beside it', () => {
  const path = join(folder, 'written.json')
  const value = { bounds: { x: 1, y: 2, width: 900, height: 600 }, maximized: true }
  writeJsonFile(path, value)
  expect(readJsonFile(path, windowStateSchema, initially)).toEqual({ value, understood: true })
  expect(statSync(path).mode & 0o777).toBe(process.platform === 'win32' ? 0o666 : 0o600)
  expect(readdirSync(folder)).not.toContain('written.json.new')
})

test('settings survive one bad value, and a folder that cannot be written', () => {
  const logged: string[] = []
  const path = join(folder, 'settings.json')
  writeFileSync(path, '{"theme":"purple","lastFolder":"/lists"}')
  expect(openSettings(path, (message) => logged.push(message)).get()).toEqual({
    theme: 'system',
    lastFolder: '/lists',
  })
  const lost = openSettings(join(folder, 'missing', 'settings.json'), (message) => logged.push(message))
  lost.change({ theme: 'dark' })
  expect(lost.get().theme).toBe('dark')
  expect(logged).toEqual(['The settings could not be saved.'])
})
