import { join } from 'node:path'
import { samples } from '../commandLine.ts'
import { expect, test } from '../fixtures.ts'
import { loadPage } from '../pages/loadPage.ts'
import { resultsPage } from '../pages/resultsPage.ts'

test.use({ journey: 'double clicks' })
test.describe.configure({ mode: 'serial' })

// Where a button was pressed the next one soon stands. "Discard …" pressed twice discarded the candidate for good.

test('a double click on the button of a step goes one step, not two', async ({ app }) => {
  const load = loadPage(app)
  await load.addFiles([join(samples, 'texas.csv')])
  await expect(load.mappingButton).toBeEnabled()
  await load.mappingButton.dblclick()
  await expect(load.currentStep).toContainText('Mapping')
  await expect(load.reviewButton).toBeEnabled()
  await load.reviewButton.dblclick()
  await expect(load.currentStep).toContainText('Review')
  await expect(load.counts).toContainText('will load')
  await load.loadStepButton.dblclick()
  await expect(load.currentStep).toContainText('Load')
  await expect(load.loadButton).toBeEnabled()
})

test('a double click on Load does not cancel the load that it began', async ({ app }) => {
  const load = loadPage(app)
  await load.loadButton.dblclick()
  await expect(resultsPage(app).publishButton).toBeVisible({ timeout: 30_000 })
})

test('a double click on Discard keeps the candidate, and so does Enter pressed twice', async ({
  app,
  page,
}) => {
  const discard = page.getByRole('button', { name: 'Discard …' })
  const keep = page.getByRole('button', { name: 'Keep', exact: true })
  await discard.dblclick()
  await expect(keep).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(discard).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await expect(discard).toBeFocused()
  await expect(resultsPage(app).publishButton).toBeEnabled()
})

test('a double click on Publish publishes once, and what came of it stays in sight', async ({ app }) => {
  const results = resultsPage(app)
  await results.publishButton.dblclick()
  await expect(results.outcome).toHaveText(/is published$/)
})
