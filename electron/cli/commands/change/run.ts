import { tables } from '../../../../shared/columns.ts'
import { count } from '../../../../shared/count.ts'
import {
  type Changed,
  type DeletePlan,
  deleteRun,
  discard,
  planDelete,
  publish,
  restore,
} from '../../../engine/runs/change/changeRun.ts'
import { type RunReference, runFor } from '../../../engine/runs/runFor.ts'
import { lostText } from '../../../engine/vanished/vanishedSources.ts'
import { announceRun } from '../../announceRun.ts'
import { runReference, usage } from '../../arguments.ts'
import { ask, notConfirmed } from '../../confirm.ts'
import type { Context } from '../../context.ts'
import { commandLine } from '../../invocation.ts'
import { reportPlace, runHeadline, runSize } from '../../output/runReport.ts'
import { plain } from '../../output/text.ts'
import { requireRole } from '../../requireRole.ts'
import { withEngine } from '../../withEngine.ts'
import type { DeleteOptions, PublishOptions, RestoreOptions } from './options.ts'

/** `leads publish RUN` */
export async function runPublish(
  context: Context,
  wanted: string,
  { reader, reason, without }: PublishOptions,
): Promise<undefined> {
  const reference = runReference(wanted)
  return withEngine(context, async (engine) => {
    if (reader !== undefined) await requireRole(engine, reader)
    const { runId } = await runFor(engine, reference)
    const changed = await publish(engine, runId, { reader, reason, without })
    tell(context, changed)
    reportPlace(context, engine, changed.run)
    await announceRun(context, engine, runId)
    return undefined
  })
}

/** `leads discard RUN` */
export async function runDiscard(context: Context, wanted: string): Promise<undefined> {
  const reference = runReference(wanted)
  return withEngine(context, async (engine) => {
    const run = await runFor(engine, reference)
    if (!context.common.yes && run.status === 'waiting') {
      const question = `Drop run ${run.runId} of ${run.date}, which waits with ${runSize(run)}? [y/N] `
      const answer = await ask(context, question, `Discarding run ${run.runId} needs to be confirmed.`)
      if (!/^y(es)?$/i.test(answer)) throw notConfirmed()
    }
    tell(context, await discard(engine, run.runId))
    return undefined
  })
}

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
    tell(context, changed, { tableRows, dependents, lost })
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

/** `leads restore RUN` */
export async function runRestore(
  context: Context,
  wanted: string,
  { replace = false }: RestoreOptions,
): Promise<undefined> {
  const reference = runReference(wanted)
  return withEngine(context, async (engine) => {
    const { runId } = await runFor(engine, reference)
    const changed = await restore(engine, runId, replace)
    tell(context, changed)
    reportPlace(context, engine, changed.run)
    return undefined
  })
}

/** A change is one short transaction that a signal does not end: what it did is told, and that it was done. */
function tell({ output, signal }: Context, { run, notices }: Changed, more: object = {}): void {
  const { runId, date, schema, status } = run
  const said = signal.aborted
    ? [...notices, `The signal came too late: run ${runId} is already ${status}.`]
    : notices
  output.document({ runId, date, schema, status, ...more, notices: said })
  for (const notice of said) output.notice(notice)
  output.print(output.bold(runHeadline(output, run)))
}
