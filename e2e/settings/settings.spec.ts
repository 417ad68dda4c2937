import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { readCredentials } from '../../electron/db/embedded/folder/credentials.ts'
import { placesIn } from '../../electron/db/embedded/folder/places.ts'
import { leads, leadsJson, samples } from '../commandLine.ts'
import { answerMessageBox, askedQuestions } from '../dialogs.ts'
import { expect, test } from '../fixtures.ts'
import { localServer } from '../localDatabase.ts'
import { loadPage } from '../pages/loadPage.ts'
import { runsPage } from '../pages/runsPage.ts'
import { settingsPage } from '../pages/settingsPage.ts'
import { restartableApp } from '../restartableApp.ts'

const it = restartableApp()
/** Nothing else holds these letters: where they are found, the password was left. */
const password = 'CanaryOfTheCoalMine7'
const screens = ['Load', 'Runs', 'Checks', 'Settings'] as const

test('a profile is saved only when the box of the system says so', async () => {
  const settings = settingsPage(it.app)
  await settings.open()
  await expect(settings.connection).toHaveAccessibleName(/Local, brightwheel/, { timeout: 20_000 })
  await answerMessageBox(it.app, 0)
  const wrong = { name: 'Archive', color: 'red', address: addressOfLocal(), password } as const
  await settings.addProfile(wrong)
  await expect(settings.dialog.getByRole('alert')).toContainText('The connection was not saved.')
  const [question] = await askedQuestions(it.app)
  expect(question).toContain(`Server: 127.0.0.1:${localServer(it.dataDir).port}`)
  expect(question).not.toContain(password)
  await it.app.page.keyboard.press('Escape')
  await expect(settings.dialog).toBeHidden()
  await expect(settings.profile('Archive')).toHaveCount(0)

  await answerMessageBox(it.app, 1)
  await settings.addProfile(wrong)
  await expect(settings.dialog).toBeHidden()
  await expect(settings.profile('Archive')).toContainText('password kept')
})

test('testing it says in plain words why it does not work', async () => {
  const settings = settingsPage(it.app)
  await settings.testProfile('Archive')
  await expect(settings.profile('Archive')).toContainText('Does not work')
  await expect(settings.profile('Archive')).toContainText(/password/)
  await settings.addProfile({
    name: 'Nowhere',
    color: 'blue',
    address: 'postgresql://loader@127.0.0.1:1/leads',
  })
  await settings.testProfile('Nowhere')
  await expect(settings.profile('Nowhere')).toContainText('nothing listens there')
  await settings.testProfile('Local')
  await expect(settings.profile('Local')).toContainText(/Works PostgreSQL 1\d/)
})

test('its password is in no file of the data folder and nowhere in the page', async () => {
  const { page } = it.app
  const settings = settingsPage(it.app)
  await settings.editProfile('Archive')
  await expect(settings.dialog).toContainText('One is kept')
  await expect(settings.dialog.getByRole('textbox', { name: 'Password' })).toHaveValue('')
  await settings.dialog.getByRole('button', { name: 'Cancel' }).click()
  const answer = await page.evaluate(() => window.leads.settings.show())
  expect(JSON.stringify(answer)).not.toContain(password)
  expect(await page.content()).not.toContain(password)
  expect(await heapHolds(page, password)).toBe(false)
  // what the page does show is found there
  expect(await heapHolds(page, 'Passwords are kept for this session only')).toBe(true)
  expect(filesHolding(password)).toEqual([])
  // the address is found where it is kept, and the search is worth something
  expect(filesHolding('postgresql://loader@127.0.0.1:1/leads')).toEqual([
    join(it.dataDir, 'window', 'connections.json'),
  ])
})

test('the colour of the database in use is on every screen, and on what changes it', async () => {
  const { page } = it.app
  await leads(it.dataDir, 'db', 'start')
  await leadsJson(
    it.dataDir,
    ...['load', '-p', samples, '-f', 'texas.csv', '--date', '2026-11-20', '--publish', 'always'],
  )
  const settings = settingsPage(it.app)
  const { loader } = readCredentials(placesIn(it.dataDir))
  await settings.addProfile({
    name: 'Staging',
    color: 'orange',
    address: addressOfLocal(),
    password: loader.password,
  })
  await settings.workOn('Staging')
  await expect(settings.connection).toHaveAccessibleName(/Staging, brightwheel · 127\.0\.0\.1/)
  const orange = await colorOf(page, '.swatch-orange')
  for (const screen of screens) {
    await page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: screen }).click()
    await expect(page.getByRole('heading', { level: 1, name: screen })).toBeVisible()
    expect(await colorOf(page, '.profile-bar')).toBe(orange)
    expect(await colorOf(page, '.connection-dot')).toBe(orange)
  }
  const load = loadPage(it.app)
  await load.open()
  await load.addFiles([join(samples, 'nevada.csv')])
  await load.setDate('21 Nov 2026')
  await load.continueToMapping()
  await load.continueToReview()
  await load.continueToLoad()
  await expect(load.loadButton).toBeEnabled()
  expect(await colorOf(page, 'footer .profile-mark')).toBe(orange)

  const runs = runsPage(it.app)
  await runs.openList()
  await runs.open(1)
  expect(await colorOf(page, 'footer .profile-mark')).toBe(orange)
  await page.getByRole('button', { name: 'Delete run 1 …' }).click()
  await expect(settings.dialog).toContainText('on Staging')
  expect(await colorOf(page, '[role=dialog] .profile-mark')).toBe(orange)
  await page.keyboard.press('Escape')
})

test('what is chosen is there again after a restart: the profile, the colour, the theme', async () => {
  const settings = settingsPage(it.app)
  await settings.open()
  await settings.workOn('Local')
  await expect(settings.connection).toHaveAccessibleName(/Local, brightwheel/)
  // no longer kept up for others: the window stops it when it is left
  await leads(it.dataDir, 'db', 'stop')
  await settings.chooseTheme('Dark')
  await expect.poll(() => isDark(it.app.page)).toBe(true)
  await it.quit()
  await it.start()
  const again = settingsPage(it.app)
  await again.open()
  await expect(again.theme('Dark')).toBeChecked()
  expect(await isDark(it.app.page)).toBe(true)
  await expect(again.profile('Staging')).toContainText('127.0.0.1')
  // this computer's stand-in for a password store keeps nothing, and says so
  await expect(again.profile('Staging')).not.toContainText('password kept')
  await expect(it.app.page.getByText('Passwords are kept for this session only')).toBeVisible()
  expect(filesHolding(password)).toEqual([])
})

test('settings that can not be understood are told, kept aside, and replaced by the usual ones', async () => {
  await it.quit()
  const path = join(it.dataDir, 'window', 'settings.json')
  writeFileSync(path, '{"theme": "dark", oh no')
  const { page } = await it.start()
  const settings = settingsPage(it.app)
  const sentence = 'The settings could not be understood: the usual ones are used.'
  await expect(settings.notices).toContainText(sentence)
  await settings.open()
  await expect(page.getByRole('main')).toContainText(sentence)
  await expect(settings.theme('As the system')).toBeChecked()
  expect(readFileSync(`${path}.broken`, 'utf8')).toContain('oh no')
})

/** Of the embedded server, as another program reaches it. */
function addressOfLocal(): string {
  return `postgresql://leads@127.0.0.1:${localServer(it.dataDir).port}/brightwheel`
}

function isDark(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.dataset.mantineColorScheme === 'dark')
}

function colorOf(page: Page, selector: string): Promise<string> {
  return page
    .locator(selector)
    .first()
    .evaluate((element) => getComputedStyle(element).backgroundColor)
}

/** Whether anything that the page's scripts can still reach holds the text. */
async function heapHolds(page: Page, text: string): Promise<boolean> {
  const session = await page.context().newCDPSession(page)
  let snapshot = ''
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => {
    snapshot += chunk
  })
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  await session.detach()
  return snapshot.includes(text)
}

/** Also in Chromium's own files, in one byte a character or two. */
function filesHolding(text: string): string[] {
  return readdirSync(it.dataDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => {
      const bytes = contentOf(path)
      return bytes.includes(text) || bytes.includes(Buffer.from(text, 'utf16le'))
    })
}

/** A file of the server or of Chromium may go while it is looked for. */
function contentOf(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return Buffer.alloc(0)
    throw error
  }
}
