import { copyFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { nevadaHeader } from '../../electron/testing/invent/headers.ts'
import { nevadaRow, nevadaRows } from '../../electron/testing/invent/numbered.ts'
import { writeList } from '../files.ts'
import { expect, test } from '../fixtures.ts'
import { loadPage } from '../pages/loadPage.ts'
import { resultsPage } from '../pages/resultsPage.ts'

test.use({ journey: 'wrong files' })
test.describe.configure({ mode: 'serial' })

test('each wrong file says what it is; without them the rest loads', async ({ app, lists }) => {
  const load = loadPage(app)
  const results = resultsPage(app)
  const good = writeList(lists, 'good.csv', nevadaHeader, nevadaRows(3))
  const unnumbered = nevadaHeader.filter((column) => column !== 'Credential Number')
  const unknown = writeList(lists, 'unknown.csv', unnumbered, nevadaRows(2))
  const workbook = join(lists, 'workbook.csv')
  writeFileSync(workbook, oldWorkbook())
  const empty = join(lists, 'empty.csv')
  writeFileSync(empty, '')
  const headerOnly = writeList(lists, 'header-only.csv', nevadaHeader, [])

  await load.addFiles([good, unknown, workbook, empty, headerOnly])
  await expect(load.file('good.csv')).toContainText('Nevada')
  await expect(load.file('unknown.csv')).toContainText('nearest is nevada, lacks Credential Number')
  await expect(load.file('workbook.csv')).toContainText(
    'is an old Excel workbook (.xls). Open it in Excel, save it as .xlsx or as CSV UTF-8, and load that.',
  )
  await expect(load.file('empty.csv')).toContainText('empty')
  await expect(load.file('header-only.csv')).toContainText(/no (data )?record/)
  await expect(load.mappingButton).toBeDisabled()
  await expect(load.obstacle).toHaveText(/^unknown.csv .+: choose its source or remove it\.$/)
  await load.removeFile('unknown.csv')
  await expect(load.obstacle).toHaveText('workbook.csv can’t be read: remove it.')
  for (const name of ['workbook.csv', 'empty.csv', 'header-only.csv']) await load.removeFile(name)

  await load.loadAsTheyAre()
  await results.publish()
  await expect(results.outcome).toHaveText(/is published$/)
  await results.loadOtherFiles()
})

test('the same bytes are told: as loaded before, and twice in one load', async ({ app, lists }) => {
  const load = loadPage(app)
  const again = join(lists, 'sent-again.csv')
  copyFileSync(join(lists, 'good.csv'), again)
  await load.addFiles([join(lists, 'good.csv'), again])
  await expect(load.file('sent-again.csv')).toContainText('Same bytes as run 1 of')
  await expect(load.file('sent-again.csv')).toContainText('Same bytes as good.csv')
  await expect(load.file('good.csv').first()).not.toContainText('Same bytes as sent-again.csv')
  await expect(load.obstacle).toHaveText(
    'sent-again.csv holds the same bytes as good.csv: remove one of them.',
  )
  await expect(load.mappingButton).toBeDisabled()
  await load.removeFile('sent-again.csv')
  await load.replace()
  await load.continueToMapping()
  await load.continueToReview()
  await expect(load.counts).toContainText('3 records · 3 will load')
  await load.goBackTo('Files')
  await load.removeAll()
})

test('a source that is not the nearest can be chosen for an unknown file', async ({ app, lists }) => {
  const load = loadPage(app)
  const file = writeList(
    lists,
    'other.csv',
    ['Name', 'Status', 'Permit No'],
    [nevadaRow(60, { 'Permit No': '7' })],
  )
  await load.addFiles([file])
  await expect(load.file('other.csv')).toContainText('nearest is nevada')
  await load.chooseSource('other.csv', 'Texas HHSC child-care operations')
  await load.continueToMapping()
  await expect(load.reviewButton).toBeDisabled()
  await load.chooseColumn('Operation', 'Permit No')
  await load.chooseColumn('Operation Name', 'Name')
  await load.continueToReview()
  await expect(load.records).toContainText('MARIGOLD HOUSE 60')
  await load.goBackTo('Mapping')
  await load.takeBack('Operation')
  await load.takeBack('Operation Name')
  await expect(load.reviewButton).toBeDisabled()
  await load.goBackTo('Files')
  await load.removeAll()
})

test('a file of unknown layout is loaded as the source that a person says', async ({ app, page, lists }) => {
  const load = loadPage(app)
  const results = resultsPage(app)
  // of Nevada's columns only those without which nothing loads
  const few = writeList(
    lists,
    'few.csv',
    ['Name', 'Credential Number', 'Remark'],
    [
      { ...nevadaRow(70), Remark: 'by phone' },
      { ...nevadaRow(71), Remark: '' },
    ],
  )
  await load.setDate('6 Nov 2025')
  await load.addFiles([few])
  await expect(load.file('few.csv')).toContainText('Unknown')
  await expect(load.mappingButton).toBeDisabled()
  await load.chooseSource('few.csv', 'Nevada child care licensing')
  await expect(load.file('few.csv')).toContainText('Source chosen by hand')
  await load.continueToMapping()
  await load.showColumns('Problems')
  await expect(load.columns).toContainText('Missing, stays empty')
  // by its place alone nobody knows which field waits for a column
  await expect(load.columns).toContainText('usually Expiration Date')
  await load.continueToReview()
  await expect(load.records).toContainText('MARIGOLD HOUSE 70')
  await load.goToColumn('Remark')
  await expect(load.records).toContainText('by phone')
  await load.continueToLoad()
  await load.load()
  await expect(results.equation).toContainText(/2\s*read\s*=\s*2\s*loaded\s*\+\s*0\s*rejected/)
  await expect(page.getByRole('button', { name: /as 6 Nov 2025/ })).toBeVisible()
  await results.discard()
  await expect(results.outcome).toHaveText(/is discarded$/)
})

// The columns of a file that was gone could not be asked for again, and a drop was heard at the Files step alone.
test('a file that comes back is read again, and more can be dropped at any step', async ({
  app,
  page,
  lists,
}) => {
  const load = loadPage(app)
  await resultsPage(app).loadOtherFiles()
  const path = writeList(lists, 'moved.csv', nevadaHeader, nevadaRows(4, 80))
  await load.addFiles([path])
  await load.replace()
  await expect(load.mappingButton).toBeEnabled()
  renameSync(path, `${path}.away`)
  await load.continueToMapping()
  await expect(load.alert).toContainText('moved.csv')
  renameSync(`${path}.away`, path)
  await page.getByRole('button', { name: 'Try again' }).click()
  await load.showColumns('All')
  await expect(load.columns).toContainText('Mapped, required')

  const dragged = await page.evaluateHandle(() => {
    const data = new DataTransfer()
    data.items.add(new File([''], 'more.csv'))
    return data
  })
  await page.dispatchEvent('main', 'dragover', { dataTransfer: dragged })
  await expect(page.getByText('Drop to add these files')).toBeVisible()
})

/** The beginning of a compound file whose directory names a stream of a workbook. */
function oldWorkbook(): Buffer {
  const bytes = Buffer.alloc(1536)
  bytes.write('d0cf11e0a1b11ae1', 'hex')
  bytes.writeUInt16LE(9, 30)
  bytes.writeUInt32LE(1, 48)
  bytes.write('Workbook\0', 1024, 'utf16le')
  return bytes
}
