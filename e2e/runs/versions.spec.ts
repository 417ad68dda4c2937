import { readFileSync } from 'node:fs'
import { leads, leadsJson, samples } from '../commandLine.ts'
import { expect, startApp, test } from '../fixtures.ts'
import { connectTo, query } from '../localDatabase.ts'
import { resultsPage } from '../pages/resultsPage.ts'
import { runsPage } from '../pages/runsPage.ts'

test.use({ journey: 'runs of an older version' })
test.describe.configure({ timeout: 120_000 })

const dump = readFileSync(`${samples}/../more/versions/version-1.sql`, 'utf8')

test('runs that an older version loaded are shown, compared, searched and restored beside new ones', async ({
  dataDir,
}) => {
  await leads(dataDir, 'db', 'start')
  const client = await connectTo(dataDir)
  await client.query(dump)
  await client.end()
  const words = [
    '-p',
    samples,
    '-f',
    'texas.csv',
    'nevada.csv',
    '--date',
    '2026-02-02',
    '--publish',
    'always',
  ]
  const { runId } = await leadsJson<{ runId: number }>(dataDir, 'load', ...words)

  const app = await startApp(dataDir)
  try {
    const { page } = app
    const runs = runsPage(app)
    await runs.openList()
    await expect(runs.row(runId)).toBeVisible()
    await runs.open(runId)
    await expect(resultsPage(app).changes).toContainText('Not compared')
    await expect(resultsPage(app).changes).toContainText('Latitude, Longitude')
    await expect(page.getByText('Its tables lack')).toBeHidden()
    await runs.showTab('Tables')
    await runs.goToColumn('latitude')

    await runs.openList()
    await runs.open(2)
    await expect(
      page.getByText('Its tables lack columns that came later: Latitude, Longitude.'),
    ).toBeVisible()
    await runs.showTab('Tables')
    await expect(runs.rows).toContainText('Bluebonnet Babies')
    await expect(page.getByRole('columnheader', { name: 'latitude' })).toHaveCount(0)
    await runs.search('alder')
    await expect(runs.rows).not.toContainText('Bluebonnet Babies')
    await runs.showTab('Checks')
    await expect(page.getByText(/passed/).first()).toBeVisible()

    await runs.openList()
    await runs.open(1)
    await runs.restore(1)
    await expect(runs.status).toHaveText(/Published/i)
    await leadsJson(dataDir, 'upgrade', '--all')
    const [found] = await query<{ old: number }>(
      dataDir,
      'select count(*) filter (where schema_version = 1)::int as old from loader.run',
    )
    expect(found?.old).toBe(0)
  } finally {
    await app.close()
    await leads(dataDir, 'db', 'stop')
  }
})
