import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { nevadaHeader } from '../../electron/testing/invent/headers.ts'
import { nevadaRows } from '../../electron/testing/invent/numbered.ts'
import { leadsJson, samples } from '../commandLine.ts'
import { writeList } from '../files.ts'
import { expect, test } from '../fixtures.ts'
import { localServer, query } from '../localDatabase.ts'
import { loadPage } from '../pages/loadPage.ts'
import { resultsPage } from '../pages/resultsPage.ts'
import { runsPage } from '../pages/runsPage.ts'
import { settingsPage } from '../pages/settingsPage.ts'
import { restartableApp } from '../restartableApp.ts'

/** Nobody listens at port 1. */
const away = {
  active: 'away',
  profiles: [
    { id: 'local', name: 'Local', color: 'green', url: null, reader: null },
    {
      id: 'away',
      name: 'Staging',
      color: 'orange',
      url: 'postgresql://loader@127.0.0.1:1/leads',
      reader: null,
    },
  ],
}

const it = restartableApp((dataDir) => {
  mkdirSync(join(dataDir, 'window'), { recursive: true })
  writeFileSync(join(dataDir, 'window', 'connections.json'), JSON.stringify(away))
})

test('a server that is not there is told at the start: why, and what to do', async () => {
  const { page } = it.app
  await expect(page.getByRole('heading', { name: 'The database is not available' })).toBeVisible()
  const alert = page.getByRole('alert')
  await expect(alert).toContainText('127.0.0.1:1')
  await expect(alert).toContainText('nothing listens there')
  await expect(page.getByText('Profile: Staging')).toBeVisible()
  await expect(settingsPage(it.app).connection).toHaveAccessibleName(/Staging, not connected/)
  // trying again tells the same
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(alert).toContainText('127.0.0.1:1')
})

test('the local database is a switch away', async () => {
  const { page } = it.app
  const settings = settingsPage(it.app)
  await page.getByRole('main').getByRole('button', { name: 'Settings' }).click()
  await settings.workOn('Local')
  await expect(settings.connection).toHaveAccessibleName(/Local, brightwheel/, { timeout: 20_000 })
  await expect(settings.profile('Local')).toContainText('In use')
})

test('a server killed under the window is told, and trying again brings everything back', async () => {
  const { page } = it.app
  await leadsJson(
    it.dataDir,
    ...['load', '-p', samples, '-f', 'texas.csv', '--date', '2026-11-20', '--publish', 'always'],
  )
  const runs = runsPage(it.app)
  await runs.openList()
  await runs.open(1)
  const before = await facilities()
  await runs.showTab('Tables')
  await expect(runs.rows.getByRole('row').nth(1)).toContainText(/\w/)
  const { pid } = localServer(it.dataDir)
  process.kill(pid, 'SIGKILL')

  const alert = page.getByRole('alert').filter({ hasText: 'The connection to the database was lost.' })
  await expect(alert).toContainText('connect again')
  await expect(settingsPage(it.app).connection).toHaveAccessibleName(/not connected/)
  await runs.showTable('Licenses')
  await expect(page.getByText('Waiting for the database')).toBeVisible()
  await expect(page.getByRole('alert')).toHaveCount(1)
  await alert.getByRole('button', { name: 'Try again' }).click()
  await expect(settingsPage(it.app).connection).toHaveAccessibleName(/Local, brightwheel/, {
    timeout: 20_000,
  })
  await expect(alert).toBeHidden()

  expect(localServer(it.dataDir).pid).not.toBe(pid)
  expect(await facilities()).toBe(before)
  await expect(runs.rows.getByRole('row').nth(1)).toContainText(/\w/)
  await expect(page.getByRole('alert')).toHaveCount(0)
})

// The load's own lock was told as another load of the date, by a look at it that came before the connection was lost.
test('a load whose server is killed is told as failed, and waits for the database', async ({ lists }) => {
  const { page } = it.app
  const load = loadPage(it.app)
  const path = writeList(lists, 'long.csv', nevadaHeader, nevadaRows(80_000))
  await load.open()
  await load.setDate('21 Nov 2026')
  await load.addFiles([path])
  await load.continueToMapping()
  await load.continueToReview()
  await expect(load.counts).toHaveText(/^80,000 records · /, { timeout: 30_000 })
  await load.continueToLoad()
  await load.load()
  await expect(load.progressOf('long.csv')).toContainText(/[1-9][\d,]* rows/)
  process.kill(localServer(it.dataDir).pid, 'SIGKILL')

  await expect(page.getByRole('heading', { name: /failed, nothing was changed$/ })).toBeVisible()
  await expect(page.getByText('Waiting for the database')).toBeVisible()
  await expect(page.getByText('is under way')).toHaveCount(0)
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByText('21 Nov 2026 is empty')).toBeVisible({ timeout: 20_000 })
  await load.goBackTo('Files')
  await load.setDate('22 Nov 2026')
  await load.continueToMapping()
  await load.continueToReview()
  await load.continueToLoad()
  await expect(page.getByText('22 Nov 2026 is empty')).toBeVisible()
  await expect(page.getByRole('heading', { name: /^The load of/ })).toHaveCount(0)
})

// "This comes back by itself when the connection does", the step said, and then wanted to be asked again.
test('results that were away come back by themselves, to be published then', async () => {
  const { page } = it.app
  const load = loadPage(it.app)
  const results = resultsPage(it.app)
  await load.load()
  await expect(results.publishButton).toBeVisible({ timeout: 60_000 })
  process.kill(localServer(it.dataDir).pid, 'SIGKILL')
  const lost = page.getByRole('alert').filter({ hasText: 'The connection to the database was lost.' })
  await expect(lost).toBeVisible()
  // the step may have heard of it before anybody can click
  const waits = page.getByText('Waiting for the database')
  await expect(async () => {
    if (!(await waits.isVisible())) await results.publishButton.click({ timeout: 2000 })
    await expect(waits).toBeVisible({ timeout: 5000 })
  }).toPass({ timeout: 30_000 })

  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(results.publishButton).toBeVisible({ timeout: 20_000 })
  await expect(lost).toHaveCount(0)
  await expect(runsPage(it.app).notices).not.toContainText('was lost')
  await results.publish()
  await expect(results.outcome).toHaveText('22 Nov 2026 is published')
})

async function facilities(): Promise<number | undefined> {
  const [row] = await query<{ rows: number }>(
    it.dataDir,
    'select count(*)::integer as rows from leads_20261120.facility',
  )
  return row?.rows
}
