import type { Bridge } from '../../bridge.ts'
import { reviewRow } from '../fakeReview.ts'
import { detailOf, tablePage } from '../fakeRuns.ts'
import { no, yes } from './answers.ts'
import type { FakeHistory } from './history.ts'

/** What is seen and done of runs. */
export function fakeRunCalls({ all, of: runOf, change }: FakeHistory): Bridge['runs'] {
  return {
    list: () => yes([...all()]),
    show: ({ runId }) => yes(detailOf(runOf(runId))),
    publish: ({ runId }) => {
      const { date } = runOf(runId)
      change(runId, { status: 'published', schema: `leads_${date.replaceAll('-', '')}` })
      return yes({ notices: [] })
    },
    discard: ({ runId }) => {
      change(runId, { status: 'discarded', schema: null })
      return yes({ notices: [] })
    },
    deletePlan: ({ runId }) => {
      const run = runOf(runId)
      const schema = run.schema ?? ''
      return yes({ run, schema, tableRows: run.tableRows, dependents: ['reports.open_facilities (view)'] })
    },
    delete: ({ runId, typed }) => {
      if (typed !== runOf(runId).date)
        return no({ code: 'usage', message: 'The date that was typed is another.' })
      change(runId, { status: 'deleted', restorableUntil: '2026-12-22' })
      return yes({ notices: ['It can be restored until 22 Dec 2026.'] })
    },
    restore: ({ runId }) => {
      change(runId, { status: 'published', restorableUntil: null })
      return yes({ notices: [] })
    },
    table: ({ runId, table, from, count, search }) =>
      yes(tablePage(runOf(runId), table, from, count, search)),
    issues: ({ severity, cause, from, count }) => {
      const all = Array.from({ length: 480 }, (_, index) => reviewRow(index + 1)).flatMap((row) =>
        row.issues.map((issue) => ({ ...issue, file: 'nevada.csv', record: row.record, line: row.line })),
      )
      const fits = all.filter(
        (issue) =>
          (severity === null || issue.severity === severity) && (cause === null || issue.cause === cause),
      )
      return yes({ rows: fits.slice(from, from + count), total: fits.length })
    },
    exportTable: ({ table }) => yes({ name: `${table}.csv`, rows: 12_099 }),
    exportRejects: () => yes({ names: ['rejects.csv'], rows: 332 }),
    exportWarnings: () => yes({ name: 'warnings.csv', rows: 621 }),
  }
}
