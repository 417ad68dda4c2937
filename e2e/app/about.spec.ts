import packageJson from '../../package.json' with { type: 'json' }
import { expect, test } from '../fixtures.ts'
import { aboutPage } from '../pages/aboutPage.ts'
import { settingsPage } from '../pages/settingsPage.ts'

test.use({ journey: 'about' })
test.describe.configure({ mode: 'serial' })

test('About in the menu tells the version of the program and of what it runs on', async ({ app, page }) => {
  const about = aboutPage(app)
  await about.openFromMenu()
  await expect(about.version('Leads Loader')).toHaveText(packageJson.version)
  await expect(about.version('License')).toHaveText(packageJson.license)
  await expect(about.version('Node.js')).toHaveText(/^\d+\.\d+\.\d+$/)
  await expect(about.version('PostgreSQL')).toHaveText(/^\d+\.\d+$/)
  await expect(about.license('Leads Loader')).toContainText('MIT License')
  await page.keyboard.press('Escape')
  await expect(about.dialog).toBeHidden()
})

test('Settings open it too, and give the focus back when it is closed', async ({ app, page }) => {
  const about = aboutPage(app)
  await settingsPage(app).open()
  const button = page.getByRole('button', { name: 'About Leads Loader …' })
  await button.focus()
  await page.keyboard.press('Enter')
  await expect(about.list).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(about.dialog).toBeHidden()
  await expect(button).toBeFocused()
})

test('the works of others are found and read by the keyboard alone', async ({ app, page }) => {
  const about = aboutPage(app)
  await about.openFromMenu()
  await expect(about.count).toHaveText(/^\d\d+ works$/)
  const all = await about.options.count()
  for (let stop = 0; stop < 4 && !(await about.search.evaluate(isFocused)); stop += 1)
    await page.keyboard.press('Tab')
  await page.keyboard.type('geonames cc-by')
  await expect(about.count).toHaveText(`1 of ${all} works`)
  await expect(about.license('GeoNames')).toContainText('Contains data of GeoNames')
  // it stays in sight among all the others
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Delete')
  await expect(about.options).toHaveCount(all)
  await expect(about.chosen).toBeInViewport()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('isc')
  await expect(about.options.nth(3)).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(about.list).toBeFocused()
  const first = await about.chosen.textContent()
  await page.keyboard.press('ArrowDown')
  await expect(about.chosen).not.toHaveText(first ?? '')
  await page.keyboard.press('End')
  await expect(about.chosen).toHaveText((await about.options.last().textContent()) ?? '')
  await page.keyboard.press('Home')
  await expect(about.chosen).toHaveText(first ?? '')
  await expect(about.list).toHaveAttribute(
    'aria-activedescendant',
    (await about.chosen.getAttribute('id')) ?? '',
  )
  await page.keyboard.press('Escape')
})

test('a long license scrolls by the keyboard, and the next one begins at its top', async ({ app, page }) => {
  const about = aboutPage(app)
  await about.openFromMenu()
  await about.searchFor('apache-2.0')
  const license = page.getByRole('region', { name: /^License of / })
  await expect(license).toContainText('Apache License')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(license).toBeFocused()
  await page.keyboard.press('End')
  const top = () => license.evaluate((element) => element.scrollTop)
  await expect.poll(top).toBeGreaterThan(500)
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('ArrowDown')
  await expect.poll(top).toBe(0)
  await page.keyboard.press('Escape')
})

test('words that nothing has say so', async ({ app, page }) => {
  const about = aboutPage(app)
  await about.openFromMenu()
  await about.searchFor('no such work')
  await expect(about.dialog).toContainText('Nothing has these words.')
  await expect(about.count).toHaveText(/^0 of /)
  await page.keyboard.press('Escape')
})

test('the texts come when they are asked for, one at a time', async ({ page }) => {
  const view = await page.evaluate(() => window.leads.about.show())
  expect(JSON.stringify(view)).not.toContain('Permission is hereby granted')
  const beyond = await page.evaluate(() => window.leads.about.notice({ notice: 99_999 }))
  expect(beyond).toMatchObject({ ok: false, error: { code: 'usage', message: 'There is no notice 99999.' } })
})

function isFocused(element: Element): boolean {
  return element === document.activeElement
}
