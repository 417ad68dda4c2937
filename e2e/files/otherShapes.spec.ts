import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { testWorkbook, textRows } from '../../electron/testing/archive.ts'
import { csvLine } from '../../electron/testing/invent/csv.ts'
import { nevadaHeader } from '../../electron/testing/invent/headers.ts'
import { nevadaRow, nevadaRows, type Row } from '../../electron/testing/invent/numbered.ts'
import { expect, test } from '../fixtures.ts'
import { loadPage } from '../pages/loadPage.ts'
import { resultsPage } from '../pages/resultsPage.ts'

test.use({ journey: 'files of other shapes' })
test.describe.configure({ mode: 'serial' })

const table = (rows: readonly Row[]) => [
  nevadaHeader,
  ...rows.map((row) => nevadaHeader.map((column) => row[column] ?? '')),
]
const above = 'Invented homes\n\nAs of May 2031\n'

test('a file with a title, semicolons and a byte that is no UTF-8 is read, told and loaded', async ({
  app,
  lists,
}) => {
  const load = loadPage(app)
  const results = resultsPage(app)
  const text = table([nevadaRow(1, { Name: 'PEÑA HOUSE' }), nevadaRow(2)])
    .map((cells) => `${cells.map((cell) => `"${cell}"`).join(';')}\n`)
    .join('')
  const bytes = Buffer.from(above + text, 'latin1')
  writeFileSync(join(lists, 'county.csv'), bytes)

  await load.addFiles([join(lists, 'county.csv')])
  const card = load.file('county.csv')
  await expect(card).toContainText('Nevada')
  await expect(card).toContainText('Its cells stand between semicolons.')
  await expect(card).toContainText('3 lines above the header (line 4) were skipped: “Invented homes”')
  await expect(card).toContainText('1 byte is not UTF-8 (line 5), read as Windows-1252')
  await load.continueToMapping()
  await expect(load.columns).toContainText('PEÑA HOUSE')
  await load.continueToReview()
  await expect(load.counts).toContainText('2 records · 2 will load')
  await load.continueToLoad()
  await load.load()
  await expect(results.fileNotes).toContainText('county.csv: 3 lines above the header (line 4) were skipped')
  await results.publish()
  await expect(results.outcome).toHaveText(/is published$/)
  await results.loadOtherFiles()
})

test('a workbook and a packed file are loaded as the tables in them, also under other names', async ({
  app,
  lists,
}) => {
  const load = loadPage(app)
  const results = resultsPage(app)
  const rows = textRows([['Invented homes'], ...table(nevadaRows(3, 10))])
  const others = textRows([['Nothing to see']])
  writeFileSync(
    join(lists, 'homes.csv'),
    testWorkbook({
      sheets: [
        { name: 'Homes', rows },
        { name: 'Remarks', rows: others },
      ],
    }),
  )
  writeFileSync(
    join(lists, 'more.csv.gz'),
    gzipSync(
      table(nevadaRows(4, 20))
        .map((cells) => csvLine([...cells]))
        .join(''),
    ),
  )
  // the first test published today's
  await load.setDate('22 Nov 2026')
  await load.addFiles(['homes.csv', 'more.csv.gz'].map((name) => join(lists, name)))
  await expect(load.file('homes.csv')).toContainText(
    'Read from sheet Homes of a workbook; not read: Remarks.',
  )
  await expect(load.file('more.csv.gz')).toContainText('Unpacked from gzip.')
  await load.continueToMapping()
  await load.continueToReview()
  await expect(load.counts).toContainText('7 records · 7 will load')
  await load.continueToLoad()
  await load.load()
  await results.publish()
  await expect(results.outcome).toHaveText(/is published$/)
})

test('another sheet of a workbook is chosen on its card, and is what is mapped, reviewed and loaded', async ({
  app,
  lists,
}) => {
  const load = loadPage(app)
  const results = resultsPage(app)
  await results.loadOtherFiles()
  const sheets = [
    { name: 'Cover', rows: textRows([['Invented homes, centers and schools']]) },
    { name: 'Homes', rows: textRows(table(nevadaRows(3, 40))) },
    { name: 'Centers', rows: textRows(table(nevadaRows(5, 60))) },
  ]
  writeFileSync(join(lists, 'all kinds.xlsx'), testWorkbook({ sheets }))
  await load.setDate('15 Nov 2026')
  await load.addFiles([join(lists, 'all kinds.xlsx')])
  const card = load.file('all kinds.xlsx')
  await expect(card).toContainText('Sheet 1 of 3')
  await expect(load.obstacle).toContainText('choose another sheet or remove it')
  await load.chooseSheet('all kinds.xlsx', 'Homes')
  await expect(card).toContainText('Read from sheet Homes of a workbook; not read: Cover, Centers.')
  await load.continueToMapping()
  await load.continueToReview()
  await expect(load.counts).toContainText('3 records · 3 will load')

  await load.goBackTo('Files')
  await load.chooseSheet('all kinds.xlsx', 'Centers')
  await expect(card).toContainText('Sheet 3 of 3')
  await expect(load.sheetOf('all kinds.xlsx')).toBeFocused()
  await load.continueToMapping()
  await load.continueToReview()
  await expect(load.counts).toContainText('5 records · 5 will load')
  await load.continueToLoad()
  await load.load()
  await results.publish()
  await expect(results.outcome).toHaveText(/is published$/)
})
