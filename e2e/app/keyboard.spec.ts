import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { samples } from '../commandLine.ts'
import { answerOpenDialog } from '../dialogs.ts'
import { expect, test } from '../fixtures.ts'
import { loadPage } from '../pages/loadPage.ts'
import { resultsPage } from '../pages/resultsPage.ts'
import { runsPage } from '../pages/runsPage.ts'
import { settingsPage } from '../pages/settingsPage.ts'

test.use({ journey: 'keyboard' })
test.describe.configure({ mode: 'serial', timeout: 60_000 })

test('a load from the first file to published rows by the keyboard alone', async ({ app, page }) => {
  const load = loadPage(app)
  const results = resultsPage(app)
  await expect(settingsPage(app).connection).toHaveAccessibleName(/Local, brightwheel/, { timeout: 20_000 })
  await answerOpenDialog(app, [join(samples, 'texas.csv')])
  await page.keyboard.press('Control+o')
  await expect(load.mappingButton).toBeEnabled()
  await enterUntil(page, 'Files', 'Mapping')
  await expect(load.columns).toContainText('Mapped, required')
  await enterUntil(page, 'Mapping', 'Review')

  // F8 walks the problems without a look for the button
  await expect(load.counts).toContainText('will load')
  const problems = load.record
  const record = problems.getByRole('heading', { name: /^Line/ })
  await expect(record).toHaveText('Line 2 · texas.csv')
  await page.keyboard.press('F8')
  await expect(record).not.toHaveText('Line 2 · texas.csv')
  const first = (await record.textContent()) ?? ''
  await page.keyboard.press('F8')
  await expect(record).not.toHaveText(first)
  await page.keyboard.press('Shift+F8')
  await expect(record).toHaveText(first)

  // the grid has its own keys, and Enter goes on from it
  await tabTo(page, load.records)
  const at = () => load.records.getAttribute('aria-activedescendant')
  const before = await at()
  await page.keyboard.press('ArrowRight')
  expect(await at()).not.toBe(before)
  await page.keyboard.press('Control+Home')
  await expect(record).toHaveText('Line 2 · texas.csv')
  await page.keyboard.press('Control+End')
  await expect(record).toHaveText(/Line \d\d/)
  await enterUntil(page, 'Review', 'Load')

  await expect(load.loadButton).toBeEnabled()
  await enterUntil(page, 'Load', 'Results')
  await tabTo(page, results.publishButton)
  await page.keyboard.press('Enter')
  await expect(results.outcome).toBeVisible()
  // the button is no more; the focus was lost with it
  await expect(page.getByRole('heading', { level: 1, name: 'Load: Results' })).toBeFocused()
})

test('every stop of the Tab key shows where it is, on every screen', async ({ page }) => {
  const screens = ['Load', 'Runs', 'Checks', 'Settings'] as const
  const hidden: string[] = []
  for (const [index, screen] of screens.entries()) {
    await page.keyboard.press(`Control+${index + 1}`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(screen)
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    for (let stop = 0; stop < 14; stop += 1) {
      await page.keyboard.press('Tab')
      const unseen = await unseenFocus(page)
      if (unseen !== null) hidden.push(`${screen}: ${unseen}`)
    }
  }
  expect(hidden).toEqual([])
})

test('a run is opened, its parts gone through and its deletion left again by the keyboard', async ({
  app,
  page,
}) => {
  const runs = runsPage(app)
  await page.keyboard.press('Control+2')
  await tabTo(page, runs.row(1).getByRole('button'))
  await page.keyboard.press('Enter')
  await expect(runs.heading).toContainText('run 1')
  await tabTo(page, page.getByRole('tab', { name: 'Overview' }))
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('tab', { name: 'Changes' })).toHaveAttribute('aria-selected', 'true')
  const remove = page.getByRole('button', { name: 'Delete run 1 …' })
  await tabTo(page, remove)
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Delete run' })
  await expect(dialog.getByRole('textbox')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(remove).toBeFocused()
  await expect(runs.status).toHaveText('Published')
})

test('the dialog of a profile keeps the focus inside, and Escape leaves it', async ({ page }) => {
  await page.keyboard.press('Control+4')
  const add = page.getByRole('button', { name: 'Add a profile …' })
  await tabTo(page, add)
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'New profile' })
  await expect(dialog.getByLabel('Name')).toBeFocused()
  for (let stop = 0; stop < 12; stop += 1) {
    await page.keyboard.press('Tab')
    expect(await dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true)
    expect(await unseenFocus(page)).toBeNull()
  }
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(add).toBeFocused()
})

/** Presses Enter where a step stands until the next one is there: one that comes too soon is ignored on purpose. */
async function enterUntil(page: Page, from: string, to: string): Promise<void> {
  const step = page.getByRole('navigation', { name: 'Steps of the load' }).locator('[aria-current=step]')
  await expect(async () => {
    if ((await step.textContent())?.includes(from)) await page.keyboard.press('Enter')
    await expect(step).toContainText(to, { timeout: 300 })
  }).toPass({ timeout: 15_000 })
}

/** Presses Tab until the element has the focus, as a person would. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor()
  for (let stop = 0; stop < 80; stop += 1) {
    await page.keyboard.press('Tab')
    if (await target.evaluate((element) => element === document.activeElement)) return
  }
  throw new Error(`The Tab key does not come to ${target}.`)
}

/** The name of what has the focus when nothing shows it: an outline, a ring or a border of the accent's colour. */
function unseenFocus(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const active = document.activeElement
    if (active === null || active === document.body) return null
    // a control that is drawn by its label shows the focus there
    const drawn = [
      active,
      active.nextElementSibling,
      active.parentElement,
      active.parentElement?.parentElement,
    ]
    const shows = drawn.some((element) => {
      if (element === null || element === undefined) return false
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element)
      return (
        (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) ||
        boxShadow.includes('0px 0px 0px 2px')
      )
    })
    return shows
      ? null
      : `${active.tagName} ${active.getAttribute('aria-label') ?? active.textContent?.slice(0, 40)}`
  })
}
