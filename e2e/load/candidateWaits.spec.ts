import { join } from 'node:path'
import { samples } from '../commandLine.ts'
import { expect, test } from '../fixtures.ts'
import { query } from '../localDatabase.ts'
import { loadPage } from '../pages/loadPage.ts'
import { resultsPage } from '../pages/resultsPage.ts'
import { runsPage } from '../pages/runsPage.ts'
import { restartableApp } from '../restartableApp.ts'

const it = restartableApp()

async function loadUntilItWaits(file: string, day: string): Promise<void> {
  const load = loadPage(it.app)
  await load.open()
  await load.addFiles([join(samples, file)])
  await load.setDate(day)
  await load.loadAsTheyAre()
  await expect(resultsPage(it.app).publishButton).toBeVisible()
}

const waitingRuns = () =>
  query<{ run_id: number; schema: string }>(
    it.dataDir,
    `select run_id, schema_name as schema from loader.run where status = 'waiting'`,
  )

test('a candidate that waits survives quitting, and is offered at the next start', async () => {
  await loadUntilItWaits('nevada.csv', '21 Nov 2026')
  await it.quit()
  const { page } = await it.start()
  await expect(page.getByRole('button', { name: 'Runs 1 waiting' })).toBeVisible()
  await expect(page.getByText('Run 1 of 21 Nov 2026 waits')).toBeVisible()
  await page.getByRole('button', { name: 'Open run 1' }).click()
  const results = resultsPage(it.app)
  await expect(results.equation).toContainText('loaded')
  // no file is chosen: there is nothing to map, to review or to load
  const steps = page.getByRole('navigation', { name: 'Steps of the load' })
  for (const step of ['Mapping', 'Review', 'Load']) {
    await expect(steps.getByRole('button', { name: step })).toBeDisabled()
  }
  await results.publish()
  await expect(results.outcome).toHaveText('21 Nov 2026 is published')
  const rows = await query(it.dataDir, 'select company from leads_20261121.facility')
  expect(rows.length).toBeGreaterThan(0)
})

test('another one is discarded after a restart, and nothing is left of it', async () => {
  await resultsPage(it.app).loadOtherFiles()
  await loadUntilItWaits('texas.csv', '22 Nov 2026')
  await it.quit()
  const { page } = await it.start()
  await page.getByRole('button', { name: 'Open run 2' }).click()
  const results = resultsPage(it.app)
  await results.discard()
  await expect(results.outcome).toHaveText('Run 2 is discarded')
  const runs = runsPage(it.app)
  await runs.openList()
  await expect(runs.row(1)).toContainText('Published')
  await expect(runs.row(2)).toContainText('Discarded')
  expect(await waitingRuns()).toEqual([])
  const schemas = await query<{ nspname: string }>(
    it.dataDir,
    `select nspname from pg_namespace where nspname ~ '^(leads|loader)_' order by 1`,
  )
  expect(schemas).toEqual([{ nspname: 'leads_20261121' }])
})
