import type { RunningApp } from '../fixtures.ts'
import { type } from './type.ts'

interface Thresholds {
  /** As the choice reads: 'off', 'over … %' */
  readonly warns: string
  readonly fails: string
  readonly number: string
  readonly why: string
}

/** How every check went in every run, the history of one of them, and what is decided of it. */
export function checksPage({ page }: Pick<RunningApp, 'page'>) {
  const dialog = page.getByRole('dialog')
  const grid = page.getByRole('grid', { name: 'Checks by run' })
  const row = (title: string) => grid.getByRole('row').filter({ hasText: title })
  const choose = async (label: string, option: string) => {
    await dialog.getByRole('combobox', { name: label }).click()
    await page.getByRole('option', { name: option, exact: true }).click()
  }
  return {
    open: () =>
      page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: 'Checks' }).click(),
    grid,
    row,
    /** The square of a check on a run: '5 Nov 2025, run 1, waiting: Failed, nevada 20 %'. */
    square: (title: string, run: number) =>
      row(title).getByRole('gridcell', { name: new RegExp(`run ${run}\\b`) }),
    openCheck: (title: string) => grid.getByRole('rowheader', { name: title }).click(),
    detail: (title: string) => page.getByRole('region', { name: `Check: ${title}` }),
    /** The charts of the open check. */
    charts: page.getByRole('figure'),
    /** A point of a chart, which leads to its run. */
    point: (run: number) =>
      page.getByRole('figure').getByRole('button', { name: new RegExp(`run ${run}: `) }),
    dialog,
    /** In the dialog that "Thresholds …" opens; one of the two takes a number. */
    async changeThresholds({ warns, fails, number, why }: Thresholds) {
      await choose('Warns', warns)
      await choose('Fails', fails)
      await type(dialog.getByRole('textbox', { name: /how many/ }), number)
      await type(dialog.getByRole('textbox', { name: 'Why' }), why)
      await dialog.getByRole('button', { name: 'Change the thresholds' }).click()
    },
    /** In the dialog that "Snooze …" opens; a week from today is proposed. */
    async snooze(why: string) {
      await type(dialog.getByRole('textbox', { name: 'Why' }), why)
      await dialog.getByRole('button', { name: /^Snooze until / }).click()
    },
    /** In a dialog that asks for no more than a reason. */
    async sayWhy(why: string, button: string) {
      await type(dialog.getByRole('textbox', { name: 'Why' }), why)
      await dialog.getByRole('button', { name: button }).click()
    },
    wake: () => dialog.getByRole('button', { name: 'Wake now' }).click(),
  }
}
