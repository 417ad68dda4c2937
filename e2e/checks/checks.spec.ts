import { nevadaHeader } from '../../electron/testing/invent/headers.ts'
import { nevadaRow, nevadaRows } from '../../electron/testing/invent/numbered.ts'
import { breaches } from '../axe.ts'
import { writeList } from '../files.ts'
import { expect, test } from '../fixtures.ts'
import { query } from '../localDatabase.ts'
import { checksPage } from '../pages/checksPage.ts'
import { loadPage } from '../pages/loadPage.ts'
import { resultsPage } from '../pages/resultsPage.ts'
import { runsPage } from '../pages/runsPage.ts'

test.use({ journey: 'checks' })
test.describe.configure({ mode: 'serial', timeout: 60_000 })

const rejected = 'Few records are rejected'

test('a check that fails explains itself and opens to its rows', async ({ app, lists }) => {
  const load = loadPage(app)
  const { checks, equation } = resultsPage(app)
  const list = writeList(lists, 'weekly.csv', nevadaHeader, [
    ...nevadaRows(8),
    nevadaRow(9, { 'Credential Number': '' }),
    nevadaRow(10, { 'Credential Number': '', Name: 'THE BLUE HOUSE' }),
  ])
  await load.setDate('5 Nov 2025')
  await load.addFiles([list])
  await load.loadAsTheyAre()
  await expect(equation).toContainText(/10\s*read\s*=\s*8\s*loaded\s*\+\s*2\s*rejected/)

  const entry = checks.getByRole('listitem').filter({ hasText: rejected })
  await expect(entry).toContainText('Failed')
  await entry.getByRole('button', { name: rejected }).click()
  await expect(entry).toContainText(/20 %.*weekly\.csv/)
  const rows = entry.getByRole('region', { name: `Rows found by: ${rejected}, nevada` })
  await expect(rows.getByRole('row').nth(1)).toContainText('weekly.csv')
  await expect(checks.getByRole('button', { name: /^\d+ passed$/ })).toHaveAttribute('aria-expanded', 'false')
})

test('a threshold is changed for one source, and the checks run again pass by it', async ({
  app,
  dataDir,
}) => {
  const checks = checksPage(app)
  const results = resultsPage(app)
  await expect(results.publishButton).toHaveText('Say why first')
  await results.checks.getByRole('button', { name: 'Thresholds …' }).click()
  await expect(checks.dialog.getByRole('combobox', { name: 'For' })).toHaveValue(/Nevada/)
  const save = checks.dialog.getByRole('button', { name: 'Change the thresholds' })
  await expect(save).toBeDisabled()
  const why = 'The state leaves out numbers of homes that moved'
  await checks.changeThresholds({ warns: 'off', fails: 'over … %', number: '30,5', why })
  await expect(checks.dialog).toBeHidden()
  await results.checks.getByRole('button', { name: 'Run the checks again' }).click()
  await expect(runsPage(app).notices).toContainText('The checks of run 1 have run again.')
  await expect(results.checks.getByRole('listitem').filter({ hasText: rejected })).toHaveCount(0)
  await results.checks.getByRole('button', { name: /^\d+ passed$/ }).click()
  await expect(results.checks.getByRole('listitem').filter({ hasText: rejected })).toContainText('Passed')
  expect(await query(dataDir, 'select check_name, source, warn, error, why from loader.threshold')).toEqual([
    { check_name: 'few_records_are_rejected', source: 'nevada', warn: 'off', error: 'over 30.5 %', why },
  ])
  await results.publish()
  await expect(results.outcome).toBeVisible()
})

test('the history of a check is a chart that leads to its runs, by the keyboard too', async ({
  app,
  page,
}) => {
  const checks = checksPage(app)
  await checks.open()
  await expect(checks.square(rejected, 1)).toHaveAccessibleName(/5 Nov 2025, run 1: Passed/)
  await checks.grid.locator('[tabindex="0"]').focus()
  const header = checks.grid.getByRole('rowheader', { name: rejected })
  for (
    let moves = 0;
    moves < 60 && !(await header.evaluate((cell) => cell === document.activeElement));
    moves++
  ) {
    await page.keyboard.press('ArrowDown')
  }
  await page.keyboard.press('ArrowRight')
  await expect(checks.square(rejected, 1)).toBeFocused()
  await page.keyboard.press('Enter')
  const detail = checks.detail(rejected)
  await expect(detail).toContainText('homes that moved')
  await expect(detail.getByRole('heading', { name: rejected })).toBeFocused()
  await expect(checks.charts).toHaveCount(1)
  await checks.charts.getByText('As a table').click()
  await expect(checks.charts.getByRole('row').nth(1)).toContainText(/5 Nov 2025, run 1\s*Passed/)
  await checks.point(1).first().focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('5 Nov 2025, run 1')
  await expect(page.getByRole('tab', { name: /^Checks/ })).toHaveAttribute('aria-selected', 'true')
})

test('a check is snoozed with a reason, shown as such, and woken', async ({ app, page, dataDir }) => {
  const checks = checksPage(app)
  await checks.open()
  await page.keyboard.press('Escape')
  await checks.openCheck(rejected)
  const detail = checks.detail(rejected)
  await detail.getByRole('button', { name: 'Snooze …' }).click()
  await checks.snooze('Known until the new form comes')
  await expect(detail).toContainText(/Snoozed All sources, until .*: Known until the new form comes/)
  await expect(checks.row(rejected).getByRole('img', { name: /^snoozed until / })).toBeVisible()
  await detail.getByRole('button', { name: 'Snooze …' }).click()
  await checks.wake()
  await expect(detail).not.toContainText('Snoozed')
  expect(await query(dataDir, 'select why from loader.snooze order by snooze_id')).toEqual([
    { why: 'Known until the new form comes' },
    { why: 'Woken in the window' },
  ])
})

test('the address of a runbook is kept by the keyboard alone', async ({ app, page, dataDir }) => {
  const checks = checksPage(app)
  const detail = checks.detail(rejected)
  const open = detail.getByRole('button', { name: 'Runbook …' })
  await open.focus()
  await page.keyboard.press('Enter')
  const address = checks.dialog.getByRole('textbox', { name: 'Address' })
  await expect(address).toBeFocused()
  await page.keyboard.type('wiki')
  await page.keyboard.press('Tab')
  await expect(address).toHaveAccessibleDescription(/begins with https/)
  expect(await breaches(page, 'runbook')).toEqual([])
  await address.focus()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('https://wiki.example.com/rejects')
  await page.keyboard.press('Enter')
  await expect(checks.dialog).toBeHidden()
  await expect(detail).toContainText('Runbook https://wiki.example.com/rejects')
  await expect(open).toBeFocused()
  expect(await query(dataDir, 'select url from loader.runbook')).toEqual([
    { url: 'https://wiki.example.com/rejects' },
  ])
})

test('a threshold that the check can’t have is refused at its field', async ({ app, dataDir }) => {
  const checks = checksPage(app)
  await checks.detail(rejected).getByRole('button', { name: 'Thresholds …' }).click()
  await expect(checks.dialog.getByRole('combobox', { name: 'Warns' })).toBeFocused()
  await checks.changeThresholds({ warns: 'off', fails: 'from … rows', number: '0.5', why: 'A slip' })
  await expect(checks.dialog.getByRole('alert')).toContainText('from 0.5 rows')
  await checks.dialog.getByRole('button', { name: 'Cancel' }).click()
  expect(await query(dataDir, 'select 1 from loader.threshold')).toHaveLength(1)
})
