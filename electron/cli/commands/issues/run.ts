import { type Cause, causes, whatToDo } from '../../../../shared/causes.ts'
import { count, counted } from '../../../../shared/count.ts'
import type { Severity } from '../../../../shared/domain.ts'
import { editText } from '../../../../shared/edits/editText.ts'
import type { RunEdit } from '../../../../shared/edits/madeEdit.ts'
import type { Run } from '../../../../shared/run.ts'
import { exportRunEdits, readRunEdits } from '../../../engine/edits/runEdits.ts'
import type { Engine } from '../../../engine/engine.ts'
import { exportRejects, exportWarnings, type Written } from '../../../engine/runs/export/exportIssues.ts'
import { findIssues, findProblems } from '../../../engine/runs/runDetails.ts'
import { runFor } from '../../../engine/runs/runFor.ts'
import { runReference } from '../../arguments.ts'
import type { Context } from '../../context.ts'
import { commandLine } from '../../invocation.ts'
import type { Output } from '../../output/output.ts'
import { reportProblems } from '../../output/runReport.ts'
import { plain, shown } from '../../output/text.ts'
import { withEngine } from '../../withEngine.ts'
import type { IssuesOptions } from './options.ts'

/** `leads issues RUN` */
export async function runIssues(
  context: Context,
  wanted: string,
  options: IssuesOptions,
): Promise<undefined> {
  const reference = runReference(wanted)
  return withEngine(context, async (engine) => {
    const { output } = context
    const run = await runFor(engine, reference)
    const { runId, rowsRejected: rejects, warnings } = run
    const written = await writeFiles(context, engine, run, options)
    const problems = await findProblems(engine.client, runId)
    const editsWritten =
      options.edits === undefined ? null : await exportRunEdits(engine.client, runId, options.edits)
    const isExport = [options.rejects, options.warnings, options.edits].some((file) => file !== undefined)
    const issues = isExport && !output.json ? [] : await findIssues(engine.client, runId, options.limit)
    const edits = await readRunEdits(engine.client, runId, 0, isExport && !output.json ? 0 : options.limit)
    output.document({
      ...{ runId, rejects, warnings, problems, issues, written },
      ...{ edits: edits.rows, editsTotal: edits.total, editsWritten },
    })
    if (output.json) return undefined

    if (!isExport) {
      output.print(
        output.bold(
          `Run ${runId} of ${run.date}: ${counted(rejects, 'reject')}, ${counted(warnings, 'warning')}`,
        ),
      )
      reportProblems(output, problems)
      if (issues.length > 0) output.print('')
      report(context, issues)
      const more = rejects + warnings - issues.length
      if (more > 0) output.print(output.dim(`and ${count(more)} more; --limit shows more of them`))
      reportEdits(output, edits)
    }
    reportWritten(context, engine, run, written, options)
    if (editsWritten !== null)
      output.print(`${counted(editsWritten.edits, 'edit')} written to ${plain(editsWritten.file)}`)
    else if (options.edits !== undefined)
      output.print(`Nobody edited a record of run ${runId}; nothing was written.`)
    return undefined
  })
}

async function writeFiles(
  { signal }: Context,
  engine: Engine,
  run: Run,
  { rejects, warnings }: IssuesOptions,
): Promise<Written[]> {
  const written: Written[] = []
  if (rejects !== undefined) written.push(...(await exportRejects(engine, run, rejects, signal)))
  if (warnings !== undefined && run.warnings > 0)
    written.push(await exportWarnings(engine, run, warnings, signal))
  return written
}

function report(
  { output }: Context,
  issues: readonly { severity: Severity; cause: Cause; file: string; line: number; reason: string }[],
): void {
  if (issues.length === 0) return
  output.table(
    [
      { title: '' },
      { title: 'File', most: 40 },
      { title: 'Line', align: 'right' },
      { title: 'Cause' },
      { title: 'What', most: 160 },
    ],
    issues.map(({ severity, cause, file, line, reason }) => [
      severity === 'reject' ? 'rejected' : 'warning',
      file,
      count(line),
      causes[cause] ?? cause,
      reason,
    ]),
  )
  output.print('\nWhat to do')
  for (const cause of new Set(issues.map((issue) => issue.cause)))
    output.print(`  ${causes[cause] ?? cause}: ${whatToDo[cause] ?? 'Look at the record.'}`)
}

function reportEdits(
  output: Output,
  { rows, total }: { readonly rows: readonly RunEdit[]; readonly total: number },
): void {
  if (total === 0) return
  output.print('', output.bold(`${counted(total, 'edit')} by people`))
  for (const edit of rows) {
    const line = edit.line === null ? '' : `, line ${count(edit.line)}`
    const of = edit.kind === 'value' ? ` (${counted(edit.records, 'record')})` : ''
    const ended = edit.says === null ? '' : `; the file now says '${shown(edit.says, 80)}', so it ended`
    output.print(`  ${plain(edit.file)}${line}: ${shown(editText(edit, edit.records > 0), 300)}${of}${ended}`)
  }
  if (total > rows.length) output.print(output.dim(`and ${count(total - rows.length)} more`))
}

function reportWritten(
  context: Context,
  engine: Engine,
  run: Run,
  written: readonly Written[],
  options: IssuesOptions,
): void {
  const { output } = context
  if (options.rejects !== undefined && run.rowsRejected === 0)
    output.print(`Run ${run.runId} has no rejects; nothing was written.`)
  if (options.warnings !== undefined && run.warnings === 0)
    output.print(`Run ${run.runId} has no warnings; nothing was written.`)
  for (const { file, of, rows } of written) {
    output.print(
      of === null
        ? `${counted(rows, 'warning')} written to ${plain(file)}`
        : `${counted(rows, 'reject')} of ${plain(of)} written to ${plain(file)}`,
    )
  }
  const fixable = written.filter(({ of }) => of !== null)
  if (fixable.length === 0) return
  const names = fixable.map(({ file }) => file).join(' ')
  const mode = run.status === 'published' ? ' --add' : ''
  output.print(
    output.bold('Next'),
    '  correct the records; the columns _line, _field, _value and _reason tell what is wrong and are ignored, then:',
    `  ${commandLine(context, engine, `load -f ${plain(names)} --date ${run.date}${mode}`)}`,
  )
}
