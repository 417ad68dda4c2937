import type { Run, RunFile } from '../../../shared/run.ts'
import type {
  CheckView,
  DeleteView,
  RunDetail,
  RunFileView,
  RunSummary,
} from '../../../shared/window/runs.ts'
import { recognise } from '../../sources/recognise.ts'
import type { Source } from '../../sources/source.ts'
import type { CheckResult } from '../checks/checkResult.ts'
import { checks } from '../checks/checks.ts'
import { countRunEdits, editsFileName, hasOwnEdits } from '../edits/runEdits.ts'
import type { Engine } from '../engine.ts'
import { shown } from '../review/reviewRow.ts'
import { knownSources } from '../sources/knownSources.ts'
import { trashDays } from '../sweep.ts'
import { vanishedSources } from '../vanished/vanishedSources.ts'
import { type DeletePlan, planDelete, requireRun } from './change/changeRun.ts'
import { findRunFiles, findRuns } from './findRuns.ts'
import { publishedWith } from './publishedWith.ts'
import { findCheckResults, findProblems, findRunEvents } from './runDetails.ts'

/** Every run, newest first, as lists show it. */
export async function listRuns({ client }: Engine): Promise<RunSummary[]> {
  return (await findRuns(client)).map(runSummary)
}

export function runSummary(run: Run): RunSummary {
  const { runId, date, schema, schemaVersion, status, mode, files, checks: counted, error } = run
  const { rowsRead, rowsBefore, rowsLoaded, rowsRejected, rowsSetAside, warnings } = run
  const { tableRows, sizeBytes, durationMs } = run
  const { startedBy, startedAt, statusChangedBy, statusChangedAt } = run
  return {
    runId,
    date,
    schema,
    schemaVersion,
    status,
    mode,
    files,
    checks: counted,
    error,
    rowsRead,
    rowsBefore,
    rowsLoaded,
    rowsRejected,
    rowsSetAside,
    warnings,
    tableRows,
    sizeBytes,
    durationMs,
    startedBy,
    startedAt,
    statusChangedBy,
    statusChangedAt,
    restorableUntil: restorableUntil(run),
  }
}

/** The day on which a run in the trash may be purged, in UTC as all times of the registry. */
function restorableUntil({ status, schema, statusChangedAt }: Run): string | null {
  if (schema === null || (status !== 'deleted' && status !== 'replaced')) return null
  return new Date(Date.parse(statusChangedAt) + trashDays * 86_400_000).toISOString().slice(0, 10)
}

/** @throws LoaderError unknown-run */
export async function runDetail(
  engine: Engine,
  runId: number,
  platform: NodeJS.Platform,
): Promise<RunDetail> {
  const { client } = engine
  const run = await requireRun(engine, runId)
  const files = await findRunFiles(client, runId)
  return {
    run: runSummary(run),
    files: files.map(fileView),
    checks: (await findCheckResults(client, runId)).map(checkView),
    vanished: await vanishedSources(client, runId),
    publishedWith: await publishedWith(client, runId),
    edits: await countRunEdits(client, runId),
    causes: (await findProblems(client, runId)).map(({ severity, cause, count }) => ({
      severity,
      cause,
      count,
    })),
    events: await findRunEvents(client, runId),
    command: loadCommand(
      run,
      files,
      platform,
      (await knownSources(client)).map(({ source }) => source),
      (await hasOwnEdits(client, runId)) ? editsFileName(runId, run.date) : null,
    ),
  }
}

function fileView(file: RunFile): RunFileView {
  const { header: _header, mapping: _mapping, fills: _fills, delimiter: _delimiter, ...rest } = file
  const { linesAbove: _linesAbove, ...view } = rest
  return view
}

function checkView(result: CheckResult): CheckView {
  const { name, source, title, family, severity, status, observed, expected, explanation, snoozed, sameAs } =
    result
  const { value, low, high, offending, total, query, rows, durationMs } = result
  // a check of an earlier version of the program may be gone
  const protects = checks.find((check) => check.name === name)?.protects ?? ''
  return {
    name,
    source,
    title,
    protects,
    family,
    severity,
    status,
    observed,
    expected,
    explanation,
    snoozed,
    sameAs,
    value,
    low,
    high,
    offending,
    total,
    query,
    durationMs,
    rows: rows.map(shownRow),
  }
}

/** A text of an offending row may be a megabyte. */
function shownRow(row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, typeof value === 'string' ? shown(value) : value]),
  )
}

/**
 * The command line that does the same load, run in the folder of the files. A source is named where the header alone
 * would not lead to it.
 */
export function loadCommand(
  { date, mode }: Pick<Run, 'date' | 'mode'>,
  files: readonly Pick<RunFile, 'name' | 'source' | 'header'>[],
  platform: NodeJS.Platform,
  sources: readonly Source[],
  /** The file that the edits of the run are exported to; null where there are none. */
  edits: string | null = null,
): string {
  const word = (text: string) => shellWord(text, platform)
  const named = files.filter(({ source, header }) => {
    const found = recognise(sources, header)
    return found.kind !== 'recognised' || found.layout.source.id !== source
  })
  return [
    'leads load -p . -f',
    ...files.map(({ name }) => word(name)),
    ...named.map(({ name, source }) => `--source ${word(`${name}=${source}`)}`),
    ...(edits === null ? [] : [`--edits ${word(edits)}`]),
    `--date ${date}`,
    ...(mode === 'new' ? [] : [`--${mode}`]),
  ].join(' ')
}

function shellWord(text: string, platform: NodeJS.Platform): string {
  if (/^[\w@%+=:,./-]+$/.test(text) && !text.startsWith('-')) return text
  // neither can stand in a file's name there
  if (platform === 'win32') return `"${text}"`
  return `'${text.replaceAll("'", "'\\''")}'`
}

/** What deleting a run takes from its readers. @throws LoaderError unknown-run, run-state */
export async function deleteView(engine: Engine, runId: number): Promise<DeleteView> {
  const plan: DeletePlan = await planDelete(engine, { runId })
  return { ...plan, run: runSummary(plan.run) }
}
