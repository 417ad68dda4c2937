import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { nevadaHeader } from '../../electron/testing/invent/headers.ts'
import { nevadaRow, nevadaRows } from '../../electron/testing/invent/numbered.ts'
import { breaches } from '../axe.ts'
import { leadsJson } from '../commandLine.ts'
import { answerShowInFolder, shownInFolder } from '../dialogs.ts'
import { writeList } from '../files.ts'
import { expect, test } from '../fixtures.ts'
import { loadPage } from '../pages/loadPage.ts'
import { resultsPage } from '../pages/resultsPage.ts'
import { runsPage } from '../pages/runsPage.ts'

test.use({ journey: 'rejects' })
test.describe.configure({ mode: 'serial' })

interface Answer {
  readonly rows: readonly unknown[]
}

test('rejects and warnings are exported from the run', async ({ app, page, lists }) => {
  const load = loadPage(app)
  const results = resultsPage(app)
  const runs = runsPage(app)
  const list = writeList(lists, 'weekly.csv', nevadaHeader, [
    ...nevadaRows(5),
    nevadaRow(6, { 'Credential Number': '' }),
    nevadaRow(7, { 'Credential Number': '', Name: 'LARKSPUR, "THE BLUE" HOUSE' }),
    nevadaRow(8, { Phone: '702-555-01' }),
  ])
  await load.setDate('5 Nov 2025')
  await load.addFiles([list])
  await load.continueToMapping()
  await load.continueToReview()
  await expect(load.counts).toHaveText('8 records · 6 will load · 2 rejected · 1 warning')
  await load.nextProblem()
  await load.continueToLoad()
  await load.load()
  await expect(results.equation).toContainText(/8\s*read\s*=\s*6\s*loaded\s*\+\s*2\s*rejected/)
  await results.publish()
  await expect(results.outcome).toHaveText(/is published$/)

  await results.showRejected()
  await expect(runs.rows).toContainText('No license number')
  await expect(runs.advice).toContainText('Line 7 · weekly.csv')
  await expect(runs.advice).toContainText('add the number')
  expect(await breaches(page, 'Issues of a run')).toEqual([])
  await runs.exportRejects(join(lists, 'rejects.csv'))
  await expect(runs.notices).toContainText('2 rows written to rejects.csv.')
  await answerShowInFolder(app)
  await runs.notices.getByRole('button', { name: 'Show in folder' }).click()
  await expect.poll(() => shownInFolder(app)).toBe(join(lists, 'rejects.csv'))
  await runs.exportWarnings(join(lists, 'warnings.csv'))
  await expect(runs.notices).toContainText('1 row written to warnings.csv.')
  expect(readFileSync(join(lists, 'warnings.csv'), 'utf8')).toContain('702-555-01')
  expect(readFileSync(join(lists, 'rejects.csv'), 'utf8')).toMatch(
    /Primary Contact Role,_line,_field,_value,_reason/,
  )
})

test('the fixed rejects join the date', async ({ app, lists, dataDir }) => {
  const load = loadPage(app)
  const results = resultsPage(app)
  const runs = runsPage(app)
  const path = join(lists, 'rejects.csv')
  const [first, second, rest = ''] = readFileSync(path, 'utf8').split('CENTER,,Active')
  const fixed = `${first}CENTER,2001-23,Active${second}CENTER,2002-23,Active${rest}`
  writeFileSync(path, fixed)

  await load.open()
  await results.loadOtherFiles()
  await load.addFiles([path])
  await expect(load.file('rejects.csv')).not.toContainText('New: ')
  // its date and Add are set
  await expect(load.file('rejects.csv')).toContainText('2 rejects of run 1, 5 Nov 2025')
  await load.continueToMapping()
  await load.continueToReview()
  await expect(load.counts).toHaveText('2 records · 2 will load · 0 rejected · 0 warnings')
  await load.continueToLoad()
  await expect(load.loadButton).toHaveText('Add 2 rows to 2025-11-05')
  await load.load()
  await expect(results.equation).toContainText(/2\s*read\s*=\s*2\s*loaded\s*\+\s*0\s*rejected/)
  await expect(results.equation).toContainText('6 rows of the date before')
  await expect(results.tables).toContainText(/Facilities\s*8\s*\+2/)
  // the date still has the record whose phone could not be understood
  await expect(results.publishButton).toHaveText('Say why first')
  await expect(results.publishButton).toBeDisabled()
  await results.why.fill('The phone is asked for.')
  await expect(results.publishButton).toHaveText('Publish 8 rows as 5 Nov 2025, 1 check failed')
  await results.publish()
  await expect(results.outcome).toHaveText(/is published$/)

  await runs.openList()
  await expect(runs.row(1)).toContainText('Replaced')
  const held = await leadsJson<Answer>(
    dataDir,
    'sql',
    `select source_file, count(*)::int from leads_20251105.facility group by 1 order by 1`,
  )
  expect(held.rows).toEqual([
    { source_file: 'rejects.csv', count: 2 },
    { source_file: 'weekly.csv', count: 6 },
  ])
})

test('rejects of a published run are mended in Review, and added to its date', async ({
  app,
  page,
  lists,
}) => {
  const load = loadPage(app)
  const results = resultsPage(app)
  const runs = runsPage(app)
  const list = writeList(lists, 'november.csv', nevadaHeader, [
    ...nevadaRows(40),
    nevadaRow(41, { 'Credential Number': '' }),
    nevadaRow(42, { 'Credential Number': '' }),
  ])
  await load.open()
  await results.loadOtherFiles()
  await load.setDate('12 Nov 2025')
  await load.addFiles([list])
  await load.continueToMapping()
  await load.continueToReview()
  await load.continueToLoad()
  await load.load()
  await results.publish()
  await expect(results.outcome).toHaveText(/is published$/)
  await results.showRejected()
  await runs.mend()

  // at once in Review, at the first of them
  await expect(load.counts).toHaveText('2 records · 0 will load · 2 rejected · 0 warnings')
  await expect(load.record).toContainText('Line 2')
  await page.keyboard.press('F2')
  await expect(load.cellEditor).toBeFocused()
  await page.keyboard.type('3001-23')
  await page.keyboard.press('Enter')
  await expect(load.counts).toHaveText('2 records · 1 will load · 1 rejected · 0 warnings · 1 edit')
  await load.continueToLoad()
  await expect(load.loadButton).toHaveText('Add 1 row to 2025-11-12')
  await load.load()
  // the one that was left as it is stays out, and is told
  await expect(results.equation).toContainText(/2\s*read\s*=\s*1\s*loaded\s*\+\s*1\s*rejected/)
  await expect(results.tables).toContainText(/Facilities\s*41\s*\+1/)
  await results.publish()
  await expect(results.outcome).toHaveText(/is published$/)

  await results.showRejected()
  await runs.showIssues('Edits')
  await expect(runs.rows).toContainText('Credential Number')
  await expect(runs.rows).toContainText('3001-23')
  expect(await breaches(page, 'Edits of a run')).toEqual([])
  await runs.exportEdits(join(lists, 'edits.json'))
  await expect(runs.notices).toContainText('1 edit written to edits.json.')
  expect(readFileSync(join(lists, 'edits.json'), 'utf8')).toContain('3001-23')
  await runs.showTab('Overview')
  await expect(page.getByText(/--edits edits-2025-11-12-run-\d+\.json/)).toBeVisible()
})
