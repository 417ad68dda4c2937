import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { testWorkbook, textRows } from '../../electron/testing/archive.ts'
import { texasHeader } from '../../electron/testing/invent/headers.ts'
import { texasRecord } from '../../electron/testing/invent/numbered.ts'
import { runSummary } from '../../electron/testing/invent/runSummary.ts'
import { testWindow } from '../../electron/testing/window.ts'
import type { Bridge } from '../app/bridge.ts'
import {
  choicesOf,
  createDraftStore,
  type DraftFile,
  filesObstacle,
  missingOfRerun,
  sourceOf,
} from './draft.ts'

const window = testWindow()
const samples = fileURLToPath(new URL('../../samples/flawed', import.meta.url))

const noChoice = { source: null, sheet: null, workbook: null }
const draftOf = () =>
  createDraftStore(
    window.bridge,
    () => {},
    () => '2026-11-22',
  )

test('samples are recognised and can go on', async () => {
  const draft = draftOf()
  expect(filesObstacle(draft.getState().files)).toBe('Choose at least one file.')
  await draft.getState().addSamples()
  expect(draft.getState().files.map(sourceOf)).toEqual(['nevada', 'oklahoma', 'texas'])
  expect(filesObstacle(draft.getState().files)).toBeNull()
})

test('the same file is not taken twice', async () => {
  const draft = draftOf()
  await draft.getState().addSamples()
  await draft.getState().addSamples()
  expect(draft.getState().files).toHaveLength(3)
})

test('an unknown file waits for its source, an unreadable one has to go', async () => {
  writeFileSync(join(window.folder, 'march.csv'), 'Name,Town\nMARIGOLD HOUSE,MESQUITE\n')
  writeFileSync(join(window.folder, 'list from the state.csv'), Buffer.from('504b0304140006000800', 'hex'))
  window.choose('march.csv', 'list from the state.csv')
  const draft = draftOf()
  await draft.getState().choose()
  const [unknown, workbook] = draft.getState().files
  expect(filesObstacle(draft.getState().files)).toContain('march.csv')
  draft.getState().setSource(unknown?.id ?? '', 'nevada')
  expect(filesObstacle(draft.getState().files)).toContain('list from the state.csv')
  draft.getState().setSource(workbook?.id ?? '', 'nevada')
  expect(filesObstacle(draft.getState().files)).toContain('list from the state.csv')
  draft.getState().remove(workbook?.id ?? '')
  expect(filesObstacle(draft.getState().files)).toBeNull()
})

test('steps can be gone back to without loss, and forward to those that were reached', async () => {
  const draft = draftOf()
  await draft.getState().addSamples()
  draft.getState().advance('mapping')
  draft.getState().advance('review')
  draft.getState().goTo('files')
  expect(draft.getState().files).toHaveLength(3)
  draft.getState().goTo('results')
  expect(draft.getState().step).toBe('files')
  draft.getState().goTo('review')
  expect(draft.getState().step).toBe('review')
})

test('another date or file makes the later steps stale', async () => {
  const draft = draftOf()
  await draft.getState().addSamples()
  draft.getState().advance('load')
  draft.getState().goTo('files')
  draft.getState().setDate('2026-11-15')
  draft.getState().goTo('load')
  expect(draft.getState().step).toBe('files')
})

test('another column for a field makes the later steps stale, but not the mapping', async () => {
  const draft = draftOf()
  await draft.getState().addSamples()
  draft.getState().advance('load')
  draft.getState().goTo('mapping')
  await draft.getState().inspectAgain()
  expect(draft.getState()).toMatchObject({ step: 'mapping', reached: 'mapping' })
})

test('a re-run asks for the files of the run by name', async () => {
  const draft = draftOf()
  const run = runSummary(13, '2026-11-15')
  draft.getState().rerun(run)
  expect(draft.getState()).toMatchObject({ date: run.date, step: 'files' })
  expect(missingOfRerun(draft.getState())).toEqual(['nevada.csv', 'oklahoma.csv', 'texas.csv'])
  await draft.getState().addSamples()
  expect(missingOfRerun(draft.getState())).toEqual([])
})

test('removing all files keeps the date, which was chosen for those that come instead', async () => {
  const draft = draftOf()
  draft.getState().setDate('2026-11-15')
  await draft.getState().addSamples()
  draft.getState().removeAll()
  expect(draft.getState()).toMatchObject({ files: [], date: '2026-11-15' })
})

test('who changes the date loads no run again', () => {
  const draft = draftOf()
  const run = runSummary(13, '2026-11-15')
  draft.getState().rerun(run)
  draft.getState().setDate(run.date)
  expect(draft.getState().rerunOf).toBe(run)
  draft.getState().setDate('2020-01-05')
  expect(draft.getState().rerunOf).toBeNull()
})

test('a folder among dropped files keeps none of the others out', async () => {
  const refused: string[] = []
  const names = ['nevada.csv', 'adir', 'texas.csv']
  mkdirSync(join(window.folder, 'adir'))
  for (const name of ['nevada.csv', 'texas.csv']) copyFileSync(join(samples, name), join(window.folder, name))
  // the preload turns the page's files into paths, the dialog here does
  const dropped: Bridge['files']['dropped'] = (files) => {
    window.choose(...files.map(({ name }) => name))
    return window.bridge.files.choose()
  }
  const { files, draft: kept, sources } = window.bridge
  const draft = createDraftStore({ draft: kept, sources, files: { ...files, dropped } }, ({ message }) =>
    refused.push(message),
  )
  await draft.getState().drop(names.map((name) => new File([''], name)))
  expect(draft.getState().files.map(({ name }) => name)).toEqual(['nevada.csv', 'texas.csv'])
  expect(refused).toEqual(['adir is not a file.'])
})

// Mapping and Review failed as if the program were at fault.
test('more files than a load takes are told', () => {
  const file = (number: number): DraftFile => {
    return { id: `f${number}`, name: `${number}.csv`, bytes: 1, card: { state: 'loading' }, ...noChoice }
  }
  const files = Array.from({ length: 102 }, (_, number) => file(number))
  expect(filesObstacle(files)).toContain('At most 100 files go into one load: remove 2')
  expect(filesObstacle(files.slice(2))).toBe('The files are being looked at.')
})

test('of a workbook another sheet can be chosen, also where the first holds no table', async () => {
  const table = textRows([[...texasHeader], [...texasRecord(1)]])
  const sheets = [
    { name: 'Cover', rows: '' },
    { name: 'Homes', rows: table },
    {
      name: 'Remarks',
      rows: textRows([
        ['a', 'b'],
        ['c', 'd'],
      ]),
    },
  ]
  writeFileSync(join(window.folder, 'book.xlsx'), testWorkbook({ sheets }))
  window.choose('book.xlsx')
  const draft = draftOf()
  await draft.getState().choose()
  const file = () => draft.getState().files[0] as DraftFile
  const { id } = file()
  expect(file().workbook).toMatchObject({ sheet: 'Cover', sheets: { length: 3 } })
  expect(filesObstacle(draft.getState().files)).toBe(
    'book.xlsx can’t be read: choose another sheet or remove it.',
  )
  draft.getState().setSource(id, 'nevada')
  draft.getState().advance('mapping')
  // the answer about the sheet that was left may come last
  const left = draft.getState().setSheet(id, 'Remarks')
  expect(file()).toMatchObject({ card: { state: 'loading' }, workbook: { sheet: 'Remarks' } })
  await draft.getState().setSheet(id, 'Homes')
  await left
  expect(file()).toMatchObject({ source: null, sheet: 'Homes', workbook: { sheet: 'Homes' } })
  expect(sourceOf(file())).toBe('texas')
  expect(draft.getState().reached).toBe('files')
  expect(filesObstacle(draft.getState().files)).toBeNull()
  expect(choicesOf(draft.getState().files)).toEqual([{ id, source: null, sheet: 'Homes' }])
  const mapped = await window.bridge.mapping.table({ id, source: 'texas', sheet: 'Homes' })
  expect(mapped).toMatchObject({ ok: true, value: { fileColumns: [...texasHeader] } })
})
