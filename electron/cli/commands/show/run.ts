import { schemaVersion } from '../../../../shared/columns.ts'
import { findRunFiles } from '../../../engine/runs/findRuns.ts'
import { findCheckResults, findProblems, findRunEvents } from '../../../engine/runs/runDetails.ts'
import { runFor } from '../../../engine/runs/runFor.ts'
import { runReference } from '../../arguments.ts'
import type { Context } from '../../context.ts'
import { commandLine } from '../../invocation.ts'
import {
  equation,
  reportChecks,
  reportFiles,
  reportPlace,
  reportProblems,
  reportTables,
  runHeadline,
} from '../../output/runReport.ts'
import { runShape } from '../../output/shapes.ts'
import { bytes, duration, moment, plain } from '../../output/text.ts'
import { withEngine } from '../../withEngine.ts'

/** `leads show RUN` */
export async function runShow(context: Context, wanted: string): Promise<undefined> {
  const reference = runReference(wanted)
  return withEngine(context, async (engine) => {
    const { output } = context
    const { client } = engine
    const run = await runFor(engine, reference)
    const files = await findRunFiles(client, run.runId)
    const checks = await findCheckResults(client, run.runId)
    const problems = await findProblems(client, run.runId)
    const history = await findRunEvents(client, run.runId)
    output.document({ ...runShape(run), files, checks, problems, history })
    if (output.json) return undefined

    const size = run.sizeBytes === null ? '' : `, ${bytes(run.sizeBytes)}`
    const took = run.durationMs === null ? '' : ` in ${duration(run.durationMs)}`
    output.print(
      output.bold(runHeadline(output, run)),
      output.dim(`started ${moment(run.startedAt)} by ${plain(run.startedBy)}${took}${size}`),
    )
    if (run.schema !== null && run.schemaVersion < schemaVersion)
      output.print(
        output.dim(
          `its tables are of version ${run.schemaVersion}; ${commandLine(context, engine, `upgrade ${run.runId}`)} adds what came since`,
        ),
      )
    if (run.error !== null) output.print(output.red(plain(run.error.message)))
    output.print('')
    reportFiles(output, files)
    if (run.status !== 'failed' && run.status !== 'cancelled') {
      output.print(equation(run), '')
      reportTables(output, run.tableRows)
      reportChecks(output, checks)
      reportProblems(output, problems)
    }
    output.print(output.bold('History'))
    for (const { at, status, who, note } of history)
      output.print(`  ${moment(at)}  ${status} by ${plain(who)}${note === null ? '' : `: ${plain(note)}`}`)
    reportPlace(context, engine, run)
    return undefined
  })
}
