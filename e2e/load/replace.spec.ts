import { nevadaHeader } from '../../electron/testing/invent/headers.ts'
import { nevadaRows } from '../../electron/testing/invent/numbered.ts'
import { writeList } from '../files.ts'
import { expect, test } from '../fixtures.ts'
import { connectTo } from '../localDatabase.ts'
import { loadPage } from '../pages/loadPage.ts'
import { resultsPage } from '../pages/resultsPage.ts'
import { runsPage } from '../pages/runsPage.ts'

test.use({ journey: 'replace' })

test('readers keep the old run until the new one is published, and get it back', async ({
  app,
  page,
  lists,
  dataDir,
}) => {
  const load = loadPage(app)
  const results = resultsPage(app)
  const runs = runsPage(app)
  const loadInto = async (count: number) => {
    await load.setDate('5 Nov 2025')
    await load.addFiles([writeList(lists, `of-${count}.csv`, nevadaHeader, nevadaRows(count))])
    if (count === 9) {
      // what becomes of the date is asked before the review
      await expect(load.obstacle).toHaveText('Choose: replace run 1, or add to it.')
      await expect(load.mappingButton).toBeDisabled()
      await load.replace()
    }
    await load.continueToMapping()
    await load.continueToReview()
    await load.continueToLoad()
  }
  await loadInto(4)
  await load.load()
  await results.publish()
  await expect(results.outcome).toHaveText(/is published$/)

  const reader = await connectTo(dataDir)
  const facilities = async () =>
    (await reader.query<{ count: number }>('select count(*)::int from leads_20251105.facility')).rows[0]
      ?.count
  try {
    await results.loadOtherFiles()
    await loadInto(9)
    // a reader in the midst of a transaction that has seen the old rows
    await reader.query('begin')
    expect(await facilities()).toBe(4)
    await load.load()
    await expect(results.publishButton).toBeEnabled()
    expect(await facilities()).toBe(4)
    await expect(page.getByText('Readers still see run 1 of this date.')).toBeVisible()
    // a reader holds nobody up
    await results.publish()
    await expect(results.outcome).toHaveText(/is published$/)
    await reader.query('commit')
    expect(await facilities()).toBe(9)

    await runs.openList()
    await expect(runs.row(1)).toContainText('Replaced')
    await runs.open(1)
    await runs.restore(1)
    await runs.replaceBy(2, 1)
    await expect(runs.status).toHaveText('Published')
    expect(await facilities()).toBe(4)
    await runs.openList()
    await expect(runs.row(2)).toContainText('Replaced')
  } finally {
    await reader.end()
  }
})
