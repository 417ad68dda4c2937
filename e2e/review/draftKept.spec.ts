import { join } from 'node:path'
import { nevadaHeader } from '../../electron/testing/invent/headers.ts'
import { nevadaRow, nevadaRows } from '../../electron/testing/invent/numbered.ts'
import { breaches } from '../axe.ts'
import { writeList } from '../files.ts'
import { expect, test } from '../fixtures.ts'
import { loadPage } from '../pages/loadPage.ts'
import { restartableApp } from '../restartableApp.ts'

const window = restartableApp()

async function isGoneOnWith() {
  const load = loadPage(window.app)
  await expect(load.counts).toHaveText('4 records · 4 will load · 0 rejected · 0 warnings · 1 edit')
  await expect(load.record).toContainText('Line 5')
  await expect(load.edits).toContainText('Credential Number')
}

test('a quit in Review keeps files, edits and the place, and says so', async () => {
  const load = loadPage(window.app)
  const { page } = window.app
  const list = writeList(join(window.dataDir), 'kept.csv', nevadaHeader, [
    ...nevadaRows(3),
    nevadaRow(4, { 'Credential Number': '' }),
  ])
  await load.setDate('5 Nov 2025')
  await load.addFiles([list])
  await load.continueToMapping()
  await load.continueToReview()
  await expect(load.counts).toContainText('1 rejected')
  await page.keyboard.press('F8')
  await expect(load.record).toContainText('Line 5')
  await page.keyboard.press('F2')
  await expect(load.cellEditor).toBeFocused()
  await page.keyboard.type('1004-23')
  await page.keyboard.press('Enter')
  await isGoneOnWith()
  // it is kept shortly after
  await page.waitForTimeout(600)
  const again = await window.start()
  await expect(again.page.getByText('Go on with 1 file for 5 Nov 2025?')).toBeVisible()
  await expect(again.page.getByText(/your 1 edit and the place, are kept/)).toBeVisible()
  expect(await breaches(again.page, 'a draft that was kept')).toEqual([])
  await again.page.getByRole('button', { name: 'Go on at line 5' }).click()
  await isGoneOnWith()
})

test('a reload of the page keeps them too', async () => {
  const { page } = window.app
  await page.waitForTimeout(600)
  await page.reload()
  await page.getByRole('button', { name: 'Go on at line 5' }).click()
  await isGoneOnWith()
})

test('so does the end of the program by a kill', async () => {
  await window.app.page.waitForTimeout(600)
  process.kill(window.app.pid, 'SIGKILL')
  await window.app.exited
  const { page } = await window.start()
  await page.getByRole('button', { name: 'Go on at line 5' }).click()
  await isGoneOnWith()
})

test('who starts afresh is not asked again', async () => {
  await window.app.page.waitForTimeout(600)
  const { page } = await window.start()
  await page.getByRole('button', { name: 'Start afresh' }).click()
  await expect(page.getByText('Go on with 1 file')).toHaveCount(0)
  const again = await window.start()
  await expect(again.page.getByText('Drop CSV files here')).toBeVisible()
  await expect(again.page.getByText('Go on with 1 file')).toHaveCount(0)
})
