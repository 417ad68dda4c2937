import { nevadaHeader } from '../../electron/testing/invent/headers.ts'
import { nevadaRow, type Row } from '../../electron/testing/invent/numbered.ts'
import { leadsJson } from '../commandLine.ts'
import { writeList } from '../files.ts'
import { expect, test } from '../fixtures.ts'
import { loadPage } from '../pages/loadPage.ts'
import { resultsPage } from '../pages/resultsPage.ts'
import { runsPage } from '../pages/runsPage.ts'

test.use({ journey: 'asThen' })

interface Answer {
  readonly rows: readonly { readonly phone: string | null }[]
}

const columns = nevadaHeader.map((column) => (column === 'Phone' ? 'Daytime Line' : column))
const row = (n: number): Row => nevadaRow(n, { 'Daytime Line': `702-555-0${100 + n}` })

test('a past date is read again by the sources as they were then, or as they are now', async ({
  app,
  page,
  lists,
  dataDir,
}) => {
  const load = loadPage(app)
  const runs = runsPage(app)
  const results = resultsPage(app)
  const file = writeList(lists, 'october.csv', columns, [row(1), row(2)])
  const phones = async () => {
    const { rows } = await leadsJson<Answer>(
      dataDir,
      'sql',
      'select c.phone from leads_20251107.facility f join leads_20251107.contact c using (contact_id) order by c.phone',
    )
    return rows.map((one) => Object.values(one)[0])
  }
  const rerun = async (run: number) => {
    await runs.openList()
    await runs.open(run)
    await runs.rerun()
    await load.addFiles([file])
  }
  const publish = async () => {
    await load.continueToMapping()
    await load.continueToReview()
    await load.continueToLoad()
    await load.load()
    await results.publish()
    await expect(results.outcome).toBeVisible()
  }
  await leadsJson(dataDir, 'load', '-p', lists, '-f', 'october.csv', '--date', '2025-11-07')
  expect(await phones()).toEqual([null, null])

  await rerun(1)
  await page.getByRole('button', { name: 'Map it to Phone' }).click()
  await expect(load.file('october.csv')).not.toContainText('Lacks')
  await page.getByRole('radio', { name: 'as they were in run 1' }).click()
  await expect(load.file('october.csv')).toContainText('Lacks: Phone')
  await expect(page.getByRole('button', { name: 'Map it to Phone' })).toHaveCount(0)
  await load.continueToMapping()
  await expect(page.getByText('nothing can be chosen for them any more')).toBeVisible()
  await expect(load.columnFor('Phone')).toBeDisabled()
  await load.columnFor('Phone').focus()
  await expect(page.getByRole('option')).toHaveCount(0)
  await load.goBackTo('Files')
  await publish()
  expect(await phones()).toEqual([null, null])

  await rerun(2)
  await expect(page.getByRole('radio', { name: 'as they are now' })).toBeChecked()
  await expect(load.file('october.csv')).not.toContainText('Lacks')
  await publish()
  expect(await phones()).toEqual(['+17025550101', '+17025550102'])
})
