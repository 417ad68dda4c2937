import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { nevadaHeader } from '../../electron/testing/invent/headers.ts'
import { nevadaRow, nevadaRows } from '../../electron/testing/invent/numbered.ts'
import { breaches } from '../axe.ts'
import { leadsJson } from '../commandLine.ts'
import { answerSaveDialog } from '../dialogs.ts'
import { writeList } from '../files.ts'
import { expect, test } from '../fixtures.ts'
import { loadPage } from '../pages/loadPage.ts'
import { resultsPage } from '../pages/resultsPage.ts'

test.use({ journey: 'workbench' })
test.describe.configure({ mode: 'serial', timeout: 90_000 })

/** What a person does: a key, a click, a text that is typed. Each counts one. */
function counting(page: Page) {
  let actions = 0
  return {
    press: async (key: string) => {
      actions += 1
      await page.keyboard.press(key)
    },
    type: async (text: string) => {
      actions += 1
      await page.keyboard.type(text)
    },
    act: async (doing: Promise<unknown>) => {
      actions += 1
      await doing
    },
    actions: () => actions,
  }
}

test('one rejected record is mended in at most 4 actions, and loads', async ({ app, page, lists }) => {
  const load = loadPage(app)
  const list = writeList(lists, 'mend.csv', nevadaHeader, [
    ...nevadaRows(5),
    nevadaRow(6, { 'Credential Number': '' }),
    nevadaRow(7, { Phone: 'none yet' }),
  ])
  const other = writeList(lists, 'other.csv', nevadaHeader, [nevadaRow(20), nevadaRow(21, { Name: '' })])
  await load.setDate('5 Nov 2025')
  await load.addFiles([list, other])
  await load.continueToMapping()
  await load.continueToReview()
  await expect(load.counts).toHaveText('9 records · 7 will load · 2 rejected · 1 warning')
  expect(await breaches(page, 'Review')).toEqual([])

  const person = counting(page)
  await person.press('F8')
  await expect(load.record).toContainText('Line 7')
  await person.press('F2')
  await expect(load.cellEditor).toBeFocused()
  await person.type('1006-23')
  await expect(load.verdict).toContainText('Now loads')
  await expect(load.verdict).toContainText('No other record has 1006-23.')
  expect(await breaches(page, 'a cell that is edited')).toEqual([])
  await person.press('Enter')
  await expect(load.counts).toHaveText('9 records · 8 will load · 1 rejected · 1 warning · 1 edit')
  expect(person.actions()).toBeLessThanOrEqual(4)
  await expect(load.record).toContainText('Now loads')
  await expect(load.edits).toContainText('Credential Number')

  await page.keyboard.press('Control+z')
  await expect(load.counts).toContainText('2 rejected')
  await page.keyboard.press('Control+y')
  await expect(load.counts).toContainText('1 rejected')
})

test('a cause filters, and next goes on over all files and around', async ({ app, page }) => {
  const load = loadPage(app)
  await load.chip(/^Warnings 1/).click()
  await expect(load.records).toHaveAttribute('aria-rowcount', '2')
  await load.chip(/^No company name/).click()
  await expect(page.getByText('1 of 9')).toBeVisible()
  await expect(load.record).toContainText('Line 3 · other.csv')
  await page.keyboard.press('F8')
  await expect(load.record).toContainText('Line 3 · other.csv')
  await load.chip(/^All/).click()
  await expect(page.getByRole('tab', { name: /other\.csv/ })).toHaveAttribute('aria-selected', 'true')

  await page.keyboard.press('Control+f')
  await expect(load.search).toBeFocused()
  await page.keyboard.type('marigold house 4')
  await expect(load.record).toContainText('Line 5 · mend.csv')
  await page.keyboard.press('Control+a')
  await page.keyboard.type('nobody has that')
  await expect(page.getByText('Nothing holds “nobody has that”')).toBeVisible()
  expect(await breaches(page, 'a search without a hit')).toEqual([])
  await page.getByRole('button', { name: /^Back to all/ }).click()
  await expect(load.search).toHaveValue('')
})

test('a record is left out, and taken in again', async ({ app, page }) => {
  const load = loadPage(app)
  await page.getByRole('tab', { name: /other\.csv/ }).click()
  await load.records.first().focus()
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('Control+Delete')
  await expect(load.counts).toContainText('1 set aside')
  await page.getByRole('button', { name: 'Take it in again' }).click()
  await expect(load.counts).not.toContainText('set aside')
})

test('the edits make the same run by the window and by the command line', async ({
  app,
  page,
  lists,
  dataDir,
}) => {
  const load = loadPage(app)
  const results = resultsPage(app)
  const path = join(lists, 'edits.json')
  await page.getByRole('button', { name: 'Export or take in edits' }).click()
  await answerSaveDialog(app, path)
  await page.getByRole('menuitem', { name: 'Export the edits …' }).click()
  await expect(page.getByText(/^1 edit written to edits.json/)).toBeVisible()
  expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ format: 'leads-loader-edits', version: 1 })
  await load.continueToLoad()
  await load.load()
  await expect(results.equation).toContainText(/9\s*read\s*=\s*8\s*loaded\s*\+\s*1\s*rejected/)
  await results.publish()
  await expect(results.outcome).toHaveText(/is published$/)

  const files = ['mend.csv', 'other.csv']
  const again = await leadsJson<{ runId: number; rowsLoaded: number }>(
    dataDir,
    ...[
      'load',
      '-p',
      lists,
      '-f',
      ...files,
      '--edits',
      path,
      '--date',
      '2025-11-05',
      '--replace',
      '--publish',
      'always',
    ],
  )
  expect(again.rowsLoaded).toBe(8)
  const diff = await leadsJson<{ total: number }>(dataDir, 'diff', '1', String(again.runId))
  expect(diff.total).toBe(0)
  await results.loadOtherFiles()
})

test('a thousand equal values are mended in at most 5 actions', async ({ app, page, lists }) => {
  const load = loadPage(app)
  const rows = Array.from({ length: 1012 }, (_, index) =>
    nevadaRow(index + 1, { 'Expiration Date': index < 1000 ? 'per file' : '11/30/26' }),
  )
  const list = writeList(lists, 'thousand.csv', nevadaHeader, rows)
  await load.setDate('12 Nov 2025')
  await load.addFiles([list])
  await load.continueToMapping()
  await load.continueToReview()
  await expect(load.counts).toContainText('1,000 warnings')
  const person = counting(page)
  await person.press('F8')
  await expect(load.record).toContainText('Line 2')
  // the cell with the problem is gone to
  await expect(page.getByRole('button', { name: /^Replace this value/ })).toBeEnabled()
  await person.press('Control+h')
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('1,000 of 1,012 records say so')
  await expect(dialog).toContainText('1,000 warnings go')
  expect(await breaches(page, 'Replace a value')).toEqual([])
  await person.press('Control+Enter')
  await expect(load.counts).toContainText('· 0 warnings')
  expect(person.actions()).toBeLessThanOrEqual(5)
  await expect(load.edits).toContainText('per file')
})

test('a replacement is kept as a rule of the source, and taken back', async ({ app, page }) => {
  const load = loadPage(app)
  await page.keyboard.press('Control+z')
  await expect(load.counts).toContainText('1,000 warnings')
  await page.keyboard.press('Control+h')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: 'Rule of the source' }).check()
  await expect(dialog.getByRole('button', { name: 'Say why first' })).toBeDisabled()
  await dialog.getByRole('textbox', { name: 'Why' }).fill('The state writes it where it looks the day up.')
  expect(await breaches(page, 'A rule that is kept')).toEqual([])
  await page.keyboard.press('Control+Enter')
  await expect(load.counts).toContainText('· 0 warnings')
  await expect(load.edits).toContainText("'per file' in Expiration Date is no value (rule date)")
  await load.edits.getByRole('button', { name: /^Take back the rule/ }).click()
  await expect(load.counts).toContainText('1,000 warnings')
})

test('what is typed is text, whatever it holds', async ({ app, page }) => {
  const load = loadPage(app)
  await load.records.first().focus()
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('F2')
  await expect(load.cellEditor).toBeFocused()
  await page.keyboard.press('Control+a')
  await page.keyboard.type(`<img src=x onerror="document.title='hit'">'; drop table x; --`)
  await page.keyboard.press('Enter')
  await expect(load.record).toContainText('<img src=x')
  expect(await page.title()).not.toBe('hit')
  await expect(page.locator('.record-panel img')).toHaveCount(0)
})

test('the whole text of a record that has too many cells is mended', async ({ app, page, lists }) => {
  const load = loadPage(app)
  const list = join(lists, 'ragged.csv')
  writeList(lists, 'ragged.csv', nevadaHeader, nevadaRows(3))
  const text = readFileSync(list, 'utf8').trimEnd().split('\n')
  writeFileSync(list, `${text.slice(0, -1).join('\n')}\n${text.at(-1)},one more\n`)
  await load.goBackTo('Files')
  await load.removeAll()
  await load.addFiles([list])
  await load.continueToMapping()
  await load.continueToReview()
  await expect(load.counts).toContainText('1 rejected')
  await page.keyboard.press('F8')
  await page.getByRole('button', { name: 'Edit its text …' }).click()
  const box = page.getByRole('textbox', { name: 'The record' })
  await box.press('End')
  await box.press('Control+End')
  for (let index = 0; index < ',one more'.length; index += 1) await box.press('Backspace')
  await page.keyboard.press('Control+Enter')
  await expect(load.counts).toContainText('3 will load · 0 rejected')
})
