import { join } from 'node:path'
import { nevadaHeader } from '../../electron/testing/invent/headers.ts'
import { nevadaRows } from '../../electron/testing/invent/numbered.ts'
import { breaches } from '../axe.ts'
import { samples } from '../commandLine.ts'
import { writeList } from '../files.ts'
import { expect, test } from '../fixtures.ts'
import { aboutPage } from '../pages/aboutPage.ts'
import { checksPage } from '../pages/checksPage.ts'
import { loadPage } from '../pages/loadPage.ts'
import { resultsPage } from '../pages/resultsPage.ts'
import { runsPage } from '../pages/runsPage.ts'
import { settingsPage } from '../pages/settingsPage.ts'

test.use({ journey: 'accessibility' })
test.describe.configure({ mode: 'serial', timeout: 120_000 })

test('every screen keeps the rules before anything is loaded', async ({ app, page }) => {
  const settings = settingsPage(app)
  await expect(settings.connection).toHaveAccessibleName(/Local, brightwheel/, { timeout: 20_000 })
  const found = await breaches(page, 'no files')
  await runsPage(app).openList()
  found.push(...(await breaches(page, 'no runs')))
  await checksPage(app).open()
  found.push(...(await breaches(page, 'checks that never ran')))
  await settings.open()
  found.push(...(await breaches(page, 'settings')))
  await page.getByRole('button', { name: 'Add a profile …' }).click()
  await expect(settings.dialog).toBeVisible()
  found.push(...(await breaches(page, 'a new profile')))
  await page.keyboard.press('Escape')
  const about = aboutPage(app)
  await page.getByRole('button', { name: 'About Leads Loader …' }).click()
  await expect(about.license('Leads Loader')).toContainText('MIT License')
  found.push(...(await breaches(page, 'about')))
  await about.searchFor('no such work')
  await expect(about.dialog).toContainText('Nothing has these words.')
  found.push(...(await breaches(page, 'about, nothing found')))
  await page.keyboard.press('Escape')
  expect(found).toEqual([])
})

test('every step of a load keeps the rules', async ({ app, page, lists }) => {
  const load = loadPage(app)
  await load.open()
  const lacking = nevadaHeader.filter((column) => column !== 'Credential Number')
  const unknown = writeList(lists, 'unknown.csv', lacking, nevadaRows(2))
  await load.addFiles([...['nevada.csv', 'texas.csv'].map((name) => join(samples, name)), unknown])
  await expect(load.file('unknown.csv')).toContainText('lacks Credential Number')
  const found = await breaches(page, 'files')
  await load.removeFile('unknown.csv')
  await load.continueToMapping()
  await expect(load.columns).toContainText('Mapped, required')
  found.push(...(await breaches(page, 'mapping')))
  await load.continueToReview()
  await load.nextProblem()
  await expect(load.record).toContainText(/Line \d/)
  found.push(...(await breaches(page, 'review, cleaned')))
  await load.showRecords('File says')
  await expect(page.getByRole('grid', { name: /, as the file says$/ })).toBeVisible()
  found.push(...(await breaches(page, 'review, raw')))
  await load.continueToLoad()
  await expect(load.loadButton).toBeEnabled()
  found.push(...(await breaches(page, 'an empty date')))
  await load.load()
  const results = resultsPage(app)
  await expect(results.equation).toBeVisible()
  found.push(...(await breaches(page, 'results')))
  await results.publish()
  await expect(results.outcome).toBeVisible()
  found.push(...(await breaches(page, 'published')))
  expect(found).toEqual([])
})

test('a run and what can be done with it keep the rules', async ({ app, page }) => {
  const runs = runsPage(app)
  await runs.openList()
  const found = await breaches(page, 'runs')
  await runs.open(1)
  found.push(...(await breaches(page, 'overview')))
  for (const tab of ['Tables', 'Issues', 'Files'] as const) {
    await runs.showTab(tab)
    await expect(page.getByRole('tab', { name: tab })).toHaveAttribute('aria-selected', 'true')
    await expect(page.getByRole('tabpanel')).toContainText(/\w+\.csv|Facilities/)
    found.push(...(await breaches(page, tab)))
  }
  await runs.showTab('Checks')
  await page.getByRole('button', { name: /^\d+ passed$/ }).click()
  await page.getByRole('button', { name: 'Every record is accounted for' }).click()
  await page.getByText(/^Query, /).click()
  found.push(...(await breaches(page, 'checks of the run')))
  await page.getByRole('button', { name: 'Delete run 1 …' }).click()
  await expect(page.getByRole('dialog')).toContainText('to confirm')
  found.push(...(await breaches(page, 'delete')))
  await page.keyboard.press('Escape')
  await checksPage(app).open()
  await expect(checksPage(app).grid).toBeVisible()
  found.push(...(await breaches(page, 'checks')))
  await checksPage(app).openCheck('Few records are rejected')
  await expect(checksPage(app).charts.first()).toBeVisible()
  found.push(...(await breaches(page, 'the history of a check')))
  await page.getByRole('button', { name: 'Thresholds …' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  found.push(...(await breaches(page, 'thresholds')))
  await page.keyboard.press('Escape')
  expect(found).toEqual([])
})

test('a date that holds a run asks by the rules what shall become of it', async ({ app, page }) => {
  const load = loadPage(app)
  await load.open()
  await resultsPage(app).loadOtherFiles()
  await load.addFiles([join(samples, 'oklahoma.csv')])
  await load.addToDate()
  expect(await breaches(page, 'replace or add')).toEqual([])
})
