import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Service, startService } from '../../electron/testing/alerts/services.ts'
import { breaches } from '../axe.ts'
import { samples } from '../commandLine.ts'
import { answerMessageBox, askedQuestions } from '../dialogs.ts'
import { expect, test } from '../fixtures.ts'
import { query } from '../localDatabase.ts'
import { loadPage } from '../pages/loadPage.ts'
import { resultsPage } from '../pages/resultsPage.ts'
import { settingsPage } from '../pages/settingsPage.ts'
import { type } from '../pages/type.ts'

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
  await expect(resultsPage(app).publishButton).toBeVisible({ timeout: 20_000 })
  await expect.poll(() => service.heard.length, { timeout: 10_000 }).toBe(1)
  expect(JSON.parse(service.heard[0]?.text ?? '')).toMatchObject({
    event: 'checks-failed',
    severity: 'error',
    sources: ['texas'],
    run: { status: 'waiting' },
  })
  await settingsPage(app).open()
  const delivered = page.getByRole('region', { name: 'Delivered' })
  await expect(delivered.getByRole('listitem').first()).toContainText(/Sent.*failed on run 1 of 2026-11-20/)
})

test('what a service refused is shown to wait, and Send now sends it once it is well', async ({
  app,
  page,
  dataDir,
}) => {
  service.heard.length = 0
  // as a load left it whose message the service refused
  await query(
    dataDir,
    `update loader.outbox set status = 'refused', answer = '404: no such hook', next_at = now() + interval '1 hour'
      where run_id = 1`,
  )
  await settingsPage(app).open()
  await page.getByRole('button', { name: 'Send a test to Operations' }).click()
  const waiting = page.getByRole('region', { name: 'Waiting to be sent' })
  await expect(waiting.getByRole('listitem')).toContainText(/Refused.*failed on run 1 of 2026-11-20/)
  await expect(waiting.getByRole('listitem')).toContainText('404: no such hook')
  const alerts = page.getByRole('region', { name: 'Alerts' })
  await expect(alerts.getByText('Refuses messages')).toBeVisible()
  expect(await breaches(page, 'alerts that wait')).toEqual([])
  await waiting.getByRole('button', { name: 'Send now' }).click()
  await expect(waiting).toBeHidden()
  const delivered = page.getByRole('region', { name: 'Delivered' })
  await expect(delivered.getByRole('listitem').nth(1)).toContainText(/Sent.*failed on run 1 of 2026-11-20/)
  await expect(alerts.getByText('Refuses messages')).toBeHidden()
  expect(service.heard.map(({ text }) => JSON.parse(text).event)).toEqual(['test', 'checks-failed'])
  // what was told leads to its run
  await delivered.getByRole('button', { name: /failed on run 1 of/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('20 Nov 2026, run 1')
  await settingsPage(app).open()
})

test('a target is made by the keyboard alone, and what is wrong is told at its field', async ({
  app,
  page,
}) => {
  service.heard.length = 0
  const alerts = page.getByRole('region', { name: 'Alerts' })
  const add = alerts.getByRole('button', { name: 'Add an alert target' })
  const dialog = page.getByRole('dialog')
  await add.focus()
  await page.keyboard.press('Enter')
  await expect(dialog.getByLabel('Name')).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(dialog.getByLabel('Kind')).toBeFocused()
  await page.keyboard.type('Mic')
  await expect(dialog.getByLabel('Kind')).toHaveValue('teams')
  const secret = dialog.getByRole('textbox', { name: 'Workflow URL' })
  await page.keyboard.press('Tab')
  await expect(secret).toBeFocused()
  await page.keyboard.type('https://example.webhook.office.com/webhookb2/1')
  await page.keyboard.press('Enter')
  const name = dialog.getByLabel('Name')
  await expect(name).toBeFocused()
  await expect(name).toHaveAccessibleDescription(/1 to 60 characters/)
  await page.keyboard.type('Chat')
  await page.keyboard.press('Enter')
  await expect(secret).toBeFocused()
  await expect(secret).toHaveAccessibleDescription(/Office 365 connector.*make a workflow/)

  // another kind: what was told of the one before is gone
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.type('Goo')
  await expect(dialog.getByText(/make a workflow/)).toBeHidden()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Control+a')
  await page.keyboard.type(`${service.url}/v1/spaces/x/messages?token=${canary}`)
  await page.keyboard.press('Enter')
  const chat = dialog.getByRole('textbox', { name: 'Webhook URL' })
  await expect(chat).toHaveAccessibleDescription(/must begin with https/)
  const isPrivate = dialog.getByLabel('Its address may be one of a private network')
  await page.keyboard.press('Tab')
  await expect(isPrivate).toBeFocused()
  await page.keyboard.press('Space')
  await expect(chat).not.toHaveAccessibleDescription(/must begin with https/)
  await answerMessageBox(app, 1)
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(add).toBeFocused()
  const questions = await askedQuestions(app)
  expect(questions.at(-1)).toContain('Kind: Google Chat')
  expect(questions.join()).not.toContain(canary)

  await alerts.getByRole('button', { name: 'Send a test to Chat' }).focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => service.heard.length).toBe(1)
  expect(JSON.parse(service.heard[0]?.text ?? '')).toHaveProperty('cardsV2')
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
