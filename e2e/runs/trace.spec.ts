import { nevadaHeader } from '../../electron/testing/invent/headers.ts'
import { nevadaRow, type Row } from '../../electron/testing/invent/numbered.ts'
import { leadsJson } from '../commandLine.ts'
import { writeList } from '../files.ts'
import { expect, test } from '../fixtures.ts'
import { changesPage } from '../pages/changesPage.ts'
import { runsPage } from '../pages/runsPage.ts'
import { tracePage } from '../pages/tracePage.ts'

test.use({ journey: 'trace' })
test.describe.configure({ mode: 'serial', timeout: 60_000 })

const extra = 'Capacity'

test.beforeAll(async ({ app: _running, dataDir, lists }) => {
  const week = async (name: string, date: string, rows: Row[]) => {
    writeList(lists, name, [...nevadaHeader, extra], rows)
    const words = ['-p', lists, '-f', name, '--date', date, '--publish', 'always']
    await leadsJson(dataDir, 'load', ...words)
  }
  const of = (n: number, own: Row = {}) => nevadaRow(n, { [extra]: '40', ...own })
  await week('first.csv', '2026-11-01', [of(1), of(2), of(3)])
  // the second has another capacity, the third no name any more
  await week('second.csv', '2026-11-08', [of(1), of(2, { [extra]: '48' }), of(3, { Name: '' })])
  // without the first; the second stands twice
  const changed = of(2, { [extra]: '48' })
  await week('third.csv', '2026-11-15', [changed, changed, of(4)])
})

test('a license is followed through the runs: where it stood, what changed, what repeats it', async ({
  app,
  page,
}) => {
  const trace = tracePage(app)
  await runsPage(app).openList()
  // the one field filters runs as before, and offers to trace
  await page.getByRole('searchbox', { name: 'Search' }).fill('1002-23')
  await expect(page.getByText('No run fits the filter.')).toBeVisible()
  await page.getByRole('button', { name: 'Trace “1002-23”, Enter' }).click()
  await expect(trace.heading).toHaveText('Trace: 1002-23')
  await expect(trace.heading).toBeFocused()
  const subject = trace.subject(/MARIGOLD HOUSE 2 1002-23/)
  await expect(subject).toContainText('Loaded in 3 of 3 runs, changed in 1')
  const steps = subject.getByRole('listitem')
  await expect(steps.filter({ hasText: '1 Nov 2026' })).toContainText('first.csv, record 2, line 3')
  await expect(steps.filter({ hasText: '8 Nov 2026' })).toContainText('Capacity40 → 48')
  await expect(steps.filter({ hasText: 'Rejected' })).toContainText('third.csv, record 2, line 3')
  await expect(trace.told).toContainText('1 found in 3 runs')
})

test('a record that was rejected says why, and leads to the rejects of its run', async ({ app, page }) => {
  const trace = tracePage(app)
  const runs = runsPage(app)
  await trace.find('1003-23')
  const subject = trace.subject(/1003-23/)
  await expect(subject).toContainText('second.csv, record 3, line 4')
  await expect(subject).toContainText(/no company name/i)
  await expect(subject).toContainText('Not in the files of run 3 of 15 Nov 2026')
  await subject.getByRole('button', { name: 'The rejects of run 2' }).click()
  await expect(runs.heading).toHaveText('8 Nov 2026, run 2')
  await expect(page.getByRole('grid', { name: 'Issues' })).toContainText('Rejected')
  await trace.back('Trace')
  await expect(trace.heading).toHaveText('Trace: 1003-23')
})

test('a company, a phone and a text that nothing names are looked for too', async ({ app, page }) => {
  const trace = tracePage(app)
  await trace.find('marigold house')
  await expect(trace.told).toContainText('4 found in 3 runs')
  // more than a few are closed at first
  const first = trace.subject(/MARIGOLD HOUSE 1 1001-23/)
  await expect(first).toContainText('Not in the files of run 3')
  await expect(first.getByRole('listitem')).toHaveCount(0)
  await first.getByRole('button').press('Enter')
  await expect(first.getByRole('listitem')).toHaveCount(3)
  await trace.find('(702) 555-0004')
  await expect(trace.subject(/MARIGOLD HOUSE 4/)).toContainText('First loaded')
  await expect(trace.told).toContainText('phone')
  await trace.find('no such house')
  await expect(page.getByText('Nothing in 3 runs names “no such house”')).toBeVisible()
  await trace.back('Runs')
  await expect(runsPage(app).row(3)).toBeVisible()
})

test('a step opens its run, and a change is traced and gone back to', async ({ app }) => {
  const trace = tracePage(app)
  const runs = runsPage(app)
  const changes = changesPage(app)
  await runs.open(3)
  await runs.showTab('Changes')
  await changes.showKind('Gone')
  await expect(changes.count).toContainText('fit')
  const license = /100\d-23/.exec((await changes.chosen.textContent()) ?? '')?.[0] ?? ''
  await changes.chosen.getByRole('button', { name: `Trace ${license}` }).click()
  await expect(trace.heading).toHaveText(`Trace: ${license}`)
  await trace.back('Run 3')
  // the list is as it was left
  await expect(changes.count).toContainText('fit')
  await changes.chosen.getByRole('button', { name: `Trace ${license}` }).click()
  await trace.openRun(1)
  await expect(runs.heading).toHaveText('1 Nov 2026, run 1')
  await trace.back('Trace')
  await trace.back('Run 3')
  await expect(runs.heading).toHaveText('15 Nov 2026, run 3')
})
