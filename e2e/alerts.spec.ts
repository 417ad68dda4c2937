import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Service, startService } from '../electron/testing/services.ts'
import { samples } from './commandLine.ts'
import { answerMessageBox, askedQuestions } from './dialogs.ts'
import { expect, test } from './fixtures.ts'
import { query } from './localDatabase.ts'
import { loadPage } from './pages/loadPage.ts'
import { settingsPage } from './pages/settingsPage.ts'
import { type } from './pages/type.ts'

test.use({ journey: 'alerts' })
test.describe.configure({ mode: 'serial', timeout: 90_000 })

/** Nothing else holds these letters. */
const canary = 'CanaryOfTheAlerts9'
let service: Service
test.beforeAll(async () => {
  service = await startService()
})
test.afterAll(() => service.close())

test('a target is saved only when the box of the system says so, and then a test arrives', async ({
  app,
  page,
}) => {
  const settings = settingsPage(app)
  await expect(settings.connection).toHaveAccessibleName(/Local, brightwheel/, { timeout: 20_000 })
  await settings.open()
  const alerts = page.getByRole('region', { name: 'Alerts' })
  await alerts.getByRole('button', { name: 'Add an alert target' }).click()
  const dialog = page.getByRole('dialog')
  await type(dialog.getByLabel('Name'), 'Operations')
  await dialog.getByLabel('Kind').selectOption('webhook')
  await type(dialog.getByRole('textbox', { name: 'URL' }), `${service.url}/${canary}`)
  await dialog.getByLabel('Its address may be one of a private network').check()
  await answerMessageBox(app, 0)
  await dialog.getByRole('button', { name: 'Save Operations' }).click()
  await expect(dialog.getByRole('alert')).toContainText('was not saved')
  const [question] = await askedQuestions(app)
  expect(question).toContain(`Goes to: 127.0.0.1:${service.port}`)
  expect(question).not.toContain(canary)
  await answerMessageBox(app, 1)
  await dialog.getByRole('button', { name: 'Save Operations' }).click()
  await expect(dialog).toBeHidden()
  await alerts.getByRole('button', { name: 'Send a test to Operations' }).click()
  await expect(alerts.getByText('Look whether it arrived.')).toBeVisible()
  expect(service.heard).toHaveLength(1)
  await expect(alerts.getByText(`127.0.0.1:${service.port}`).first()).toBeVisible()
})

test('a load whose checks fail sends one message, and the log shows it', async ({ app, page, lists }) => {
  service.heard.length = 0
  const bad = join(lists, 'bad.csv')
  const [header = '', ...lines] = readFileSync(join(samples, 'texas.csv'), 'utf8').split('\n')
  writeFileSync(bad, [header, ...lines].join('\n').replaceAll(/\b7\d{4}\b/g, '7000'))
  const load = loadPage(app)
  await load.open()
  await load.addFiles([bad])
  await load.setDate('20 Nov 2026')
  await load.continueToMapping()
  await load.continueToReview()
  await load.continueToLoad()
  await load.loadButton.click()
  await expect(page.getByRole('button', { name: /^Publish/ })).toBeVisible({ timeout: 20_000 })
  await expect.poll(() => service.heard.length, { timeout: 10_000 }).toBe(1)
  expect(JSON.parse(service.heard[0]?.text ?? '')).toMatchObject({
    ...{ event: 'checks-failed', severity: 'error', sources: ['texas'], run: { status: 'waiting' } },
  })
  await settingsPage(app).open()
  const delivered = page.getByRole('region', { name: 'Delivered' })
  await expect(delivered.getByRole('listitem').first()).toContainText(/Sent.*failed on run 1 of 2026-11-20/)
})

test('its URL is in no file, no table and nowhere in the page', async ({ page, dataDir }) => {
  const rows = await query(dataDir, 'select to_jsonb(t) as t from loader.alert_target t')
  expect(JSON.stringify(rows)).toContain('Operations')
  expect(JSON.stringify(rows)).not.toContain(canary)
  expect(JSON.stringify(await page.evaluate(() => window.leads.alerts.list()))).not.toContain(canary)
  expect(await page.content()).not.toContain(canary)
  const kept = join(dataDir, 'window')
  for (const name of readdirSync(kept).filter((one) => /\.(json|log)$/.test(one)))
    expect(readFileSync(join(kept, name), 'utf8'), name).not.toContain(canary)
})
