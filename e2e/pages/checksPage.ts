import type { RunningApp } from '../fixtures.ts'

/** What every check looks at, and how it went run by run. */
export function checksPage({ page }: Pick<RunningApp, 'page'>) {
  return {
    open: () =>
      page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: 'Checks' }).click(),
    history: page.getByRole('list', { name: /^History of: / }),
    /** A bar of a check's history, which leads to its run. */
    result: (run: number) => page.getByRole('button', { name: new RegExp(`run ${run}: `) }),
  }
}

export type ChecksPage = ReturnType<typeof checksPage>
