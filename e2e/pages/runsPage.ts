import { answerSaveDialog } from '../dialogs.ts'
import type { RunningApp } from '../fixtures.ts'
import { type } from './type.ts'

type RunTab = 'Overview' | 'Changes' | 'Tables' | 'Issues' | 'Checks' | 'Files'

/** The list of runs, and one run with its tables, issues, checks and files. */
export function runsPage(app: Pick<RunningApp, 'page' | 'evaluate'>) {
  const { page } = app
  const button = (name: string | RegExp) => page.getByRole('button', { name })
  const rail = page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: 'Runs' })
  const list = page.getByRole('region', { name: 'Runs' })
  const row = (run: number) =>
    list.getByRole('row').filter({ has: page.getByText(`Run ${run}`, { exact: true }) })
  const exportBy = async (name: RegExp, path: string | null) => {
    await answerSaveDialog(app, path)
    await button(name).click()
  }
  const exportIssues = async (name: RegExp, path: string | null) => {
    await answerSaveDialog(app, path)
    await button('Export').click()
    await page.getByRole('menuitem', { name }).click()
  }

  return {
    rail,
    row,
    /** From the rail; back to the list if a run is open. */
    async openList() {
      await rail.click()
      const back = page.getByRole('main').getByRole('button', { name: 'Runs', exact: true })
      await list.or(back).or(page.getByText('No run yet')).first().waitFor()
      if (await back.isVisible()) await back.click()
    },
    async open(run: number) {
      await row(run).getByRole('button').first().click()
      await page.getByRole('heading', { name: `run ${run}` }).waitFor()
    },
    heading: page.getByRole('heading', { level: 1 }),
    /** The status in the head of the open run. */
    status: page.locator('header .pill'),
    showTab: (tab: RunTab) => page.getByRole('tab', { name: tab }).click(),
    showTable: (title: string) =>
      page
        .getByRole('radiogroup', { name: 'Table' })
        .getByText(new RegExp(`^${title}`))
        .click(),
    search: (text: string) => type(page.getByLabel('Search the table'), text),
    /** Of a table or of the issues. */
    rows: page.getByRole('grid'),
    /** Goes to a column of the table shown, of which only those in sight are drawn. */
    async goToColumn(name: string) {
      const grid = page.getByRole('grid')
      const header = grid.getByRole('columnheader', { name })
      const place = Number(await header.getAttribute('aria-colindex'))
      await grid.press('Home')
      for (let column = 1; column < place; column += 1) await grid.press('ArrowRight')
    },
    exportRejects: (path: string | null) => exportIssues(/ rejects?, to be mended …$/, path),
    exportWarnings: (path: string | null) => exportIssues(/ warnings?, to be read …$/, path),
    exportEdits: (path: string | null) => exportIssues(/ edits?, for leads load --edits …$/, path),
    showIssues: (which: 'All' | 'Rejected' | 'Warnings' | 'Edits') =>
      page
        .getByRole('radiogroup', { name: 'Which issues' })
        .getByText(new RegExp(`^${which}`))
        .click(),
    /** What to do about the issue that is looked at. */
    advice: page.getByRole('region', { name: 'The issue' }),
    mend: () => button(/^Mend and add to /).click(),
    exportTable: (path: string | null) => exportBy(/^Export [a-z ]+ …$/, path),
    rerun: () => button(/^Re-run /).click(),
    /** Where another run stands at the date, it is asked for once more. */
    async restore(run: number) {
      await button(new RegExp(`^Restore run ${run}`)).click()
    },
    replaceBy: (standing: number, run: number) => button(`Replace run ${standing} by run ${run}`).click(),
    async deleteRun(run: number, typed: string) {
      await button(`Delete run ${run} …`).click()
      const dialog = page.getByRole('dialog')
      await type(dialog.getByRole('textbox'), typed)
      await dialog.getByRole('button', { name: /^Delete / }).click()
    },
    publishOrDiscard: () => button('Publish or discard …').click(),
    /** What was done, and what went wrong. */
    notices: page.getByRole('region', { name: 'Notices' }),
  }
}
