import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { leadsJson, samples } from './commandLine.ts'
import { expect, test } from './fixtures.ts'
import { localServer, query } from './localDatabase.ts'
import { runsPage } from './pages/runsPage.ts'
import { settingsPage } from './pages/settingsPage.ts'
import { restartableApp } from './restartableApp.ts'

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
  const { pid } = localServer(it.dataDir)
  process.kill(pid, 'SIGKILL')

  const alert = page.getByRole('alert').filter({ hasText: 'The connection to the database was lost.' })
  await expect(alert).toContainText('connect again')
  await expect(settingsPage(it.app).connection).toHaveAccessibleName(/not connected/)
  await alert.getByRole('button', { name: 'Try again' }).click()
  await expect(settingsPage(it.app).connection).toHaveAccessibleName(/Local, brightwheel/, {
    timeout: 20_000,
  })
  await expect(alert).toBeHidden()

  expect(localServer(it.dataDir).pid).not.toBe(pid)
  expect(await facilities()).toBe(before)
  await runs.showTab('Tables')
  await expect(runs.rows.getByRole('row').nth(1)).toContainText(/\w/)
  await expect(page.getByRole('alert')).toHaveCount(0)
})

async function facilities(): Promise<number | undefined> {
  const [row] = await query<{ rows: number }>(
    it.dataDir,
    'select count(*)::integer as rows from leads_20261120.facility',
  )
  return row?.rows
}
