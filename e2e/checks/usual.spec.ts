import { nevadaHeader } from '../../electron/testing/invent/headers.ts'
import { nevadaRows } from '../../electron/testing/invent/numbered.ts'
import { leadsJson } from '../commandLine.ts'
import { writeList } from '../files.ts'
import { expect, test } from '../fixtures.ts'
import { query } from '../localDatabase.ts'
import { checksPage } from '../pages/checksPage.ts'

test.use({ journey: 'usual' })
test.describe.configure({ mode: 'serial', timeout: 120_000 })

const counts = 'The number of rows is usual'

/** Five weeks that grow a little, and a sixth whose file was cut in half. */
test.beforeAll(async ({ app: _running, dataDir, lists }) => {
  const weeks = [400, 404, 403, 407, 409, 205]
  for (const [index, rows] of weeks.entries()) {
    const name = `week${index + 1}.csv`
    writeList(lists, name, nevadaHeader, nevadaRows(rows))
    const publish = index < 5 ? 'always' : 'never'
    const date = `2026-10-${String(1 + index * 5).padStart(2, '0')}`
    await leadsJson(dataDir, 'load', ...['-p', lists, '-f', name, '--date', date, '--publish', publish])
  }
})

test('half a file is outside what was learned, and the chart says from what', async ({ app }) => {
  const checks = checksPage(app)
  await checks.open()
  await expect(checks.square(counts, 3)).toHaveAccessibleName(/run 3: Skipped/)
  await expect(checks.square(counts, 6)).toHaveAccessibleName(/run 6, waiting: Failed/)
  await checks.square(counts, 6).click()
  const detail = checks.detail(counts)
  await expect(detail).toContainText('learned from earlier runs')
  await expect(detail).toContainText(/Usual range: .+ \(runs 1–5\)\./)
  const rows = checks.charts.filter({ hasText: /rows/i }).first()
  await expect(rows).toContainText(/Run 6 of 26 Oct 2026 has 205.*, below the usual/)
  await expect(rows.getByRole('group').first()).toHaveAccessibleName(/6 runs from 1 Oct 2026 to 26 Oct 2026/)
})

test('a run is accepted as the new normal with a reason, and that is taken back', async ({
  app,
  dataDir,
}) => {
  const checks = checksPage(app)
  const detail = checks.detail(counts)
  await detail.getByRole('button', { name: 'Accept as new normal …' }).click()
  await checks.sayWhy('The state split its list in two', 'Accept as new normal')
  await expect(detail).toContainText(/New normal/)
  await detail.getByRole('button', { name: 'Take that back …' }).click()
  await checks.sayWhy('It has not', 'Take the decision back')
  await expect(detail).not.toContainText('New normal')
  expect(await query(dataDir, 'select run_id, why from loader.baseline order by baseline_id')).toMatchObject([
    { run_id: 6, why: 'The state split its list in two' },
    { run_id: 6, why: 'It has not' },
  ])
})
