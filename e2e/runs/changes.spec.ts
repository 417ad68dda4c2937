import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { nevadaHeader } from '../../electron/testing/invent/headers.ts'
import { nevadaRow, nevadaRows } from '../../electron/testing/invent/numbered.ts'
import { leadsJson } from '../commandLine.ts'
import { writeList } from '../files.ts'
import { expect, test } from '../fixtures.ts'
import { changesPage } from '../pages/changesPage.ts'
import { loadPage } from '../pages/loadPage.ts'
import { resultsPage } from '../pages/resultsPage.ts'
import { runsPage } from '../pages/runsPage.ts'

test.use({ journey: 'changes' })
test.describe.configure({ mode: 'serial', timeout: 60_000 })

test.beforeAll(async ({ app: _running, dataDir, lists }) => {
  writeList(lists, 'first.csv', nevadaHeader, nevadaRows(6))
  const words = ['-p', lists, '-f', 'first.csv', '--date', '2026-11-01', '--publish', 'always']
  await leadsJson(dataDir, 'load', ...words)
})

test('the results of the second week count what was added, is gone and changed', async ({ app, lists }) => {
  const load = loadPage(app)
  const results = resultsPage(app)
  // without the third, with a seventh; the fourth has another status and telephone
  const second = writeList(lists, 'second.csv', nevadaHeader, [
    ...nevadaRows(2),
    nevadaRow(4, { Status: 'Probationary', Phone: '702-555-9999' }),
    ...nevadaRows(3, 5),
  ])
  await load.open()
  await load.setDate('8 Nov 2026')
  await load.addFiles([second])
  await load.loadAsTheyAre()
  await expect(results.changes).toHaveAccessibleName('What changed since run 1 of 1 Nov 2026')
  for (const [count, text] of [
    ['1 facility added, nevada', '+1'],
    ['1 facility gone, nevada', '−1'],
    ['1 facility changed, nevada', '1'],
    ['1 license added, nevada', '+1'],
    ['1 license gone, nevada', '−1'],
    ['1 license changed, nevada', '1'],
  ] as const) {
    await expect(results.changes.getByRole('button', { name: count })).toHaveText(text)
  }
  await expect(results.changes.getByRole('row', { name: /^nevada/ })).toContainText('6 → 6')
})

test('a count opens the rows that it counts, with every field before and now', async ({ app, page }) => {
  const changes = changesPage(app)
  await resultsPage(app).changes.getByRole('button', { name: '1 facility changed, nevada' }).click()
  await expect(changes.count).toHaveText('1 change fits the filter')
  await expect(changes.rows).toContainText('1004-23')
  await expect(changes.rows).toContainText('Phone +17025550004 → +17025559999')
  await expect(changes.chosen).toContainText('MARIGOLD HOUSE 4')
  await expect(changes.chosen.getByRole('row', { name: '+17025550004 +17025559999' })).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('8 Nov 2026, run 2')
})

test('the list is narrowed by kind, table, field and search', async ({ app, page }) => {
  const changes = changesPage(app)
  await page.getByRole('button', { name: 'Show both tables' }).click()
  await page.getByRole('button', { name: 'Show every source' }).click()
  await changes.showKind('All')
  await expect(changes.count).toHaveText('6 changes')
  await changes.showKind('Gone')
  await expect(changes.count).toHaveText('2 changes fit the filter')
  await expect(changes.rows).toContainText('1003-23')
  await expect(changes.chosen).toContainText('In run 1 of 1 Nov 2026, not in run 2 of 8 Nov 2026.')
  await changes.showKind('All')
  await changes.showTable('Licenses')
  await expect(changes.count).toHaveText('3 changes fit the filter')
  await changes.showField('License status')
  await expect(changes.count).toHaveText('1 change fits the filter')
  await expect(changes.rows).toContainText('License status Active → Probationary')
  await changes.showEveryField()
  await changes.showKind('All')
  await changes.search('house 7')
  await expect(changes.count).toHaveText('2 changes fit the filter')
  await expect(changes.rows).toContainText('+ Added')
  await changes.search('no such house')
  await expect(page.getByText('No change fits the filter')).toBeVisible()
  await changes.search('')
  await expect(changes.count).toHaveText('6 changes')
})

test('what is shown is exported where the person says', async ({ app, lists }) => {
  const changes = changesPage(app)
  const path = join(lists, 'changes.csv')
  await changes.export(null)
  await changes.showKind('Changed')
  await expect(changes.count).toHaveText('2 changes fit the filter')
  await changes.export(path)
  await expect(runsPage(app).notices).toContainText('written to changes.csv.')
  const text = readFileSync(path, 'utf8')
  expect(text).toContain('1004-23')
  expect(text).toContain('+17025559999')
  expect(text).not.toContain('1007-23')
})

test('a run is compared with any other, and one that nothing stood before says so', async ({ app, page }) => {
  const runs = runsPage(app)
  const changes = changesPage(app)
  await runs.openList()
  await runs.open(1)
  const box = page.getByRole('region', { name: 'What changed' })
  await expect(box).toContainText('No run was published before this one')
  await runs.showTab('Changes')
  await expect(page.getByText('No run was published before this one')).toBeVisible()
  await changes.compareWith(2)
  await expect(changes.count).toHaveText('6 changes')
  // the other way round
  await changes.showKind('Added')
  await expect(changes.rows).toContainText('1003-23')
})

test('the rows are gone through by the keyboard', async ({ app, page }) => {
  const changes = changesPage(app)
  await changes.showKind('All')
  await expect(changes.count).toHaveText('6 changes')
  await changes.rows.focus()
  await page.keyboard.press('Control+End')
  const last = await changes.chosen.textContent()
  await page.keyboard.press('Control+Home')
  await expect(changes.chosen).not.toHaveText(last ?? '')
})
