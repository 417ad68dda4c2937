import { count } from '../../../../shared/count.ts'
import type { Run } from '../../../../shared/run.ts'
import { findRuns } from '../../../engine/runs/findRuns.ts'
import type { Context } from '../../context.ts'
import { commandLine } from '../../invocation.ts'
import { runShape } from '../../output/shapes.ts'
import { bytes, moment } from '../../output/text.ts'
import { withEngine } from '../../withEngine.ts'
import type { RunsOptions } from './options.ts'

/** `leads runs` */
export async function runRuns(context: Context, { date }: RunsOptions): Promise<undefined> {
  return withEngine(context, async (engine) => {
    const { output } = context
    const runs = await findRuns(engine.client, date === undefined ? {} : { date })
    output.document({ runs: runs.map(runShape) })
    if (runs.length === 0) {
      const example = commandLine(context, engine, 'load -p FOLDER -f FILE...')
      output.print(date === undefined ? `No runs yet. Load files: ${example}` : `No runs for ${date}.`)
      return undefined
    }
    output.table(
      [
        { title: 'Run', align: 'right' },
        { title: 'Date' },
        { title: 'Status' },
        ...['Before', 'Loaded', 'Rejected', 'Warnings'].map((title) => ({ title, align: 'right' as const })),
        { title: 'Checks' },
        { title: 'Size', align: 'right' },
        { title: 'Started' },
        { title: 'By', most: 40 },
        { title: 'Files', most: 60 },
      ],
      runs.map((run) => [
        String(run.runId),
        run.date,
        run.status,
        ...[run.rowsBefore, run.rowsLoaded, run.rowsRejected, run.warnings].map(count),
        checksText(run),
        run.sizeBytes === null ? '' : bytes(run.sizeBytes),
        moment(run.startedAt),
        run.startedBy,
        run.files.join(', '),
      ]),
    )
    return undefined
  })
}

function checksText({ checks: { passed, failed, warned, known } }: Run): string {
  const total = passed + failed + warned + known
  if (total === 0) return ''
  if (failed > 0) return `${failed} failed`
  return warned > 0 ? `${warned} ${warned === 1 ? 'warning' : 'warnings'}` : 'passed'
}
