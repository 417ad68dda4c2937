import { join } from 'node:path'
import { nevadaHeader } from '../../electron/testing/invent/headers.ts'
import { nevadaRows } from '../../electron/testing/invent/numbered.ts'
import { samples } from '../commandLine.ts'
import { writeList } from '../files.ts'
import { expect, test } from '../fixtures.ts'
import { checksPage } from '../pages/checksPage.ts'
import { loadPage } from '../pages/loadPage.ts'
import { resultsPage } from '../pages/resultsPage.ts'
import { runsPage } from '../pages/runsPage.ts'
import { settingsPage } from '../pages/settingsPage.ts'
import { complaintsOf, picture, pictureOnly } from './picture.ts'

test.use({ journey: 'first load' })
test.describe.configure({ mode: 'serial' })

test('before anything is loaded', async ({ app, page }) => {
  const complaints = complaintsOf(page)
  const settings = settingsPage(app)
  await expect(settings.connection).toHaveAccessibleName(/Local, brightwheel/, { timeout: 20_000 })
  await picture(page, 'files-first')
  await runsPage(app).openList()
  await picture(page, 'runs-empty')
  await checksPage(app).open()
  await expect(page.getByRole('heading', { name: 'Checks' })).toBeVisible()
  await picture(page, 'checks-empty')
  await settings.open()
  await expect(settings.profile('Local')).toBeVisible()
  await picture(page, 'settings')
  await page.getByRole('button', { name: 'Add a profile …' }).click()
  await expect(settings.dialog).toBeVisible()
  await picture(page, 'settings-profile')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /^About Leads Loader/ }).click()
  await expect(settings.dialog).toContainText('Permission is hereby granted')
  await picture(page, 'settings-about')
  await page.keyboard.press('Escape')
  expect(complaints).toEqual([])
})

test('the steps of a load', async ({ app, page, lists }) => {
  const complaints = complaintsOf(page)
  const load = loadPage(app)
  await load.open()
  const lacking = nevadaHeader.filter((column) => column !== 'Credential Number')
  const unknown = writeList(lists, 'unknown.csv', lacking, nevadaRows(2))
  const names = ['nevada.csv', 'oklahoma.csv', 'texas.csv']
  await load.addFiles([...names.map((name) => join(samples, name)), unknown])
  await expect(load.file('unknown.csv')).toContainText('lacks Credential Number')
  await picture(page, 'files-odd')
  await load.removeFile('unknown.csv')
  await load.setDate('22 Nov 2026')
  await picture(page, 'files-chosen')

  await load.continueToMapping()
  await expect(load.columns).toContainText('Mapped, required')
  await picture(page, 'mapping')
  await load.columnFor('Phone').click()
  await expect(page.getByRole('option').first()).toBeVisible()
  // axe takes a long list of options for a region without keyboard; the box that opened it moves through it
  await pictureOnly(page, 'mapping-choice')
  await page.keyboard.press('Escape')

  await load.continueToReview()
  await expect(load.counts).toHaveText(/records · /)
  await picture(page, 'review')
  await load.nextProblem()
  await picture(page, 'review-problem')
  await load.showRecords('File says')
  await picture(page, 'review-raw')
  await load.showRecords('Becomes')

  await load.continueToLoad()
  await expect(load.loadButton).toBeEnabled()
  await picture(page, 'load-empty-date')
  await load.load()
  const results = resultsPage(app)
  await expect(results.equation).toBeVisible()
  await picture(page, 'results-first')
  await results.publish()
  await expect(results.outcome).toHaveText(/is published$/)
  await picture(page, 'results-published')
  expect(complaints).toEqual([])
})

test('a date that is taken, a load that runs, and one that was cancelled', async ({ app, page, lists }) => {
  const complaints = complaintsOf(page)
  const load = loadPage(app)
  await resultsPage(app).loadOtherFiles()
  await load.setDate('22 Nov 2026')
  await load.addFiles([writeList(lists, 'long.csv', nevadaHeader, nevadaRows(80_000))])
  await load.replace()
  await load.continueToMapping()
  await load.continueToReview()
  await expect(load.counts).toHaveText(/^80,000 records · /, { timeout: 60_000 })
  await load.continueToLoad()
  await picture(page, 'load-taken-date')
  await load.load()
  await expect(load.progressOf('long.csv')).toContainText(/[1-9][\d,]* rows/)
  await load.cancelLoad()
  await expect(page.getByRole('strong').filter({ hasText: 'nothing was changed' })).toBeVisible()
  await picture(page, 'load-cancelled')
  expect(complaints).toEqual([])
})
