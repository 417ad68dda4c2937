import type { RunningApp } from '../fixtures.ts'
import { type } from './type.ts'

/** A license, a company or a phone through all runs; found by the search of Runs. */
export function tracePage({ page }: Pick<RunningApp, 'page'>) {
  return {
    async findFromRuns(text: string) {
      const search = page.getByRole('searchbox', { name: 'Search' })
      await type(search, text)
      await search.press('Enter')
    },
    async find(text: string) {
      const search = page.getByRole('searchbox', { name: 'License number, company or phone' })
      await type(search, text)
      await search.press('Enter')
    },
    heading: page.getByRole('heading', { level: 1 }),
    /** What became of one license, by company and number. */
    subject: (name: string | RegExp) => page.getByRole('region', { name }),
    /** 'Looked for as …' */
    told: page.locator('footer').getByRole('status'),
    openRun: (run: number) =>
      page
        .getByRole('button', { name: new RegExp(`, open run ${run}$`) })
        .first()
        .click(),
    back: (to: string) => page.getByRole('main').getByRole('button', { name: to, exact: true }).click(),
  }
}
