import { answerSaveDialog } from '../dialogs.ts'
import type { RunningApp } from '../fixtures.ts'
import { type } from './type.ts'

/** The tab of a run that lists what changed since another one. */
export function changesPage(app: Pick<RunningApp, 'page' | 'evaluate'>) {
  const { page } = app
  const choose = async (box: string, option: string | RegExp) => {
    await page.getByRole('combobox', { name: box }).click()
    await page.getByRole('option', { name: option }).click()
  }
  return {
    rows: page.getByRole('grid', { name: 'Changes' }),
    /** '3 changes', and whether a filter leaves some out. */
    count: page.getByRole('tabpanel').getByRole('status'),
    chosen: page.getByRole('complementary', { name: 'The chosen change' }),
    comparedWith: page.getByRole('combobox', { name: 'Compared with' }),
    compareWith: (run: number) => choose('Compared with', new RegExp(`^Since run ${run} `)),
    showKind: (kind: 'All' | 'Added' | 'Gone' | 'Changed') =>
      page
        .getByRole('radiogroup', { name: 'Kind of change' })
        .getByText(new RegExp(`^${kind}`))
        .click(),
    showTable: (title: 'Facilities' | 'Licenses') => choose('Table', title),
    showField: (label: string) => choose('Field', new RegExp(`^${label} `)),
    showEveryField: () => page.getByRole('button', { name: 'Show every field' }).click(),
    search: (text: string) => type(page.getByLabel('Search the changes'), text),
    async export(path: string | null) {
      await answerSaveDialog(app, path)
      await page.getByRole('button', { name: /^Export .+ changes? …$/ }).click()
    },
  }
}
