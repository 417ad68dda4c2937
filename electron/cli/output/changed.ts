import type { Changed } from '../../engine/runs/change/changeRun.ts'
import type { Context } from '../context.ts'
import { runHeadline } from './runReport.ts'

/** For the help of the commands that change a run. */
export const changedShape = '--json prints {runId, date, schema, status, notices}.'

/** A change is one short transaction that a signal does not end: what it did is told, and that it was done. */
export function tellChanged({ output, signal }: Context, { run, notices }: Changed, more: object = {}): void {
  const { runId, date, schema, status } = run
  const said = signal.aborted
    ? [...notices, `The signal came too late: run ${runId} is already ${status}.`]
    : notices
  output.document({ runId, date, schema, status, ...more, notices: said })
  for (const notice of said) output.notice(notice)
  output.print(output.bold(runHeadline(output, run)))
}
