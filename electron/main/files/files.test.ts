import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createFiles } from './files.ts'

const folder = mkdtempSync(join(tmpdir(), 'leads-files-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const list = join(folder, 'list.csv')
writeFileSync(list, 'Name\nMARIGOLD\n')
mkdirSync(join(folder, 'folder.csv'))

test('a chosen file becomes an id, a name and a size, and its path stays here', async () => {
  const files = createFiles()
  const [file] = await files.add([list])
  expect(file).toEqual({ id: expect.any(String), name: 'list.csv', bytes: 14 })
  expect(JSON.stringify(file)).not.toContain(folder)
  expect(files.pathOf(file?.id ?? '')).toBe(list)
})

test('the same file keeps its id', async () => {
  const files = createFiles()
  const [first] = await files.add([list])
  expect(await files.addDropped([list])).toEqual([first])
})

test.each(['', 'unknown', list])('an id that was not given out is refused: %s', (id) => {
  expect(() => createFiles().pathOf(id)).toThrow('That file was not chosen in this window.')
})

test.each(['', 'list.csv', '../list.csv', '\\\\host\\share\\list.csv', '//host/share/list.csv', `${list}\0`])(
  'a drop of %j is refused',
  async (path) => {
    await expect(createFiles().addDropped([path])).rejects.toThrow('not a file on this computer')
  },
)

test.each([
  ['missing.csv', 'file-missing'],
  ['folder.csv', 'file-unreadable'],
])('%s is refused with %s', async (name, code) => {
  await expect(createFiles().add([join(folder, name)])).rejects.toMatchObject({ code, file: name })
})
