import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { filesRequest } from './filesRequest.ts'

const at = (...names: string[]) => resolve('/data', ...names)

test.each([
  ['one folder', [at('in', 'a.csv'), at('in', 'b.csv')], at('in'), ['a.csv', 'b.csv']],
  ['one file', [at('in', 'a.csv')], at('in'), ['a.csv']],
  [
    'two folders with one name',
    [at('nevada', 'list.csv'), at('texas', 'list.csv')],
    at(),
    [join('nevada', 'list.csv'), join('texas', 'list.csv')],
  ],
  ['a folder and one in it', [at('a.csv'), at('old', 'b.csv')], at(), ['a.csv', join('old', 'b.csv')]],
  [
    'names that begin alike',
    [at('in', 'a.csv'), at('in2', 'b.csv')],
    at(),
    [join('in', 'a.csv'), join('in2', 'b.csv')],
  ],
])('names files of %s', (_what, paths, folder, files) => {
  const choices = paths.map((_path, index) => ({ id: String(index), source: null, sheet: null }))
  expect(filesRequest(choices, (id) => paths[Number(id)] as string)).toEqual({
    folder,
    files,
    wantedSources: {},
    wantedSheets: {},
  })
})

test('says by name which source and which sheet a person chose', () => {
  const choices = [
    { id: '0', source: null, sheet: null },
    { id: '1', source: 'texas', sheet: 'Homes' },
  ]
  const { wantedSources, wantedSheets } = filesRequest(choices, (id) => at(`${id}.csv`))
  expect(wantedSources).toEqual({ '1.csv': 'texas' })
  expect(wantedSheets).toEqual({ '1.csv': 'Homes' })
})
