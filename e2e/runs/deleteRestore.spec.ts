import { leadsJson, samples } from '../commandLine.ts'
import { expect, test } from '../fixtures.ts'
import { query } from '../localDatabase.ts'
import { runsPage } from '../pages/runsPage.ts'
import { type } from '../pages/type.ts'

test.use({ journey: 'delete and restore' })
test.describe.configure({ mode: 'serial' })
const date = '2026-11-20'

test.beforeAll(async ({ app: _running, dataDir }) => {
  await leadsJson(
    dataDir,
    ...['load', '-p', samples, '-f', 'texas.csv', '--date', date, '--publish', 'always'],
  )
  await query(
    dataDir,
    'create view public.open_places as select company from leads_20261120.facility where capacity > 20',
  )
})

test('deleting names what readers lose: tables, rows and views outside', async ({ app, dataDir }) => {
  const runs = runsPage(app)
  await runs.openList()
  await runs.open(1)
  await app.page.getByRole('button', { name: 'Delete run 1 …' }).click()
  const dialog = app.page.getByRole('dialog', { name: 'Delete run' })
  await expect(dialog).toContainText('leads_20261120')
  await expect(dialog).toContainText('public.open_places')
  for (const [table, title] of [
    ['facility', 'Facilities'],
    ['license', 'Licenses'],
    ['contact', 'Contacts'],
    ['addresscode', 'Address codes'],
  ] as const) {
    const [row] = await query<{ rows: number }>(
      dataDir,
      `select count(*)::integer as rows from leads_20261120.${table}`,
    )
    await expect(dialog.getByText(title, { exact: true }).locator('..')).toContainText(`${row?.rows} rows`)
  }
})

test('it wants the date of the run typed, and nothing else will do', async ({ page, dataDir }) => {
  const dialog = page.getByRole('dialog', { name: 'Delete run' })
  const remove = dialog.getByRole('button', { name: /^Delete \d/ })
  const typed = dialog.getByRole('textbox', { name: `Type ${date} to confirm` })
  await expect(remove).toBeDisabled()
  for (const wrong of ['2026-11-21', '20 Nov 2026', 'yes']) {
    await type(typed, wrong)
    await expect(remove).toBeDisabled()
    await typed.press('Enter')
  }
  await expect(dialog).toBeVisible()
  // a page that was taken over has no button to wait for
  const answer = await page.evaluate(() => window.leads.runs.delete({ runId: 1, typed: '2026-11-21' }))
  expect(answer).toMatchObject({ ok: false, error: { code: 'confirmation-needed' } })
  expect(await statusOf(dataDir, 1)).toBe('published')
})

test('the run typed for is deleted, the view outside is told of, and its tables can still be looked at', async ({
  app,
  dataDir,
}) => {
  const runs = runsPage(app)
  await app.page.getByRole('dialog').getByRole('button', { name: 'Keep it' }).click()
  await runs.deleteRun(1, date)
  await expect(runs.notices).toContainText('Run 1 is deleted.')
  await expect(runs.notices).toContainText('public.open_places still shows the deleted run.')
  await expect(runs.status).toHaveText('Deleted')
  await expect(runs.heading).toBeFocused()
  expect(await statusOf(dataDir, 1)).toBe('deleted')
  const schemas = await query(dataDir, `select from pg_namespace where nspname = 'leads_20261120'`)
  expect(schemas).toEqual([])
  await runs.showTab('Tables')
  await expect(runs.rows.getByRole('row').nth(1)).not.toBeEmpty()
})

test('restored, the date holds the same run again', async ({ app, dataDir }) => {
  const runs = runsPage(app)
  await runs.restore(1)
  await expect(runs.status).toHaveText('Published')
  await expect(runs.notices).toContainText('Run 1 is restored.')
  const [row] = await query<{ rows: number }>(
    dataDir,
    'select count(*)::integer as rows from leads_20261120.facility',
  )
  expect(row?.rows).toBeGreaterThan(0)
})

async function statusOf(dataDir: string, run: number): Promise<string | undefined> {
  const rows = await query<{ status: string }>(dataDir, 'select status from loader.run where run_id = $1', [
    run,
  ])
  return rows[0]?.status
}
