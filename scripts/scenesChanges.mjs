// @ts-nocheck: not typed yet
// What changed between runs, and a license through all of them, in every state; see scenes.mjs.

const button = (page, name) => page.getByRole('button', { name })
const press = (page, name) => button(page, name).first().click()

async function toRuns(page) {
  await press(page, /^Runs/)
  await page.getByRole('heading', { name: 'Runs' }).waitFor()
}

async function toChanges(page) {
  await toRuns(page)
  await press(page, '22 Nov 2026')
  await page.getByRole('tab', { name: 'Changes' }).click()
}

async function list(page) {
  await toChanges(page)
  await page.getByRole('gridcell').nth(3).waitFor()
}

const trace = (text) => async (page) => {
  await toRuns(page)
  const search = page.getByRole('searchbox', { name: 'Search' })
  await search.fill(text)
  await search.press('Enter')
  await page.getByRole('heading', { name: /^Trace/ }).waitFor()
}

/** A run of which nothing was published before. */
async function oldest(page) {
  await toRuns(page)
  await press(page, '25 Oct 2026')
}

export const scenesChanges = [
  ['changes-waiting', 'full', (page) => press(page, 'Open run 14'), '&compare=waits'],
  ['changes-failed', 'full', (page) => press(page, 'Open run 14'), '&compare=fails'],
  ['changes-nothing-before', 'full', oldest],
  [
    'changes-counts',
    'full',
    async (page) => {
      await press(page, 'Open run 14')
      await page.getByText('What changed since').waitFor()
    },
  ],
  ['changes-list', 'full', list],
  [
    'changes-list-field',
    'full',
    async (page) => {
      await list(page)
      await page.getByRole('combobox', { name: 'Field' }).click()
      await page.getByRole('option', { name: /^Schedule/ }).click()
      await page.getByRole('grid').press('ArrowDown')
      await page.getByRole('grid').press('ArrowDown')
    },
  ],
  [
    'changes-list-none',
    'full',
    async (page) => {
      await list(page)
      await page.getByLabel('Search the changes').fill('no such name')
      await page.getByText('No change fits').waitFor()
    },
  ],
  [
    'changes-list-before',
    'full',
    async (page) => {
      await list(page)
      await page.getByRole('combobox', { name: 'Compared with' }).click()
      await page.getByRole('option').first().waitFor()
    },
  ],
  ['changes-list-waiting', 'full', toChanges, '&compare=waits'],
  ['changes-list-failed', 'full', toChanges, '&compare=fails'],
  [
    'changes-list-nothing-before',
    'full',
    async (page) => {
      await oldest(page)
      await page.getByRole('tab', { name: 'Changes' }).click()
    },
  ],
  [
    'trace-offer',
    'full',
    async (page) => {
      await toRuns(page)
      await page.getByRole('searchbox', { name: 'Search' }).fill('007-23')
    },
  ],
  ['trace', 'full', trace('007-23')],
  ['trace-many', 'full', trace('every maple')],
  ['trace-nothing', 'full', trace('nothing like that')],
  ['trace-loading', 'full', trace('007-23'), '&trace=waits'],
  ['trace-failed', 'full', trace('007-23'), '&trace=fails'],
]
