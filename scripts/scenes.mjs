// @ts-nocheck: not typed yet
// Every screen in every state that it can be in, for pictures and for the accessibility rules: a name, the state of
// the pretended main process (renderer/dev/fakeBridge.ts), and what is done to come there.

import { scenesChanges } from './scenesChanges.mjs'

const button = (page, name) => page.getByRole('button', { name })
const press = (page, name) => button(page, name).first().click()

async function samples(page) {
  await press(page, 'Use the sample files')
  await page.getByText('Nevada child care licensing').first().waitFor()
}

async function mapping(page) {
  await samples(page)
  await press(page, /^Check the columns/)
  await page.getByRole('table').waitFor()
}

async function review(page) {
  await mapping(page)
  await press(page, /^Review what/)
  await page.getByText('1101-22').first().waitFor()
}

async function load(page) {
  await review(page)
  await press(page, /^Continue/)
  await page.getByText('Load', { exact: true }).first().waitFor()
}

async function results(page) {
  await load(page)
  await press(page, /^Load \d/)
  await button(page, /^Publish/).waitFor()
}

async function toRuns(page) {
  await press(page, /^Runs/)
  await page.getByRole('heading', { name: 'Runs' }).waitFor()
}

/** The run of 8 November was published after another one of that date. */
async function toRun(page, tab) {
  await toRuns(page)
  await page.getByText('8 Nov 2026').first().click()
  await page.getByRole('tab', { name: tab }).click()
}

async function toCheck(page, title) {
  await press(page, /^Checks/)
  await page.getByRole('rowheader', { name: title }).click()
  await page.getByRole('figure').first().waitFor()
}

async function holdDate(page, day = '15 Nov 2026', seen = 'Add to this date') {
  await samples(page)
  const date = page.getByLabel('Run date')
  await date.fill(day)
  await date.press('Tab')
  await press(page, /^Check the columns/)
  await page.getByRole('table').waitFor()
  await press(page, /^Review what/)
  await press(page, /^Continue/)
  await page.getByText(seen).waitFor()
}

/** name, state of the bridge, how to come there, more of the address. */
export const scenes = [
  ['start-starting', 'starting'],
  ['start-failed', 'failed'],
  ['files-first', 'first'],
  ['files-waiting', 'full'],
  ['files-chosen', 'full', samples],
  ['files-odd', 'odd', (page) => press(page, 'Use the sample files')],
  ['mapping', 'full', mapping],
  [
    'mapping-problems',
    'full',
    async (page) => {
      await mapping(page)
      await page.getByRole('tab', { name: /texas/ }).click()
      await page.getByText('Problems 1').click()
    },
  ],
  [
    'mapping-choice',
    'full',
    async (page) => {
      await mapping(page)
      await page.getByRole('combobox', { name: 'File column for Phone' }).click()
      await page.getByRole('option').first().waitFor()
    },
  ],
  ['review', 'full', review],
  [
    'review-problem',
    'full',
    async (page) => {
      await review(page)
      await page.keyboard.press('F8')
      await page.getByText('is not a date').first().waitFor()
    },
  ],
  [
    'review-raw',
    'full',
    async (page) => {
      await review(page)
      await page.getByText('Raw', { exact: true }).click()
    },
  ],
  [
    'review-so-far',
    'full',
    async (page) => {
      await review(page)
      await page.getByRole('tab', { name: /texas/ }).click()
    },
    '&partly',
  ],
  ['load-empty-date', 'first', load],
  ['load-taken-date', 'full', (page) => holdDate(page)],
  ['load-held-date', 'full', (page) => holdDate(page, '9 Nov 2026', 'ada on desk-3')],
  [
    'load-running',
    'first',
    async (page) => {
      await load(page)
      await press(page, /^Load \d/)
      await button(page, 'Cancel the load').waitFor()
    },
    '&hold',
  ],
  [
    'load-cancelled',
    'first',
    async (page) => {
      await load(page)
      await press(page, /^Load \d/)
      await press(page, 'Cancel the load')
      await page.getByText('Everything stands as before').waitFor()
    },
    '&hold',
  ],
  ['results', 'first', results],
  [
    'results-check',
    'full',
    async (page) => {
      await press(page, 'Open run 14')
      await press(page, /Few records are rejected/)
    },
  ],
  [
    'results-published',
    'first',
    async (page) => {
      await results(page)
      await press(page, /^Publish/)
      await page.getByText('is published').first().waitFor()
    },
  ],
  ['production', 'production', load],
  ['runs', 'full', toRuns],
  ['runs-empty', 'first', toRuns],
  ['runs-loading', 'slow', toRuns],
  ['runs-offline', 'lost', toRuns],
  ['run-overview', 'full', (page) => toRun(page, 'Overview')],
  [
    'run-tables',
    'full',
    async (page) => {
      await toRun(page, 'Tables')
      await page.getByRole('gridcell').nth(3).waitFor()
    },
  ],
  [
    'run-issues',
    'full',
    async (page) => {
      await toRun(page, /Issues/)
      await page.getByRole('gridcell').nth(3).waitFor()
    },
  ],
  ['run-checks', 'full', (page) => toRun(page, /Checks/)],
  ['run-files', 'full', (page) => toRun(page, /Files/)],
  [
    'run-delete',
    'full',
    async (page) => {
      await toRun(page, 'Overview')
      await press(page, /^Delete run/)
      await page.getByLabel(/^Type 2026/).waitFor()
    },
  ],
  [
    'run-failed',
    'full',
    async (page) => {
      await toRuns(page)
      await page.getByText('1 Nov 2026', { exact: true }).click()
    },
  ],
  ['checks', 'weeks', (page) => press(page, /^Checks/)],
  ['checks-few-runs', 'full', (page) => press(page, /^Checks/)],
  ['checks-loading', 'slow', (page) => press(page, /^Checks/)],
  ['checks-offline', 'lost', (page) => press(page, /^Checks/)],
  ['checks-learned', 'weeks', (page) => toCheck(page, 'Row counts are usual')],
  ['checks-limits', 'weeks', (page) => toCheck(page, 'Phone numbers are well formed')],
  [
    'checks-source',
    'weeks',
    async (page) => {
      await toCheck(page, 'Row counts are usual')
      await page.getByRole('combobox', { name: 'Source' }).click()
      await page.getByRole('option', { name: /Texas/ }).click()
      await page.getByText('Usual range').first().waitFor()
    },
  ],
  [
    'checks-thresholds',
    'weeks',
    async (page) => {
      await toCheck(page, 'Facilities can be reached')
      await press(page, 'Thresholds …')
      await page.getByRole('dialog').getByLabel('Why').waitFor()
    },
  ],
  [
    'checks-snooze',
    'weeks',
    async (page) => {
      await toCheck(page, 'E-mail addresses are well formed')
      await press(page, 'Snooze …')
      await page.getByRole('dialog').getByLabel('Why').waitFor()
    },
  ],
  [
    'checks-accept',
    'weeks',
    async (page) => {
      await toCheck(page, 'Row counts are usual')
      await press(page, 'Accept as new normal …')
      await page.getByRole('dialog').getByLabel('Why').waitFor()
    },
  ],
  ['checks-empty', 'first', (page) => press(page, /^Checks/)],
  ['settings', 'production', (page) => press(page, /^Settings/)],
  [
    'settings-test',
    'full',
    async (page) => {
      await press(page, /^Settings/)
      await press(page, 'Test Production')
      await page.getByText('Does not work').waitFor()
    },
  ],
  [
    'settings-profile',
    'full',
    async (page) => {
      await press(page, /^Settings/)
      await press(page, 'Add a profile')
      await page.getByLabel('Address').waitFor()
    },
  ],
  [
    'settings-alerts',
    'full',
    async (page) => {
      await press(page, /^Settings/)
      await press(page, /^Send a test to Data/)
      await press(page, /^Send a test to On call/)
      await page.getByText('is not here').waitFor()
      await page.getByRole('heading', { name: 'Alerts' }).scrollIntoViewIfNeeded()
      await page.getByRole('heading', { name: 'Delivered' }).scrollIntoViewIfNeeded()
    },
  ],
  [
    'settings-alert',
    'full',
    async (page) => {
      await press(page, /^Settings/)
      await press(page, 'Add an alert target')
      await page.getByRole('textbox', { name: 'Webhook URL' }).waitFor()
    },
  ],
  [
    'settings-alert-mail',
    'full',
    async (page) => {
      await press(page, /^Settings/)
      await press(page, 'Add an alert target')
      await page.getByLabel('Kind').selectOption('email')
      await page.getByLabel(/^Quiet hours/).check()
    },
  ],
  [
    'settings-alert-teams',
    'full',
    async (page) => {
      await press(page, /^Settings/)
      await press(page, 'Add an alert target')
      await page.getByLabel('Kind').selectOption('teams')
      await page.getByRole('textbox', { name: 'Workflow URL' }).waitFor()
    },
  ],
  [
    'settings-alert-wrong',
    'full',
    async (page) => {
      await press(page, /^Settings/)
      await press(page, 'Add an alert target')
      await page.getByLabel('Kind').selectOption('email')
      await page.getByLabel('Recipients').fill('ops@example.com, lead')
      await press(page, /^Save/)
      await page.getByText('is no e-mail address').waitFor()
    },
  ],
  [
    'settings-alert-preview',
    'full',
    async (page) => {
      await press(page, /^Settings/)
      await press(page, /^Preview/)
      await page.getByText('As it is sent').waitFor()
    },
  ],
  [
    'settings-about',
    'full',
    async (page) => {
      await press(page, /^Settings/)
      await press(page, /^About Leads Loader/)
      await page.getByText('Permission is granted').waitFor()
    },
  ],
  ...scenesChanges,
].map(([name, state, go = async () => {}, more = '']) => ({ name, state, go, more }))
