import { nevadaHeader } from '../../electron/testing/invent/headers.ts'
import { nevadaRow, type Row } from '../../electron/testing/invent/numbered.ts'
import { leadsJson } from '../commandLine.ts'
import { writeList } from '../files.ts'
import { expect, test } from '../fixtures.ts'
import { loadPage } from '../pages/loadPage.ts'

test.use({ journey: 'mapping' })
test.describe.configure({ mode: 'serial' })

/** What `preview` and `sql` print, as far as it is looked at here. */
interface Previewed {
  readonly files: readonly { readonly missingColumns: readonly string[] }[]
}
interface Answer {
  readonly rows: readonly unknown[]
}
interface History {
  readonly versions: readonly { readonly why: string }[]
}

/** A Nevada list whose phones stand under another header than ever before. */
const columns = nevadaHeader.map((column) => (column === 'Phone' ? 'Daytime Line' : column))
const row = (n: number): Row => nevadaRow(n, { 'Daytime Line': `702-555-0${100 + n}` })

test('a column under a new name is chosen, and its values are cleaned as ever', async ({ app, lists }) => {
  const load = loadPage(app)
  const first = writeList(lists, 'october.csv', columns, [row(1), row(2)])
  await load.addFiles([first])
  await expect(load.file('october.csv')).toContainText('Lacks: Phone')
  await load.continueToMapping()
  await load.showColumns('Problems')
  await expect(load.columns).toContainText('Missing, stays empty')
  await load.chooseColumn('Phone', 'Daytime Line')
  await expect(load.columns).toContainText('No column is missing.')
  await load.showColumns('All')
  await expect(load.columnFor('Phone')).toHaveValue('Daytime Line')
  await expect(load.columns).toContainText('Chosen by')
  await load.continueToReview()
  await load.goToColumn('Phone')
  await expect(load.records).toContainText('+17025550101')
  await load.goBackTo('Files')
  await expect(load.file('october.csv')).not.toContainText('Lacks')
  await load.removeAll()
})

test('the next file needs no choice, in the window and on the command line', async ({
  app,
  lists,
  dataDir,
}) => {
  const load = loadPage(app)
  const next = writeList(lists, 'november.csv', columns, [row(3), row(4)])
  await load.addFiles([next])
  await expect(load.file('november.csv')).not.toContainText('Lacks')
  await load.continueToMapping()
  await expect(load.columnFor('Phone')).toHaveValue('Daytime Line')

  const of = ['-p', lists, '-f', 'november.csv', '--date', '2025-11-07']
  const previewed = await leadsJson<Previewed>(dataDir, 'preview', ...of)
  expect(previewed.files[0]?.missingColumns).toEqual([])
  await leadsJson(dataDir, 'load', ...of)
  const held = await leadsJson<Answer>(
    dataDir,
    ...['sql', 'select phone from leads_20251107.contact order by phone'],
  )
  expect(JSON.stringify(held.rows)).toContain('+17025550103')
  const { versions } = await leadsJson<History>(dataDir, 'sources', 'history', 'nevada')
  expect(versions.map(({ why }) => why)).toEqual(['Daytime Line feeds Phone'])
})

test('taken back, the choice is gone everywhere', async ({ app, lists, dataDir }) => {
  const load = loadPage(app)
  await load.takeBack('Phone')
  await expect(load.columnFor('Phone')).toHaveValue('')
  await load.continueToReview()
  await expect(load.records).toContainText('MARIGOLD HOUSE 3')
  await load.goToColumn('Phone')
  await expect(load.records).not.toContainText('+1702555')
  const of = ['-p', lists, '-f', 'november.csv']
  const previewed = await leadsJson<Previewed>(dataDir, 'preview', ...of)
  expect(previewed.files[0]?.missingColumns).toEqual(['Phone'])
  await load.goBackTo('Files')
  await load.removeAll()
})

test('a file that is recognised by a choice alone can be mapped anew after it is taken back', async ({
  app,
  lists,
}) => {
  const load = loadPage(app)
  const renamed = nevadaHeader.map((column) => (column === 'Credential Number' ? 'Permit' : column))
  const file = writeList(lists, 'permits.csv', renamed, [nevadaRow(5, { Permit: '1005-23' })])
  await load.addFiles([file])
  await load.chooseSource('permits.csv', 'Nevada child care licensing')
  await load.continueToMapping()
  await expect(load.columns).toContainText('Required, missing')
  await expect(load.reviewButton).toBeDisabled()
  await load.chooseColumn('Credential Number', 'Permit')
  await expect(load.reviewButton).toBeEnabled()
  await load.goBackTo('Files')
  await load.removeAll()

  await load.addFiles([file])
  await expect(load.file('permits.csv')).toContainText('Nevada child care licensing')
  await load.continueToMapping()
  await load.takeBack('Credential Number')
  await expect(load.columns).toContainText('Required, missing')
  await expect(load.reviewButton).toBeDisabled()
  await load.chooseColumn('Credential Number', 'Permit')
  await load.continueToReview()
  await expect(load.records).toContainText('1005-23')
})
