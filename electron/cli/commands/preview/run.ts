import { causes } from '../../../../shared/causes.ts'
import type { CleanedRecord } from '../../../../shared/columns.ts'
import { LoaderError } from '../../../../shared/errors.ts'
import { dataFolder } from '../../../dataFolder.ts'
import { correctionsIfKept } from '../../../engine/edits/corrections.ts'
import { dateBase } from '../../../engine/files/readInto.ts'
import { type AlreadyLoaded, alreadyLoaded } from '../../../engine/load/date/alreadyLoaded.ts'
import { type OpenRegistry, openRegistry } from '../../../engine/openRegistry.ts'
import {
  type Preview,
  type PreviewedFile,
  type PreviewRequest,
  preview,
} from '../../../engine/review/preview.ts'
import { publishedRun } from '../../../engine/runs/findRuns.ts'
import { knownSources } from '../../../engine/sources/knownSources.ts'
import { sourcesOfLoad } from '../../../engine/sources/sourcesOfLoad.ts'
import { unpackUnder } from '../../../unpackFolder.ts'
import type { Context } from '../../context.ts'
import { type FileProgress, progressLine } from '../../output/progress.ts'
import { equation, reportFiles, reportProblems, reportTables } from '../../output/runReport.ts'
import { duration, plain, shown } from '../../output/text.ts'
import { editsOf } from '../load/editsOf.ts'
import type { PreviewOptions } from './options.ts'

type FoundBefore = ReadonlyMap<string, AlreadyLoaded>

/** `leads preview` */
export async function runPreview(context: Context, options: PreviewOptions): Promise<undefined> {
  const { output } = context
  const started = performance.now()
  unpackUnder(dataFolder(context.common.dataDir))
  const edits = await editsOf(options)
  const registry = await registryIfThere(context)
  try {
    const corrections = registry === null ? [] : await correctionsIfKept(registry.client, options.date)
    const result = await previewWithProgress(context, {
      folder: options.path,
      files: options.files,
      date: options.date,
      corrections,
      edits,
      base:
        options.add && registry !== null
          ? await dateBase(registry.client, registry.connection, options.date)
          : null,
      known:
        registry === null
          ? await knownSources(null)
          : await sourcesOfLoad(registry.client, { date: options.date, asThen: options.as === 'then' }),
      recordsPerFile: options.records,
      examplesPerCause: 3,
      ...(options.source && { wantedSources: options.source }),
      ...(options.sheet && { wantedSheets: options.sheet }),
    })
    const before: FoundBefore =
      registry === null
        ? new Map()
        : await alreadyLoaded(
            registry.client,
            result.files.map(({ sha256 }) => sha256),
          )
    output.document(documentOf(result, before, Math.round(performance.now() - started)))
    if (output.json) return undefined
    report(context, result, before)
    for (const notice of result.editNotices) output.notice(notice)
    const standing = registry === null ? undefined : await publishedRun(registry.client, options.date)
    if (standing !== undefined && !options.add && !options.replace)
      output.notice(
        `${options.date} has a published run (${standing.runId}): a load needs --replace or --add. These are the counts of --replace; leads preview --add gives those of --add.`,
      )
    output.print(output.dim(`Nothing was written. ${duration(performance.now() - started)}`))
    return undefined
  } finally {
    await registry?.close()
  }
}

/** A preview needs no database: one that can't be reached is told, and done without. */
async function registryIfThere({ common, output }: Context): Promise<OpenRegistry | null> {
  try {
    return await openRegistry(common)
  } catch (error) {
    if (!(error instanceof LoaderError) || error.exitCode !== 6) throw error
    output.notice(`${error.message} So the sources of the database and earlier loads are not considered.`)
    return null
  }
}

async function previewWithProgress({ output, signal }: Context, request: PreviewRequest): Promise<Preview> {
  let files: FileProgress[] = []
  let started = performance.now()
  let painted = 0
  output.status('Looking at the files …')
  try {
    return await preview(request, {
      signal,
      onRecognised(inputs) {
        started = performance.now()
        files = inputs.map(({ file }) => ({ name: file.name, bytes: file.bytes, bytesRead: 0, rows: 0 }))
      },
      onProgress({ file, rowsRead, bytesRead }) {
        files[file] = { ...(files[file] as FileProgress), rows: rowsRead, bytesRead }
        const now = performance.now()
        if (now - painted < 80) return
        painted = now
        output.status(progressLine(files, now - started))
      },
    })
  } finally {
    output.status('')
  }
}

function documentOf(result: Preview, before: FoundBefore, durationMs: number) {
  const { files, problems, ...rest } = result
  return {
    ...rest,
    files: files.map((file) => ({ ...file, alreadyLoaded: before.get(file.sha256) ?? null })),
    problems: problems.map(({ severity, cause, count, examples }) => ({
      severity,
      cause,
      title: causes[cause],
      count,
      examples,
    })),
    durationMs,
  }
}

function report({ output }: Context, result: Preview, before: FoundBefore): void {
  const { files, problems, tableRows } = result
  for (const file of files) {
    output.print(
      `${output.bold(plain(file.name))}: ${file.source} (${file.reason}), ${plain(file.encodingReason)}`,
    )
    reportRecords(output.print, file)
  }
  output.print('')
  reportFiles(
    output,
    files.map((file) => ({ ...file, alreadyLoaded: before.get(file.sha256) ?? null })),
  )
  output.print(equation(result), '')
  reportTables(output, tableRows)
  reportProblems(
    output,
    problems.map(({ severity, cause, count, examples: [first] }) => ({
      severity,
      cause,
      count,
      file: first?.file ?? '',
      line: first?.line ?? 0,
      reason: first?.reason ?? '',
    })),
  )
}

/** `  record 1  company SUNNY ACRES, capacity 12, …`: what is filled, field by field. */
function reportRecords(print: (line: string) => void, { records }: PreviewedFile): void {
  for (const { record, values } of records) {
    print(`  record ${record}`)
    for (const [name, value] of Object.entries(values) as [keyof CleanedRecord, unknown][]) {
      if (value === null) continue
      const text = typeof value === 'string' ? value : JSON.stringify(value)
      print(`    ${name.padEnd(27)} ${shown(text, 120)}`)
    }
  }
}
