import { tables } from '../../../../shared/columns.ts'
import { count } from '../../../../shared/count.ts'
import { type DeletePlan, deleteRun, planDelete } from '../../../engine/runs/change/changeRun.ts'
import type { RunReference } from '../../../engine/runs/runFor.ts'
import { lostText } from '../../../engine/vanished/vanishedSources.ts'
import { runReference, usage } from '../../arguments.ts'
import { ask, notConfirmed } from '../../confirm.ts'
import type { Context } from '../../context.ts'
import { commandLine } from '../../invocation.ts'
import { tellChanged } from '../../output/changed.ts'
import { plain } from '../../output/text.ts'
import { withEngine } from '../../withEngine.ts'
import type { DeleteOptions } from './options.ts'

/** `leads delete RUN` or `leads delete --date D` */
export async function runDelete(
  context: Context,
  wanted: string | undefined,
  { date }: DeleteOptions,
): Promise<undefined> {
  const reference = deleteReference(wanted, date)
  return withEngine(context, async (engine) => {
    const plan = await planDelete(engine, reference)
    const { run, tableRows, dependents, lost } = plan
    if (!context.common.yes) await confirmDelete(context, plan)
    const changed = await deleteRun(engine, run.runId)
    tellChanged(context, changed, { tableRows, dependents, lost })
    const again = commandLine(context, engine, `restore ${run.runId}`)
    context.output.print(`It can be restored for 30 days: ${again}`)
    return undefined
  })
}

function deleteReference(wanted: string | undefined, date: string | undefined): RunReference {
  if (wanted !== undefined && date !== undefined)
    throw usage('Both a run and --date were given.', 'Name the run by one of them.')
  if (wanted !== undefined) return runReference(wanted)
  if (date !== undefined) return { date }
  throw usage('No run was named.', 'Write leads delete RUN, or leads delete --date 2025-11-05.')
}

async function confirmDelete(context: Context, { run, schema, tableRows, dependents, lost }: DeletePlan) {
  const { output } = context
  if (process.stdin.isTTY && process.stderr.isTTY) {
    const losing = lostText(lost)
    const lines = [
      `Run ${run.runId} of ${run.date} would no longer be there for its readers:`,
      ...tables.map((table) => `  ${schema}.${table}: ${count(tableRows[table] ?? 0)} rows`),
      ...dependents.map((name) => `  ${plain(name)} reads it and would go on showing the deleted run`),
      ...(losing === null ? [] : [plain(losing)]),
      'It can be restored for 30 days.',
    ]
    process.stderr.write(`${lines.join('\n')}\n`)
  }
  const answer = await ask(
    context,
    `Type the date (${run.date}) to delete the run: `,
    `Deleting run ${run.runId} of ${run.date} needs to be confirmed.`,
  )
  if (answer === run.date) return
  if (answer !== '') output.log(`'${answer.slice(0, 40)}' is not ${run.date}.`)
  throw notConfirmed()
}
