import { join } from 'node:path'
import { nevadaHeader } from '../../electron/testing/invent/headers.ts'
import { nevadaRow } from '../../electron/testing/invent/numbered.ts'
import { samples } from '../commandLine.ts'
import { writeList } from '../files.ts'
import { expect, test } from '../fixtures.ts'
import { loadPage } from '../pages/loadPage.ts'

test.use({ journey: 'columnChoice' })
test.describe.configure({ mode: 'serial' })

test('the columns of a layout are drawn a few with each frame, and all of them in the end', async ({
  app,
  page,
}) => {
  const load = loadPage(app)
  await load.addFiles([join(samples, 'texas.csv')])
  await expect(load.mappingButton).toBeEnabled()
  await page.evaluate(() => {
    const counts: number[] = []
    Object.assign(window, { rowsInFrames: counts })
    const look = () => {
      counts.push(document.querySelectorAll('.mapping-table tbody tr').length)
      requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  })
  await load.continueToMapping()
  const drawn = () => page.evaluate(() => (window as unknown as { rowsInFrames: number[] }).rowsInFrames)
  await expect.poll(async () => (await drawn()).at(-1)).toBe(20)
  const counts = await drawn()
  const steps = counts.map((count, frame) => count - (counts[frame - 1] ?? 0))
  expect(steps.filter((more) => more > 0)).toEqual([8, 8, 4])
  await load.goBackTo('Files')
  await load.removeAll()
})

test('a field says what is chosen, and is no list before the pointer comes', async ({ app, page, lists }) => {
  const load = loadPage(app)
  const columns = nevadaHeader.map((column) => (column === 'Phone' ? 'Daytime Line' : column))
  await load.addFiles([writeList(lists, 'lines.csv', columns, [nevadaRow(1)])])
  await load.continueToMapping()
  const name = load.columnFor('Name')
  const phone = load.columnFor('Phone')
  await expect(name).toHaveValue('Name')
  await expect(phone).toHaveValue('')
  await expect(phone).toHaveAttribute('placeholder', 'No column')
  await expect(phone).toHaveAttribute('readonly', '')

  await phone.hover()
  await expect(phone).not.toHaveAttribute('readonly', '')
  await expect(phone).toHaveAttribute('placeholder', 'No column')
  // near is not chosen: no list opens, no other field changes, and the focus stays where it was
  await expect(page.getByRole('option')).toHaveCount(0)
  await expect(phone).not.toBeFocused()
  await expect(name).toHaveAttribute('readonly', '')
})

/**
 * A list that is long enough to scroll was a stop of the Tab key itself: it took the focus from the field, was hidden for
 * that, and the focus was nowhere until the next Tab.
 */
test('the Tab key goes from field to field, each of which opens its list and is searched', async ({
  app,
  page,
}) => {
  const load = loadPage(app)
  const name = load.columnFor('Name')
  // what the source requires stands first
  const number = load.columnFor('Credential Number')
  await load.columns.focus()
  await page.keyboard.press('Tab')
  await expect(name).toBeFocused()
  await expect(name).not.toHaveAttribute('readonly', '')
  await expect(page.getByRole('option')).toHaveCount(nevadaHeader.length)
  await page.keyboard.press('Tab')
  await expect(number).toBeFocused()
  await expect(page.getByRole('option')).toHaveCount(nevadaHeader.length)
  await page.keyboard.press('Shift+Tab')
  await expect(name).toBeFocused()

  const phone = load.columnFor('Phone')
  await phone.focus()
  await page.keyboard.type('daytime')
  await expect(page.getByRole('option')).toHaveText(['Daytime Line'])
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(phone).toHaveValue('Daytime Line')
  await expect(load.columns).toContainText('Chosen by')
})
