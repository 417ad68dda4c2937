import { join } from 'node:path'
import { leads, leadsWaiting, samples, type WaitingCommand } from '../commandLine.ts'
import { expect, test } from '../fixtures.ts'
import { loadPage } from '../pages/loadPage.ts'
import { resultsPage } from '../pages/resultsPage.ts'
import { runsPage } from '../pages/runsPage.ts'

test.use({ journey: 'date taken' })
test.describe.configure({ mode: 'serial', timeout: 60_000 })

let command: WaitingCommand | undefined
test.afterAll(() => command?.kill())

test('a load of the command line appears under Runs while it runs', async ({ app, dataDir }) => {
  const runs = runsPage(app)
  await runs.openList()
  await expect(app.page.getByText('No run yet')).toBeVisible()
  command = await leadsWaiting(
    ...([dataDir, 'before-checks', 'load', '-p', samples, '-f', 'texas.csv'] as const),
    ...['--date', '2026-11-21', '--publish', 'never'],
  )
  await expect(runs.row(1)).toContainText('Running')
  await expect(runs.row(1)).toContainText('21 Nov 2026')
})

test('its date is taken, and the window says by whom', async ({ app, page }) => {
  const load = loadPage(app)
  await load.open()
  await load.addFiles([join(samples, 'nevada.csv')])
  await load.setDate('21 Nov 2026')
  await load.continueToMapping()
  await load.continueToReview()
  await load.continueToLoad()
  await expect(page.getByText('Another load of 21 Nov 2026 is under way')).toBeVisible()
  await expect(page.getByRole('main')).toContainText(
    /\S+ on \S+ has been loading it since \d+ \w+ \d{4}, \d\d:\d\d/,
  )
  await expect(load.loadButton).toBeDisabled()
})

test('once the date is free it is seen, and both loads wait', async ({ app, page }) => {
  command?.go()
  expect((await command?.result)?.code).toBe(0)
  await expect(page.getByRole('button', { name: 'Runs 1 waiting' })).toBeVisible()
  const load = loadPage(app)
  await load.load()
  await expect(resultsPage(app).publishButton).toBeVisible()
  await expect(page.getByRole('button', { name: 'Runs 2 waiting' })).toBeVisible()
})

test('publishing after another was published meanwhile is refused, with who and when', async ({
  app,
  page,
  dataDir,
}) => {
  expect(await leads(dataDir, 'publish', '1')).toMatchObject({ code: 0 })
  const results = resultsPage(app)
  await expect(page.getByText('Readers still see run 1 of this date')).toBeVisible()
  await results.publish()
  const said = page.getByRole('region', { name: 'Notices' })
  await expect(said).toContainText(
    /run 1 was published for 2026-11-21 by \S+@\S+ \(cli\) at 2\d{3}-\d\d-\d\d \d\d:\d\d UTC/,
  )
  await expect(said).toContainText('discard run 2')
  await expect(results.publishButton).toBeVisible()
  await results.discard()
  await expect(results.outcome).toHaveText('Run 2 is discarded')
  const runs = runsPage(app)
  await runs.openList()
  await expect(runs.row(1)).toContainText('Published')
  await expect(runs.row(2)).toContainText('Discarded')
})
