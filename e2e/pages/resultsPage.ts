import type { RunningApp } from '../fixtures.ts'

/** The last step of a load: what came of it, to be published or discarded. */
export function resultsPage({ page }: Pick<RunningApp, 'page'>) {
  const button = (name: string | RegExp) => page.getByRole('button', { name })
  return {
    /** '32 read = 31 loaded + 1 rejected', and warnings */
    equation: page.getByRole('region', { name: /accounted for|do not add up/ }),
    /** How the files were read, where there is something to tell. */
    fileNotes: page.getByRole('region', { name: 'About the files' }),
    /** Rows of each table, beside those of the run before. */
    tables: page.getByRole('region', { name: /^Rows in the tables/ }),
    /** Facilities and licenses by source, since the run before; each count is a button. */
    changes: page.getByRole('region', { name: /^What changed/ }),
    checks: page.getByRole('region', { name: 'Checks' }),
    publishButton: button(/^(Publish |Say why first$)/),
    why: page.getByRole('textbox', { name: 'Why' }),
    /** With a reason where a check failed. */
    async publish(reason = 'It is as it should be.') {
      const publish = button(/^(Publish |Say why first$)/)
      if ((await publish.textContent()) === 'Say why first')
        await page.getByRole('textbox', { name: 'Why' }).fill(reason)
      await button(/^Publish /).click()
    },
    async discard() {
      await button('Discard …').click()
      await button(/^Discard .+ for good$/).click()
    },
    /** 'is published' or 'is discarded', when it is done. */
    outcome: page.getByText(/is (published|discarded)$/).first(),
    showRejected: () => button(/rejected$/).click(),
    showWarnings: () => button(/warnings$/).click(),
    openTables: () => button('Open the tables').click(),
    loadOtherFiles: () => button('Load other files').click(),
  }
}
