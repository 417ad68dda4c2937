import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { screenCalls } from '../../../shared/window/calls.ts'
import { createShownExports } from './shownExports.ts'

const folder = mkdtempSync(join(tmpdir(), 'leads-shown-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
for (const name of ['first', 'second']) mkdirSync(join(folder, name))

async function exportsTo(...paths: readonly string[]) {
  const shown: string[] = []
  const places = [...paths]
  const exports = createShownExports(
    async () => {
      const path = places.shift()
      return path === undefined ? null : { path, mayReplace: false }
    },
    (path) => shown.push(path),
  )
  for (const _ of [...paths, null]) await exports.askPlace('rejects.csv')
  return { ...exports, shown }
}

test('a file is shown in the folder that it was last written to', async () => {
  const first = join(folder, 'first', 'rejects.csv')
  const second = join(folder, 'second', 'rejects-nevada.csv')
  writeFileSync(first, '')
  writeFileSync(second, '')
  const { show, shown } = await exportsTo(first, join(folder, 'second', 'rejects.csv'))
  show('rejects-nevada.csv')
  show('rejects.csv')
  expect(shown).toEqual([second, first])
})

test('a file that is gone, or was never written, is told', async () => {
  const { show, shown } = await exportsTo()
  expect(() => show('rejects.csv')).toThrow('rejects.csv is no longer where it was written.')
  expect(shown).toEqual([])
})

test.each(['../rejects.csv', 'a/b.csv', 'a\\b.csv', '..', '', 'a\0b'])(
  'the page can’t ask for %j',
  (name) => {
    expect(screenCalls['files.showExported'].input.safeParse({ name }).success).toBe(false)
  },
)
