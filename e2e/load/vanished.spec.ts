import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { csv } from '../../electron/testing/invent/csv.ts'
import { nevadaHeader } from '../../electron/testing/invent/headers.ts'
import { nevadaRows, texas } from '../../electron/testing/invent/numbered.ts'
import { answerOpenDialog } from '../dialogs.ts'
import { writeList } from '../files.ts'
import { expect, test } from '../fixtures.ts'
import { query } from '../localDatabase.ts'
import { changesPage } from '../pages/changesPage.ts'
import { loadPage } from '../pages/loadPage.ts'
import { resultsPage } from '../pages/resultsPage.ts'
import { runsPage } from '../pages/runsPage.ts'
import { settingsPage } from '../pages/settingsPage.ts'

test.use({ journey: 'vanished' })
test.describe.configure({ mode: 'serial', timeout: 120_000 })

test('a week without a state is published only by a button that names it, with a reason', async ({
  app,
  page,
  lists,
  dataDir,
}) => {
  const load = loadPage(app)
  const results = resultsPage(app)
  const nevada = writeList(lists, 'nevada.csv', nevadaHeader, nevadaRows(12))
  const whole = join(lists, 'texas.csv')
  writeFileSync(whole, texas(15))
  await load.setDate('8 Nov 2026')
  await load.addFiles([nevada, whole])
  await load.loadAsTheyAre()
  await results.publish()
  await expect(results.outcome).toHaveText('8 Nov 2026 is published')

  await results.loadOtherFiles()
  const later = join(lists, 'texas-15.csv')
  writeFileSync(later, texas(16))
  await load.setDate('15 Nov 2026')
  await load.addFiles([later])
  await load.loadAsTheyAre()
  await expect(page.getByText('Readers lose Nevada: 12 facilities')).toBeVisible()
  await expect(page.getByRole('alert')).toContainText(
    'Nevada is missing: 12 facilities in run 1 of 8 Nov 2026, none in this one',
  )
  await page.getByRole('button', { name: 'Show the 12' }).click()
  await expect(changesPage(app).count).toContainText('12 changes')
  await runsPage(app).openList()
  await runsPage(app).open(2)
  await page.getByRole('button', { name: 'Publish or discard …' }).click()
  await expect(results.publishButton).toHaveText('Say why first')
  await expect(results.publishButton).toBeDisabled()
  // Enter never publishes past a failure
  await results.why.press('Enter')
  await results.why.fill('Its site is down.')
  await results.why.press('Enter')
  await expect(results.publishButton).toHaveText('Publish without Nevada (12 facilities)')
  await results.why.press('Tab')
  await results.publishButton.focus()
  await page.keyboard.press('Enter')
  await expect(results.outcome).toHaveText('15 Nov 2026 is published')
  const events = await query<{ note: string }>(
    dataDir,
    `select note from loader.run_event where run_id = 2 and status = 'published'`,
  )
  expect(events).toEqual([
    { note: 'Its site is down.; without nevada (12 facilities in run 1 of 2026-11-08)' },
  ])
})

test('deleting a date says which state its readers lose', async ({ app, page }) => {
  const runs = runsPage(app)
  await runs.openList()
  await runs.open(2)
  await page.getByRole('button', { name: 'Delete run 2 …' }).click()
  // run 1 has both states: nobody loses one
  await expect(page.getByRole('dialog')).toContainText('It can be restored for 30 days')
  await expect(page.getByRole('dialog')).not.toContainText('Readers of the newest date lose')
  await page.getByRole('button', { name: 'Keep it' }).click()
})

test('a file that changed since its review is not loaded; it is reviewed again', async ({
  app,
  page,
  lists,
}) => {
  const load = loadPage(app)
  const results = resultsPage(app)
  await load.open()
  await results.loadOtherFiles()
  const path = join(lists, 'bound.csv')
  writeFileSync(path, texas(20))
  await load.setDate('15 Nov 2026')
  await load.addFiles([path])
  await load.addToDate()
  await load.continueToMapping()
  await load.continueToReview()
  // 16 of them the date holds already
  await expect(load.counts).toHaveText('20 records · 4 will load · 16 rejected · 0 warnings')
  await load.continueToLoad()
  writeFileSync(path, texas(22))
  await load.load()
  await expect(page.getByText('bound.csv changed since you reviewed it (20 → 22 records).')).toBeVisible()
  await page.getByRole('button', { name: 'Review it again' }).click()
  await expect(load.counts).toHaveText('22 records · 6 will load · 16 rejected · 0 warnings')
  await load.continueToLoad()
  await expect(load.loadButton).toHaveText('Add 6 rows to 2026-11-15')
  await load.load()
  await expect(results.equation).toContainText(/22\s*read\s*=\s*6\s*loaded\s*\+\s*16\s*rejected/)
  await results.discard()
})

test('a file of what is missing is added to the files of the run, and a state that comes less often is paused', async ({
  app,
  page,
  lists,
}) => {
  const load = loadPage(app)
  const results = resultsPage(app)
  const settings = settingsPage(app)
  await load.open()
  await results.loadOtherFiles()
  const nevada = join(lists, 'nevada-13.csv')
  writeFileSync(
    nevada,
    csv([nevadaHeader, ...nevadaRows(13).map((row) => nevadaHeader.map((name) => row[name] ?? ''))]),
  )
  await load.setDate('22 Nov 2026')
  await load.addFiles([nevada])
  await load.loadAsTheyAre()
  const add = page.getByRole('button', { name: 'Add a file of Texas …' })
  await expect(add).toBeVisible()
  await settings.open()
  const sources = page.getByRole('region', { name: 'Sources' })
  await sources.getByRole('button', { name: 'Pause … Texas' }).click()
  await settings.dialog.getByLabel('Why').fill('It comes twice a year.')
  await settings.dialog.getByRole('button', { name: 'Pause Texas' }).click()
  await expect(sources.getByRole('listitem').filter({ hasText: 'Texas' })).toContainText(
    /Paused.*twice a year/,
  )
  await load.open()
  await expect(add).toBeHidden()
  await page.getByRole('button', { name: 'Run the checks again' }).click()
  await expect(results.publishButton).toHaveText('Publish 13 rows as 22 Nov 2026')

  await settings.open()
  await sources.getByRole('button', { name: 'Ask for it again … Texas' }).click()
  await settings.dialog.getByLabel('Why').fill('Weekly again.')
  await settings.dialog.getByRole('button', { name: 'Ask for Texas again' }).click()
  await expect(sources.getByText('Paused')).toHaveCount(0)
  await load.open()
  const texasList = join(lists, 'texas-17.csv')
  writeFileSync(texasList, texas(17))
  await answerOpenDialog(app, [texasList])
  await add.click()
  await expect(load.file('nevada-13.csv')).toBeVisible()
  await expect(load.file('texas-17.csv')).toBeVisible()
  await load.loadAsTheyAre()
  await results.publish()
  await expect(results.outcome).toHaveText('22 Nov 2026 is published')
})
