import { nevadaHeader } from '../../electron/testing/invent/headers.ts'
import { nevadaRows } from '../../electron/testing/invent/numbered.ts'
import { leadsJson } from '../commandLine.ts'
import { answerMessageBox, answerOpenDialog, askedQuestions } from '../dialogs.ts'
import { writeList } from '../files.ts'
import { expect, type RunningApp, test } from '../fixtures.ts'
import { type LoadPage, loadPage } from '../pages/loadPage.ts'
import { resultsPage } from '../pages/resultsPage.ts'
import { runsPage } from '../pages/runsPage.ts'

test.use({ journey: 'cancel' })
test.describe.configure({ mode: 'serial' })

const day = '6 Nov 2025'
const longList = 80_000

interface Listed {
  readonly runs: readonly { readonly runId: number; readonly status: string }[]
}
interface Answer {
  readonly rows: readonly unknown[]
}

test('a load that is cancelled while it reads changes nothing', async ({ app, page, lists, dataDir }) => {
  const load = loadPage(app)
  const runs = runsPage(app)
  const short = writeList(lists, 'short.csv', nevadaHeader, nevadaRows(5))
  const long = writeList(lists, 'long.csv', nevadaHeader, nevadaRows(longList))
  await publish(app, load, short)

  await begin(load, long)
  await load.cancelLoad()
  await expect(page.getByRole('strong').filter({ hasText: 'nothing was changed' })).toBeVisible()
  await expect(load.loadButton).toBeEnabled()

  await runs.openList()
  await expect(runs.row(1)).toContainText('Published')
  await expect(runs.row(2)).toContainText('Cancelled')
  const held = await leadsJson<Answer>(
    dataDir,
    'sql',
    `select (select count(*)::int from leads_20251106.facility) as facilities,
            (select count(*)::int from pg_namespace where nspname like 'loader\\_%') as leftovers`,
  )
  expect(held.rows).toEqual([{ facilities: 5, leftovers: 0 }])
})

test('after that the same load goes through', async ({ app }) => {
  const load = loadPage(app)
  const results = resultsPage(app)
  await load.open()
  await load.load()
  await expect(results.equation).toContainText(/80,000\s*read\s*=\s*80,000\s*loaded/, { timeout: 40_000 })
  await results.discard()
  await expect(results.outcome).toHaveText(/is discarded$/)
})

test('a load that runs stays in sight, whatever else is begun', async ({ app, page, lists }) => {
  const load = loadPage(app)
  const results = resultsPage(app)
  const runs = runsPage(app)
  await results.loadOtherFiles()
  await begin(load, `${lists}/long.csv`)
  await runs.openList()
  await runs.open(1)
  await runs.rerun()
  await expect(load.cancelButton).toBeVisible()
  await answerOpenDialog(app, [`${lists}/short.csv`])
  await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('openFiles')?.click())
  await load.cancelLoad()
  // what was begun meanwhile is there now
  await expect(page.getByText('Loading 6 Nov 2025 again')).toBeVisible()
  await expect(load.file('short.csv')).toBeVisible()
  await runs.openList()
  await expect(runs.row(4)).toContainText('Cancelled')
  await load.open()
  await load.removeAll()
})

test('closing the window while a load runs asks first', async ({ app, dataDir, lists }) => {
  const load = loadPage(app)
  const close = () =>
    app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.close()
    })
  await begin(load, `${lists}/long.csv`)

  await answerMessageBox(app, 0)
  await close()
  await expect
    .poll(() => askedQuestions(app))
    .toEqual([expect.stringContaining('Loading 1 file into 2025-11-06: still under way')])
  await expect(load.cancelButton).toBeEnabled()

  await answerMessageBox(app, 1)
  await close().catch(() => {})
  await app.exited
  const { runs } = await leadsJson<Listed>(dataDir, 'runs')
  expect(runs.map(({ runId, status }) => [runId, status])).toEqual([
    [5, 'cancelled'],
    [4, 'cancelled'],
    [3, 'discarded'],
    [2, 'cancelled'],
    [1, 'published'],
  ])
})

async function publish(app: RunningApp, load: LoadPage, path: string): Promise<void> {
  const results = resultsPage(app)
  await load.setDate(day)
  await load.addFiles([path])
  await load.loadAsTheyAre()
  await results.publish()
  await expect(results.outcome).toHaveText(/is published$/)
  await results.loadOtherFiles()
}

/** Begins to replace the day by a long list, and waits until records are read. */
async function begin(load: LoadPage, path: string): Promise<void> {
  await load.setDate(day)
  await load.addFiles([path])
  await load.replace()
  await load.continueToMapping()
  await load.continueToReview()
  // the review reads the same file: both at once would be slow
  await expect(load.counts).toHaveText(/^80,000 records · /, { timeout: 30_000 })
  await load.continueToLoad()
  await load.load()
  await expect(load.progressOf('long.csv')).toContainText(/[1-9][\d,]* rows/)
}
