import { expect, test } from '../fixtures.ts'
import { connectTo } from '../localDatabase.ts'
import { loadPage } from '../pages/loadPage.ts'
import { resultsPage } from '../pages/resultsPage.ts'
import { runsPage } from '../pages/runsPage.ts'

test.use({ journey: 'first run' })

test('from the first start to published rows: six clicks and not a key', async ({ app, page, dataDir }) => {
  const load = loadPage(app)
  const results = resultsPage(app)
  const runs = runsPage(app)
  await page.evaluate(() => {
    const pressed = { clicks: 0, keys: 0 }
    addEventListener('click', () => (pressed.clicks += 1), true)
    addEventListener('keydown', () => (pressed.keys += 1), true)
    Object.assign(window, { pressed })
  })

  await load.useSampleFiles()
  for (const [file, source] of [
    ['nevada.csv', 'Nevada'],
    ['oklahoma.csv', 'Oklahoma'],
    ['texas.csv', 'Texas'],
  ] as const) {
    await expect(load.file(file)).toContainText(source)
  }
  await load.continueToMapping()
  await expect(load.columns).toContainText('Mapped, required')
  await load.continueToReview()
  await expect(load.counts).toHaveText('70 records · 70 will load · 0 rejected · 0 warnings')
  await load.continueToLoad()
  await load.load()
  await expect(results.equation).toContainText(/70\s*read\s*=\s*70\s*loaded/)
  await expect(results.equation).toContainText('Every row accounted for')
  await expect(results.checks).toContainText(/\d+ passed/)
  await expect(results.tables).toContainText(
    /Facilities\s*70.*Licenses\s*70.*Contacts\s*70.*Address codes\s*67/,
  )
  await results.publish()
  await expect(results.outcome).toBeVisible()
  expect(await page.evaluate(() => (window as unknown as { pressed: object }).pressed)).toEqual({
    clicks: 6,
    keys: 0,
  })

  await runs.openList()
  await expect(runs.row(1)).toContainText('Published')
  await expect(runs.row(1)).toContainText('3 files')
  await runs.open(1)
  await runs.showTab('Tables')
  await expect(runs.rows).toContainText('SUNNY OTTERS PRESCHOOL')

  const database = await connectTo(dataDir)
  try {
    const { rows: schemas } = await database.query<{ schema: string }>(
      `select schema_name as schema from information_schema.schemata where schema_name like 'leads\\_%'`,
    )
    expect(schemas).toHaveLength(1)
    const { rows } = await database.query(
      `select (select count(*)::int from ${schemas[0]?.schema}.facility) as facilities,
              (select count(*)::int from ${schemas[0]?.schema}.license) as licenses`,
    )
    expect(rows).toEqual([{ facilities: 70, licenses: 70 }])
  } finally {
    await database.end()
  }
})
