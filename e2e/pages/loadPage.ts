import type { Locator } from '@playwright/test'
import { answerOpenDialog } from '../dialogs.ts'
import type { RunningApp } from '../fixtures.ts'
import { type } from './type.ts'

type Step = 'Files' | 'Mapping' | 'Review' | 'Load' | 'Results'

/** Load: files, mapping, review and the load itself; what came of it is on the results page. */
export function loadPage(app: Pick<RunningApp, 'page' | 'evaluate'>) {
  const { page } = app
  const button = (name: string | RegExp) => page.getByRole('button', { name })
  const steps = page.getByRole('navigation', { name: 'Steps of the load' })
  const choose = async (box: Locator, option: string | RegExp) => {
    await box.click()
    await page.getByRole('option', { name: option, exact: typeof option === 'string' }).click()
  }
  const records = page.getByRole('grid', { name: /^Records of / })
  const segment = (group: string, name: string | RegExp) =>
    page.getByRole('radiogroup', { name: group }).getByText(name)

  const continueToMapping = () => button(/^Check the columns/).click()
  const continueToReview = () => button(/^Review what /).click()
  const continueToLoad = () => button(/^Continue with /).click()
  const loadNow = () => button(/^(Load|Add) .+ (into|to) \d{4}-\d\d-\d\d$/).click()

  return {
    /** From the rail. */
    open: () =>
      page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: 'Load' }).click(),
    goBackTo: (step: Step) => steps.getByRole('button', { name: step }).click(),
    currentStep: steps.locator('[aria-current=step]'),

    // Files
    async addFiles(paths: readonly string[]) {
      await answerOpenDialog(app, paths)
      await button(/^(Choose|Add) files …$/).click()
    },
    useSampleFiles: () => button('Use the sample files').click(),
    removeAll: () => button('Remove all').click(),
    removeFile: (name: string) => button(`Remove ${name}`).click(),
    /** `day` as the field shows it: 22 Nov 2026 */
    async setDate(day: string) {
      const box = page.getByRole('textbox', { name: 'Run date' })
      await type(box, day)
      await box.press('Tab')
    },
    file: (name: string) =>
      page.getByRole('list', { name: 'Chosen files' }).getByRole('listitem').filter({ hasText: name }),
    chooseSource: (file: string, title: string) =>
      choose(page.getByLabel(`Source of ${file}`).first(), title),
    sheetOf: (file: string) => page.getByLabel(new RegExp(`^Sheet .+ of ${file}$`)).first(),
    chooseSheet: (file: string, sheet: string) =>
      choose(page.getByLabel(new RegExp(`^Sheet .+ of ${file}$`)).first(), sheet),
    continueToMapping,
    /** The line that says why nothing can be continued with yet. */
    obstacle: page.locator('footer .grow'),
    mappingButton: button(/^Check the columns/),

    // Mapping
    columns: page.getByRole('region', { name: /^Columns of / }),
    columnFor: (column: string) => page.getByLabel(`File column for ${column}`, { exact: true }).first(),
    async chooseColumn(column: string, fileColumn: string) {
      await choose(page.getByLabel(`File column for ${column}`, { exact: true }).first(), fileColumn)
    },
    async takeBack(column: string) {
      await choose(page.getByLabel(`File column for ${column}`, { exact: true }).first(), /^Take back/)
    },
    showColumns: (which: 'All' | 'Problems' | 'Unmapped') =>
      segment('Which columns are shown', new RegExp(`^${which}`)).click(),
    continueToReview,
    reviewButton: button(/^Review what /),

    // Review
    records,
    /** Goes along the columns of the records, of which only those in sight are drawn. */
    async goToColumn(name: string) {
      await records.getByRole('columnheader', { name }).first().waitFor()
      const titles = await records.getByRole('columnheader').allTextContents()
      const column = titles.findIndex((title) => title.toLowerCase().startsWith(name.toLowerCase()))
      if (column < 0) throw new Error(`No column ${name}.`)
      await records.press('Home')
      for (let moves = 0; moves < column; moves++) await records.press('ArrowRight')
    },
    showRecords: (how: 'File says' | 'Becomes') => segment('How records are shown', how).click(),
    nextProblem: () => button(/^Next (problem|record that fits)$/).click(),
    search: page.getByRole('searchbox'),
    /** Of a kind or a cause: 'Rejected 6'. */
    chip: (name: string | RegExp) => button(name),
    /** The record that is looked at. */
    record: page.getByRole('region', { name: 'The record' }),
    edits: page.getByRole('region', { name: /^Your edits/ }),
    verdict: page.locator('#cell-verdict'),
    cellEditor: page.locator('.cell-editor'),
    /** The cell that the keys of the grid stand on. */
    activeCell: records.locator('.grid-active'),
    async goToRecord(record: number) {
      await type(page.getByLabel(/^Go to record/), String(record))
      await button('Go').click()
    },
    /** The line that counts what was read. */
    counts: page.locator('footer').getByRole('status'),
    continueToLoad,
    loadStepButton: button(/^Continue /),

    // Load
    replace: () => page.getByRole('radio', { name: /^Replace run/ }).check(),
    addToDate: () => page.getByRole('radio', { name: 'Add to this date' }).check(),
    load: loadNow,
    /** Goes from the chosen files through all steps, and changes nothing on the way. */
    async loadAsTheyAre() {
      await continueToMapping()
      await continueToReview()
      await continueToLoad()
      await loadNow()
    },
    loadButton: button(/^(Load|Add) .+ (into|to) \d{4}-\d\d-\d\d$/),
    progressOf: (file: string) => page.getByRole('listitem').filter({ hasText: file }),
    cancelLoad: () => button('Cancel the load').click(),
    cancelButton: button(/^Cancel(ling …| the load)$/),
    alert: page.getByRole('alert'),
  }
}

export type LoadPage = ReturnType<typeof loadPage>
