import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { nevadaHeader } from '../../electron/testing/invent/headers.ts'
import { nevadaRows } from '../../electron/testing/invent/numbered.ts'
import { leadsJson, samples } from '../commandLine.ts'
import { writeList } from '../files.ts'
import { expect, test } from '../fixtures.ts'
import { loadPage } from '../pages/loadPage.ts'
import { resultsPage } from '../pages/resultsPage.ts'
import { runsPage } from '../pages/runsPage.ts'
import { type } from '../pages/type.ts'

test.use({ journey: 'runs' })
test.describe.configure({ mode: 'serial', timeout: 60_000 })

test.beforeAll(async ({ app: _running, dataDir, lists }) => {
  const load = (folder: string, file: string, date: string, publish: string) =>
    leadsJson(dataDir, 'load', ...['-p', folder, '-f', file, '--date', date, '--publish', publish])
  writeList(lists, 'houses.csv', nevadaHeader, nevadaRows(1200))
  await load(samples, 'texas.csv', '2026-11-18', 'always')
  await load(samples, 'nevada.csv', '2026-11-19', 'never')
  await leadsJson(dataDir, 'discard', '2', '--yes')
  await load(lists, 'houses.csv', '2026-11-20', 'always')
})

test('the list of runs is filtered by status and searched by date, file and number', async ({
  app,
  page,
}) => {
  const runs = runsPage(app)
  await runs.openList()
  for (const run of [1, 2, 3]) await expect(runs.row(run)).toBeVisible()
  const shown = async (expected: readonly number[]) => {
    for (const run of [1, 2, 3]) await expect(runs.row(run)).toHaveCount(expected.includes(run) ? 1 : 0)
  }
  await page.getByLabel('Status').first().click()
  await page.getByRole('option', { name: 'Discarded' }).click()
  await shown([2])
  await page.getByRole('button', { name: 'Show every status' }).press('Enter')
  const search = page.getByRole('searchbox', { name: 'Search' })
  for (const [text, expected] of [
    ['houses.csv', [3]],
    ['18 nov', [1]],
    ['2026-11-19', [2]],
    ['run 3', [3]],
    ['2026', [1, 2, 3]],
  ] as const) {
    await type(search, text)
    await shown(expected)
  }
  await search.fill('nothing like that')
  await expect(page.getByText('No run fits the filter.')).toBeVisible()
  await search.fill('')
})

test('a table is read page by page, sorted and searched by the database', async ({ app, page }) => {
  const runs = runsPage(app)
  await runs.open(3)
  await runs.showTab('Tables')
  const count = page.getByRole('tabpanel').getByRole('status')
  await expect(count).toHaveText('1,200 rows')
  await expect(runs.rows).toContainText('MARIGOLD HOUSE 1')
  await runs.rows.press('Control+End')
  await expect(runs.rows).toContainText('MARIGOLD HOUSE 1200')

  const firstRow = runs.rows.getByRole('row').nth(1)
  const company = page.getByRole('columnheader', { name: /^company/ })
  await company.getByRole('button').click()
  await expect(company).toHaveAttribute('aria-sort', 'ascending')
  // sorting keeps the focus, and the rows begin at the top
  await expect(company.getByRole('button')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(company).toHaveAttribute('aria-sort', 'descending')
  await expect(firstRow).toContainText('MARIGOLD HOUSE 999')

  await runs.search('house 77')
  await expect(count).toHaveText('11 rows fit the search')
  await expect(firstRow).toContainText('MARIGOLD HOUSE 779')
  await runs.search('')
  await runs.showTable('Licenses')
  await expect(count).toHaveText('1,200 rows')
  await expect(page.getByRole('grid', { name: 'Licenses' })).toContainText('1001-23')
})

test('a table is exported where the person says, and nowhere when they leave the dialog', async ({
  app,
  lists,
}) => {
  const runs = runsPage(app)
  await runs.showTable('Facilities')
  await expect(runs.rows).toContainText('MARIGOLD HOUSE')
  await runs.exportTable(null)
  const path = join(lists, 'facilities.csv')
  await runs.exportTable(path)
  await expect(runs.notices).toContainText('1,200 rows written to facilities.csv.')
  const lines = readFileSync(path, 'utf8').trimEnd().split('\r\n')
  expect(lines).toHaveLength(1201)
  expect(lines[0]).toMatch(/^\uFEFFfacility_id,company,/)
})

test('the load is copied as a command', async ({ app, page }) => {
  const runs = runsPage(app)
  await runs.showTab('Overview')
  const box = page.getByRole('region', { name: 'As a command' })
  await box.getByRole('button', { name: 'Copy' }).click()
  await expect(box.getByRole('button', { name: 'Copied' })).toBeVisible()
  await runs.showTab('Tables')
  const field = page.getByLabel('Search the table')
  await field.press('Control+v')
  await expect(field).toHaveValue(/leads load .*houses\.csv.* --date 2026-11-20/)
  await field.fill('')
})

test('a run is loaded again with its own files, and replaces itself', async ({ app, page, lists }) => {
  const runs = runsPage(app)
  const load = loadPage(app)
  await load.open()
  await load.addFiles([join(lists, 'houses.csv')])
  await runs.openList()
  await runs.open(3)
  await runs.rerun()
  await expect(runs.notices).toContainText('1 file chosen before is put aside.')
  const note = page.getByText('Loading 20 Nov 2026 again').locator('..')
  await expect(note).toContainText('Run 3 was made of houses.csv.')
  await load.addFiles([join(lists, 'houses.csv')])
  await expect(load.file('houses.csv')).toContainText('Same bytes as run 3 of 20 Nov 2026')
  await expect(note).toContainText('All files of run 3 are chosen.')
  await expect(page.getByRole('radio', { name: 'Replace run 3' })).toBeChecked()
  await load.continueToMapping()
  await load.continueToReview()
  await expect(load.counts).toContainText('1,200 will load')
  await load.continueToLoad()
  await load.load()
  const results = resultsPage(app)
  await expect(results.tables).toContainText('since run 3 of 20 Nov 2026')
  await expect(results.tables).toContainText('1,200±0')
  await results.publish()
  await expect(results.outcome).toBeVisible()
  await runs.openList()
  await expect(runs.row(3)).toContainText('Replaced')
  await expect(runs.row(4)).toContainText('Published')
})
