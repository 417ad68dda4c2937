import { leadsWaiting, samples } from '../commandLine.ts'
import { answerMessageBox } from '../dialogs.ts'
import { expect, test } from '../fixtures.ts'
import { query } from '../localDatabase.ts'
import { changesPage } from '../pages/changesPage.ts'
import { checksPage } from '../pages/checksPage.ts'
import { loadPage } from '../pages/loadPage.ts'
import { resultsPage } from '../pages/resultsPage.ts'
import { runsPage } from '../pages/runsPage.ts'
import { settingsPage } from '../pages/settingsPage.ts'
import { tracePage } from '../pages/tracePage.ts'
import { type } from '../pages/type.ts'
import { complaintsOf, picture } from './picture.ts'
import { loadWeeks } from './weeklyLoads.ts'

test.use({ journey: 'weeks' })
test.describe.configure({ mode: 'serial' })

/** Of the week that was published in spite of a fault; of the one that waits with another. */
const faulty = 4
const waiting = 7

test.beforeAll(async ({ app, dataDir }) => {
  await expect(settingsPage(app).connection).toHaveAccessibleName(/Local, brightwheel/, { timeout: 20_000 })
  await loadWeeks(dataDir)
})

test('the run that waits', async ({ app, page }) => {
  const complaints = complaintsOf(page)
  const results = resultsPage(app)
  const runs = runsPage(app)
  await loadPage(app).open()
  await expect(page.getByText(/waits/).first()).toBeVisible({ timeout: 20_000 })
  await picture(page, 'files-waiting')
  await runs.openList()
  await expect(runs.row(waiting)).toBeVisible()
  await picture(page, 'runs')
  await runs.open(waiting)
  await picture(page, 'run-waiting')
  await runs.publishOrDiscard()
  await expect(results.equation).toBeVisible()
  await picture(page, 'results')
  await results.checks
    .getByRole('button', { name: /The number of rows is usual/ })
    .first()
    .click()
  await picture(page, 'results-check')
  expect(complaints).toEqual([])
})

test('a published run', async ({ app, page }) => {
  const complaints = complaintsOf(page)
  const runs = runsPage(app)
  const changes = changesPage(app)
  await runs.openList()
  await runs.open(faulty)
  await picture(page, 'run-overview')
  await runs.showTab('Tables')
  await expect(runs.rows.getByRole('row').nth(1)).toContainText(/\w/)
  await picture(page, 'run-tables')
  await runs.showTab('Issues')
  await expect(runs.rows.getByRole('row').nth(1)).toContainText(/\w/)
  await picture(page, 'run-issues')
  await runs.showTab('Checks')
  await picture(page, 'run-checks')
  await runs.showTab('Files')
  await picture(page, 'run-files')
  await runs.showTab('Changes')
  await expect(changes.rows.getByRole('row').nth(1)).toContainText(/\w/)
  await picture(page, 'changes-list')
  await changes.showKind('Changed')
  await changes.showField('Phone')
  await changes.rows.press('ArrowDown')
  await picture(page, 'changes-list-field')
  await changes.search('no such name')
  await expect(page.getByText('No change fits')).toBeVisible()
  await picture(page, 'changes-list-none')
  await runs.openList()
  await runs.open(1)
  await runs.showTab('Changes')
  await expect(page.getByRole('tabpanel')).toContainText(/\w/)
  await picture(page, 'changes-nothing-before')
  await page.getByRole('button', { name: 'Delete run 1 …' }).click()
  await expect(page.getByRole('dialog')).toContainText('to confirm')
  await picture(page, 'run-delete')
  await page.keyboard.press('Escape')
  expect(complaints).toEqual([])
})

test('a license through the runs', async ({ app, page }) => {
  const complaints = complaintsOf(page)
  const runs = runsPage(app)
  const trace = tracePage(app)
  await runs.openList()
  await page.getByRole('searchbox', { name: 'Search' }).fill('500001')
  await picture(page, 'trace-offer')
  await trace.findFromRuns('500001')
  await expect(trace.told).toContainText('found')
  await picture(page, 'trace')
  await trace.find('happy otters')
  await expect(trace.heading).toHaveText('Trace: happy otters')
  await expect(trace.told).toContainText('found')
  await picture(page, 'trace-many')
  await trace.find('nothing like that')
  await expect(trace.heading).toHaveText('Trace: nothing like that')
  await expect(trace.told).toHaveText(/./)
  await picture(page, 'trace-nothing')
  expect(complaints).toEqual([])
})

test('the checks', async ({ app, page }) => {
  const complaints = complaintsOf(page)
  const checks = checksPage(app)
  await checks.open()
  await expect(checks.grid).toBeVisible()
  await picture(page, 'checks')
  await checks.openCheck('The number of rows is usual')
  await expect(checks.charts.first()).toBeVisible()
  await picture(page, 'checks-learned')
  for (const [button, scene] of [
    ['Accept as new normal …', 'checks-accept'],
    ['Snooze …', 'checks-snooze'],
    ['Runbook …', 'checks-runbook'],
  ] as const) {
    await page.getByRole('button', { name: button }).click()
    await expect(checks.dialog).toBeVisible()
    await picture(page, scene)
    await page.keyboard.press('Escape')
    await expect(checks.dialog).toBeHidden()
  }
  await checks.openCheck('Phone numbers are well formed')
  await expect(checks.charts.first()).toBeVisible()
  await picture(page, 'checks-limits')
  await page.getByRole('button', { name: 'Thresholds …' }).click()
  await expect(checks.dialog).toBeVisible()
  await picture(page, 'checks-thresholds')
  await page.keyboard.press('Escape')
  expect(complaints).toEqual([])
})

test('alerts', async ({ app, page, dataDir }) => {
  const complaints = complaintsOf(page)
  const settings = settingsPage(app)
  await settings.open()
  const alerts = page.getByRole('region', { name: 'Alerts' })
  await alerts.getByRole('button', { name: 'Add an alert target' }).click()
  await expect(settings.dialog).toBeVisible()
  await picture(page, 'settings-alert')
  await type(settings.dialog.getByLabel('Name'), 'Operations')
  await settings.dialog.getByLabel('Kind').selectOption('webhook')
  // nobody listens there: the test fails, and the log tells
  await type(settings.dialog.getByRole('textbox', { name: 'URL' }), 'http://127.0.0.1:1/invented')
  await settings.dialog.getByLabel('Its address may be one of a private network').check()
  await answerMessageBox(app, 1)
  await settings.dialog.getByRole('button', { name: 'Save Operations' }).click()
  await expect(settings.dialog).toBeHidden()
  await alerts.getByRole('button', { name: 'Send a test to Operations' }).click()
  await expect(alerts.getByText(/was not reached/).first()).toBeVisible({ timeout: 30_000 })
  // as loads left them: a service that is down, and one that refuses its address
  await query(
    dataDir,
    `insert into loader.outbox (topic, target_id, target_name, run_id, kind, severity, message, status, attempts, next_at, answer)
     select 'alert', target_id, name, run, 'trigger', 'error',
            jsonb_build_object('title', format('2 checks failed on run %s: not published, 1 new', run)), status, attempts,
            now() + interval '1 hour', answer
       from loader.alert_target, (values (1, 'refused', 1, '404: no such hook'), (2, 'pending', 4, '503: down')) v(run, status, attempts, answer)`,
  )
  await alerts.getByRole('button', { name: 'Send a test to Operations' }).click()
  await expect(alerts.getByText('Refuses messages')).toBeVisible({ timeout: 30_000 })
  await page.getByRole('region', { name: 'Waiting to be sent' }).scrollIntoViewIfNeeded()
  await picture(page, 'settings-alerts')
  await alerts
    .getByRole('button', { name: /^Preview/ })
    .first()
    .click()
  await expect(page.getByText('As it is sent')).toBeVisible()
  await picture(page, 'settings-alert-preview')
  await page.keyboard.press('Escape')
  expect(complaints).toEqual([])
})

test('a date that another program loads into', async ({ app, page, dataDir }) => {
  const complaints = complaintsOf(page)
  const words = ['load', '-p', samples, '-f', 'texas.csv', '--date', '2026-11-22']
  const other = await leadsWaiting(dataDir, 'after-register', ...words)
  try {
    const load = loadPage(app)
    await load.open()
    await load.goBackTo('Files')
    await load.addFiles([`${samples}/texas.csv`])
    await load.setDate('22 Nov 2026')
    await load.continueToMapping()
    await load.continueToReview()
    await load.continueToLoad()
    await expect(page.getByText(/is under way|is loading/).first()).toBeVisible()
    await picture(page, 'load-held-date')
  } finally {
    other.go()
    await other.result
  }
  expect(complaints).toEqual([])
})
