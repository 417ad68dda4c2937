import { join } from 'node:path'
import { samples } from '../commandLine.ts'
import { expect, test } from '../fixtures.ts'
import { loadPage } from '../pages/loadPage.ts'

test.use({ journey: 'run date' })
test.describe.configure({ mode: 'serial' })

// '31 Feb 2026' was taken for 3 Mar 2026 without a word, and the files would have gone into that date.

test('a day that no calendar has is refused in words, and the run date stays', async ({ app, page }) => {
  const load = loadPage(app)
  const date = page.getByRole('textbox', { name: 'Run date' })
  await load.setDate('15 Nov 2026')
  for (const typed of ['31 Feb 2026', '2026-02-30', 'yesterday']) {
    await load.setDate(typed)
    await expect(date).toHaveValue('15 Nov 2026')
    await expect(date).toHaveAccessibleDescription(`“${typed}” can’t be taken; still 15 Nov 2026.`)
  }
  await load.setDate('11/8/2026')
  await expect(date).toHaveValue('8 Nov 2026')
  await expect(date).toHaveAccessibleDescription('')
})

test('it stays when all files are removed', async ({ app, page }) => {
  const load = loadPage(app)
  await load.addFiles([join(samples, 'texas.csv')])
  await load.removeAll()
  await expect(page.getByRole('textbox', { name: 'Run date' })).toHaveValue('8 Nov 2026')
})

// The title took the focus when the first file came, and the rest of the day went nowhere: the run got today's date.
test('who types it goes on typing when the first file comes', async ({ app, page }) => {
  const load = loadPage(app)
  await app.evaluate(
    ({ dialog }, filePaths) => {
      dialog.showOpenDialog = () =>
        new Promise((answer) => {
          Object.assign(globalThis, { answerDialog: () => answer({ canceled: false, filePaths }) })
        })
    },
    [join(samples, 'texas.csv')],
  )
  await page.getByRole('button', { name: 'Choose files …' }).click()
  const date = page.getByRole('textbox', { name: 'Run date' })
  await date.fill('')
  await date.pressSequentially('1 No')
  await app.evaluate(() => (globalThis as unknown as { answerDialog: () => void }).answerDialog(), null)
  await expect(load.file('texas.csv')).toBeVisible()
  await page.keyboard.type('v 2026')
  await page.keyboard.press('Tab')
  await expect(date).toHaveValue('1 Nov 2026')
  await expect(date).toHaveAccessibleDescription('')
})
