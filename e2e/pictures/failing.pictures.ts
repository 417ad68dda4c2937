import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { leadsJson, samples } from '../commandLine.ts'
import { expect, test } from '../fixtures.ts'
import { localServer } from '../localDatabase.ts'
import { checksPage } from '../pages/checksPage.ts'
import { runsPage } from '../pages/runsPage.ts'
import { settingsPage } from '../pages/settingsPage.ts'
import { restartableApp } from '../restartableApp.ts'
import { complaintsOf, picture } from './picture.ts'

const profile = (id: string, name: string, color: string, url: string | null) => ({
  id,
  name,
  color,
  url,
  reader: null,
})

/** Nobody listens at port 1. */
const it = restartableApp((dataDir) => {
  mkdirSync(join(dataDir, 'window'), { recursive: true })
  const staging = profile('away', 'Staging', 'orange', 'postgresql://loader@127.0.0.1:1/leads')
  const profiles = [profile('local', 'Local', 'green', null), staging]
  writeFileSync(join(dataDir, 'window', 'connections.json'), JSON.stringify({ active: 'away', profiles }))
})

test('a server that is not there', async () => {
  const { page } = it.app
  const complaints = complaintsOf(page)
  await expect(page.getByRole('heading', { name: 'The database is not available' })).toBeVisible()
  await picture(page, 'start-failed')
  const settings = settingsPage(it.app)
  await settings.open()
  await settings.testProfile('Staging')
  await expect(page.getByText('Does not work')).toBeVisible()
  await picture(page, 'settings-test')
  await settings.workOn('Local')
  await expect(settings.connection).toHaveAccessibleName(/Local, brightwheel/, { timeout: 20_000 })
  expect(complaints).toEqual([])
})

test('a server that is killed under the window', async () => {
  const { page } = it.app
  const complaints = complaintsOf(page)
  const words = ['-p', samples, '-f', 'texas.csv', '--date', '2026-11-20', '--publish', 'always']
  await leadsJson(it.dataDir, 'load', ...words)
  const runs = runsPage(it.app)
  await runs.openList()
  await runs.open(1)
  await runs.showTab('Tables')
  await expect(runs.rows.getByRole('row').nth(1)).toContainText(/\w/)
  process.kill(localServer(it.dataDir).pid, 'SIGKILL')
  await expect(page.getByRole('alert')).toContainText('The connection to the database was lost.')
  await picture(page, 'run-offline')
  await checksPage(it.app).open()
  await expect(page.getByRole('heading', { name: 'Checks' })).toBeVisible()
  await picture(page, 'checks-offline')
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: 'Runs' }).click()
  await picture(page, 'runs-offline')
  expect(complaints).toEqual([])
})
