import { nevadaHeader } from '../../electron/testing/invent/headers.ts'
import { nevadaRow, type Row } from '../../electron/testing/invent/numbered.ts'
import { leadsJson } from '../commandLine.ts'
import { writeList } from '../files.ts'
import { expect, test } from '../fixtures.ts'
import { loadPage } from '../pages/loadPage.ts'

test.use({ journey: 'drift' })
test.describe.configure({ mode: 'serial' })

interface History {
  readonly versions: readonly { readonly why: string }[]
}

const renamed: Readonly<Record<string, string>> = {
  Status: 'License Status',
  Phone: 'Telephone No',
  'Credential Number': 'Cred No',
}
const header = (...names: readonly string[]) =>
  nevadaHeader.map((name) => (names.includes(name) ? (renamed[name] as string) : name))
const row = (n: number): Row => {
  const own = nevadaRow(n)
  return { ...own, ...Object.fromEntries(Object.entries(renamed).map(([name, as]) => [as, own[name] ?? ''])) }
}

test('a column that changed its name is mapped with one key', async ({ app, page, lists, dataDir }) => {
  const load = loadPage(app)
  await load.addFiles([writeList(lists, 'weekly.csv', header('Status', 'Phone'), [row(1), row(2), row(3)])])
  const file = load.file('weekly.csv')
  await expect(file).toContainText('Status is gone, License Status is new and looks the same: map it')
  await expect(file).toContainText('Phone is gone, Telephone No is new and looks the same: map it')
  await page.getByRole('button', { name: 'Map it to Status' }).focus()
  await page.keyboard.press('Enter')
  await expect(file).not.toContainText('Status is gone')
  await expect(file).toContainText('Lacks: Phone')
  await page.getByRole('button', { name: 'Keep it aside (Telephone No)' }).click()
  await expect(file).not.toContainText('Phone is gone')
  await load.continueToMapping()
  await expect(load.columnFor('Status')).toHaveValue('License Status')
  await expect(load.columnFor('Phone')).toHaveValue('')
  const { versions } = await leadsJson<History>(dataDir, 'sources', 'history', 'nevada')
  expect(versions.map(({ why }) => why)).toEqual(['License Status feeds Status'])
  await load.goBackTo('Files')
  await load.removeAll()
})

test('a file that nothing recognises for want of its number is one of its source again', async ({
  app,
  page,
  lists,
}) => {
  const load = loadPage(app)
  const rows = [row(4), row(5), row(6)]
  await load.addFiles([writeList(lists, 'number.csv', header('Credential Number', 'Status'), rows)])
  const file = load.file('number.csv')
  await expect(file).toContainText('Unknown')
  await page.getByRole('button', { name: 'Map it to Credential Number' }).click()
  await expect(file).toContainText('Nevada')
  await expect(file).not.toContainText('is gone')
  await load.continueToMapping()
  await load.continueToReview()
  await expect(load.records).toContainText('MARIGOLD HOUSE 4')
})
