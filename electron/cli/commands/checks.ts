import { type CheckResult, failedAsError } from '../../engine/checks/checks.ts'
import { findCheckResults } from '../../engine/runs/runDetails.ts'
import { runFor } from '../../engine/runs/runFor.ts'
import { type Context, withEngine } from '../context.ts'
import { runReference } from '../define/arguments.ts'
import type { Output } from '../output.ts'
import { checkMark, runHeadline } from '../runReport.ts'
import { count, counted, plain } from '../text.ts'

const shownRows = 3

/** `leads checks RUN`: exit code 5 when a check of severity error failed. */
export async function runChecks(context: Context, wanted: string): Promise<number> {
  const reference = runReference(wanted)
  return withEngine(context, async (engine) => {
    const { output } = context
    const run = await runFor(engine, reference)
    const checks = await findCheckResults(engine.client, run.runId)
    const { runId, date, status } = run
    output.document({ runId, date, status, checks: checks.map(shape) })
    output.print(output.bold(runHeadline(output, run)))
    if (checks.length === 0) output.print('No checks were run: the load ended before them.')
    for (const check of checks) report(output, check)
    const failed = checks.filter(failedAsError).length
    if (failed === 0) return 0
    output.log(
      run.status === 'waiting'
        ? `${counted(failed, 'check')} failed, so the run waits. Publish it all the same: leads publish ${runId}`
        : `${counted(failed, 'check')} failed.`,
      runId,
    )
    return 5
  })
}

function report(output: Output, check: CheckResult): void {
  const { title, observed, expected, rows, status } = check
  output.print(`${checkMark(output, check)}  ${title}: ${plain(observed)}; it ${expected}`)
  if (status !== 'failed' || rows.length === 0) return
  const columns = Object.keys(rows[0] as object).map((name) => ({ title: name, most: 40 }))
  output.table(
    [{ title: '    ' }, ...columns],
    rows.slice(0, shownRows).map((row) => ['', ...columns.map(({ title: name }) => cellText(row[name]))]),
  )
  if (check.offending > shownRows)
    output.print(output.dim(`      and ${count(check.offending - shownRows)} more`))
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return String(Number(value.toFixed(3)))
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function shape({ durationMs: _, query, ...check }: CheckResult) {
  return { ...check, query }
}
