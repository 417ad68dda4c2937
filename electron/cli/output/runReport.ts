import { causes } from '../../../shared/causes.ts'
import { type ToldCheck, toldChecks } from '../../../shared/checks/toldChecks.ts'
import { tables } from '../../../shared/columns.ts'
import { count, counted } from '../../../shared/count.ts'
import type { SetAside } from '../../../shared/domain.ts'
import type { Run, RunFile } from '../../../shared/run.ts'
import { isKnown } from '../../../shared/window/kinds.ts'
import type { VanishedSource } from '../../../shared/window/runs.ts'
import { type CheckResult, type CountedState, worstStates } from '../../engine/checks/checkResult.ts'
import type { Engine } from '../../engine/engine.ts'
import type { AlreadyLoaded } from '../../engine/load/date/alreadyLoaded.ts'
import { publishWords } from '../../engine/runs/change/consent.ts'
import type { Problem } from '../../engine/runs/runDetails.ts'
import type { Context } from '../context.ts'
import { commandLine } from '../invocation.ts'
import type { Output } from './output.ts'
import { plain, shown } from './text.ts'

interface ReportedFile extends Pick<RunFile, 'name' | 'source' | 'encoding' | 'encodingReason' | Counted> {
  readonly notes: readonly string[]
  readonly missingColumns: readonly string[]
  readonly addedColumns: readonly string[]
  readonly setAside: readonly SetAside[]
  readonly alreadyLoaded?: AlreadyLoaded | null
}

type Counted = 'rowsRead' | 'rowsLoaded' | 'rowsRejected' | 'rowsSetAside' | 'rowsBlank' | 'warnings'

/** Counts of the files, drift, and the equation that they must make. */
export function reportFiles(output: Output, files: readonly ReportedFile[]): void {
  const areSetAside = files.some(({ rowsSetAside }) => rowsSetAside > 0)
  output.table(
    [
      { title: 'File', most: 60 },
      { title: 'Source' },
      ...['Read', 'Loaded', 'Rejected', ...(areSetAside ? ['Set aside'] : []), 'Blank', 'Warnings'].map(
        (title) => ({
          title,
          align: 'right' as const,
        }),
      ),
      { title: '' },
    ],
    files.map((file) => [
      file.name,
      file.source,
      ...[file.rowsRead, file.rowsLoaded, file.rowsRejected].map(count),
      ...(areSetAside ? [count(file.rowsSetAside)] : []),
      ...[file.rowsBlank, file.warnings].map(count),
      fileNote(file),
    ]),
  )
  for (const file of files) {
    const { name, notes, missingColumns, addedColumns } = file
    for (const note of notes) output.print(`${output.yellow('Note')}   ${plain(name)}: ${plain(note)}`)
    for (const { rule, count: rows, firstLine } of file.setAside)
      output.print(
        `${output.yellow('Aside')}  ${plain(name)}: ${count(rows)} set aside by ${plain(rule)} (first: line ${count(firstLine)})`,
      )
    if (missingColumns.length > 0)
      output.print(`${output.yellow('Drift')}  ${plain(name)} lacks ${missingColumns.map(plain).join(', ')}`)
    if (addedColumns.length > 0)
      output.print(
        `${output.yellow('Drift')}  ${plain(name)} has new columns, kept in attributes: ${addedColumns.map(plain).join(', ')}`,
      )
  }
}

function fileNote({ encoding, encodingReason, alreadyLoaded }: ReportedFile): string {
  const notes = []
  if (encoding !== 'utf-8' && encoding !== 'utf-8-bom') notes.push(encodingReason)
  if (alreadyLoaded) notes.push(`same bytes as run ${alreadyLoaded.runId} of ${alreadyLoaded.date}`)
  return notes.join('; ')
}

/** `127 read = 127 loaded + 0 rejected`, what was set aside, and what the date held before. */
export function equation(counts: {
  rowsRead: number
  rowsLoaded: number
  rowsRejected: number
  rowsSetAside: number
  rowsBefore?: number
}): string {
  const { rowsRead, rowsLoaded, rowsRejected, rowsSetAside, rowsBefore = 0 } = counts
  const aside = rowsSetAside === 0 ? '' : ` + ${count(rowsSetAside)} set aside`
  const sum = `${count(rowsRead)} read = ${count(rowsLoaded)} loaded + ${count(rowsRejected)} rejected${aside}`
  if (rowsBefore === 0) return sum
  return `${sum}; ${count(rowsBefore)} before + ${count(rowsLoaded)} = ${count(rowsBefore + rowsLoaded)} facilities`
}

export function reportTables(output: Output, tableRows: Readonly<Record<string, number>>): void {
  const parts = [...tables].reverse().map((table) => `${count(tableRows[table] ?? 0)} ${table}`)
  output.print(`${output.bold('Tables')}  ${parts.join(', ')}`)
}

/** How many checks passed, and one line for each that asks for a look, what tells most first; what is as last time in one. */
export function reportChecks(output: Output, checks: readonly CheckResult[]): void {
  output.print(`${output.bold('Checks')}  ${checkCounts(checks)}`)
  const { news, known } = toldChecks(checks)
  for (const one of news) output.print(`  ${toldLine(output, one)}`)
  if (known.length === 0) return
  const names = known.map(({ told }) => `${told[0].title}${ofSources(told)}`)
  output.print(output.dim(`  = as last time  ${names.join('; ')}`))
}

/**
 * `✗ failed   The number of rows is usual: In texas there are 512 rows, usually 980 to 1,020; it fails over 2 ×: look … Also
 * nevada. As last time: oklahoma.`
 */
export function toldLine(output: Output, { told, asLastTime }: ToldCheck<CheckResult>): string {
  const [first, ...others] = told
  const { title, explanation, observed, expected } = first
  const also = sourcesOf(others)
  const same = sourcesOf(asLastTime)
  const parts = [
    `${title}: ${plain(explanation || `${observed}; it ${expected}`)}`,
    ...(also === '' ? [] : [`Also ${also}.`]),
    ...(same === '' ? [] : [`As last time: ${same}.`]),
    ...(first.sameAs === null ? [] : [`As in run ${first.sameAs}.`]),
  ]
  return `${checkMark(output, first)}  ${parts.join(' ')}${asleepText(output, first)}`
}

function asleepText(output: Output, { snoozed }: CheckResult): string {
  return snoozed === null ? '' : output.dim(` (snoozed until ${snoozed.until}: ${plain(snoozed.why)})`)
}

/** ` (nevada, texas)`; nothing where the run is looked at as a whole. */
function ofSources(results: readonly CheckResult[]): string {
  const names = sourcesOf(results)
  return names === '' ? '' : ` (${names})`
}

const sourcesOf = (results: readonly CheckResult[]) =>
  results.flatMap(({ source }) => (source === null ? [] : [plain(source)])).join(', ')

/** `46 of 52 passed, 2 to look at, 1 failed, 5 as last time, 3 skipped`: each check by the worst of its results. */
export function checkCounts(checks: readonly CheckResult[]): string {
  const states = [...worstStates(checks).values()]
  const number = (...wanted: readonly CountedState[]) =>
    states.filter((state) => wanted.includes(state)).length
  const others = [
    [number('warned'), 'to look at'],
    [number('failed'), 'failed'],
    [number('error'), 'not run'],
    [number('known'), 'as last time'],
    [number('skipped'), 'skipped'],
  ] as const
  const parts = others.filter(([found]) => found > 0).map(([found, word]) => `, ${count(found)} ${word}`)
  return `${count(number('passed'))} of ${count(states.length)} passed${parts.join('')}`
}

/** `✓ passed   Phone numbers are well formed: nevada: 0 of 33 facilities; texas: 0 of 29 facilities`: one line a check. */
export function quietLine(output: Output, results: readonly [CheckResult, ...CheckResult[]]): string {
  const isSkipped = ({ status }: CheckResult) => Number(status === 'skipped')
  const sorted = [...results].sort((a, b) => isSkipped(a) - isSkipped(b)) as [CheckResult, ...CheckResult[]]
  const found = sorted.map(({ source, observed }) =>
    source === null ? plain(observed) : `${plain(source)}: ${plain(observed)}`,
  )
  return `${checkMark(output, sorted[0])}  ${sorted[0].title}: ${found.join('; ')}`
}

/** Icon, word and colour of a check's result. */
function checkMark(
  output: Output,
  result: Pick<CheckResult, 'status' | 'severity' | 'snoozed' | 'sameAs'>,
): string {
  const { status, severity, snoozed } = result
  if (status === 'passed') return output.green('✓ passed ')
  if (status === 'skipped') return output.dim('– skipped')
  if (snoozed !== null) return output.dim('z snoozed')
  if (isKnown(result)) return output.dim('= known  ')
  if (status === 'error') return output.red('✗ not run')
  return severity === 'error' ? output.red('✗ failed ') : output.yellow('! warning')
}

export function reportProblems(
  output: Output,
  problems: readonly Omit<Problem, 'record' | 'column'>[],
): void {
  if (problems.length === 0) return
  output.print(output.bold('Problems'))
  const digits = Math.max(...problems.map((problem) => count(problem.count).length))
  for (const { severity, cause, count: number, file, line, reason } of problems) {
    const word = severity === 'reject' ? output.red('rejected') : output.yellow('warning ')
    const place = `${number > 1 ? 'first ' : ''}${plain(file)}, line ${count(line)}: ${shown(reason, 140)}`
    output.print(`  ${count(number).padStart(digits)} ${word}  ${causes[cause] ?? cause}: ${place}`)
  }
}

/** Where the data is and what can be done next. */
export function reportPlace(
  context: Context,
  engine: Engine,
  run: Run,
  vanished: readonly VanishedSource[] = [],
): void {
  const { output } = context
  const { label } = engine.target
  const next = (words: string) => output.print(`  ${commandLine(context, engine, words)}`)
  if (run.schema !== null)
    output.print(
      `${output.bold('Data')}  schema ${run.schema} of database ${plain(label.name)} (${plain(label.host)})`,
    )
  output.print(output.bold('Next'))
  if (run.status === 'waiting') {
    next(`checks ${run.runId}`)
    next(`diff ${run.runId}`)
    const unmeant = vanished.filter(({ meant }) => !meant)
    next(run.checks.failed > 0 ? publishWords(run, unmeant) : `publish ${run.runId}`)
    next(`discard ${run.runId}`)
  }
  if (run.status === 'deleted' || run.status === 'replaced')
    next(`restore ${run.runId}${run.status === 'replaced' ? ' --replace' : ''}`)
  if (run.schema !== null && run.status !== 'running')
    next(`sql 'select company, facility_type, capacity from ${run.schema}.facility limit 5'`)
  if (run.rowsRejected > 0) next(`issues ${run.runId} --rejects rejects.csv`)
  else if (run.warnings > 0) next(`issues ${run.runId}`)
  else if (run.schema === null) next('runs')
}

/** `Run 3 of 2025-11-05 is published` with icon and colour. */
export function runHeadline(output: Output, run: Run): string {
  const text = `Run ${run.runId} of ${run.date} is ${run.status}`
  if (run.status === 'published') return output.green(`✓ ${text}`)
  if (run.status === 'failed' || run.status === 'cancelled') return output.red(`✗ ${text}`)
  return output.yellow(`● ${text}`)
}

/** `123 facilities in 3 files` */
export function runSize(run: Run): string {
  return `${counted(run.rowsBefore + run.rowsLoaded, 'facility', 'facilities')} of ${counted(run.files.length, 'file')}`
}
