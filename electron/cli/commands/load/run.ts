import { counted } from '../../../../shared/count.ts'
import { LoaderError, plainError } from '../../../../shared/errors.ts'
import { dataFolder } from '../../../dataFolder.ts'
import { failedChecks } from '../../../engine/checks/checkResult.ts'
import type { Engine } from '../../../engine/engine.ts'
import { type LoadResult, load } from '../../../engine/load/load.ts'
import type { LoadRequest } from '../../../engine/load/loadRequest.ts'
import { publishCommand } from '../../../engine/runs/change/consent.ts'
import { findProblems } from '../../../engine/runs/runDetails.ts'
import { vanishedText } from '../../../engine/vanished/vanishedSources.ts'
import { unpackUnder } from '../../../unpackFolder.ts'
import { announceFailure, announceRun, type DeliverWhen, sendBeginning } from '../../announceRun.ts'
import type { Context } from '../../context.ts'
import { showLoadProgress } from '../../output/progress.ts'
import {
  equation,
  reportChecks,
  reportFiles,
  reportPlace,
  reportProblems,
  reportTables,
  runHeadline,
} from '../../output/runReport.ts'
import { checkShape, loadedFileShape } from '../../output/shapes.ts'
import { duration } from '../../output/text.ts'
import { requireRole } from '../../requireRole.ts'
import { withEngine } from '../../withEngine.ts'
import { editsOf } from './editsOf.ts'
import type { LoadOptions } from './options.ts'

/** `leads load`: exit code 5 when checks keep the run waiting, 4 for rejects with --fail-on, else 0. */
export async function runLoad(context: Context, options: LoadOptions): Promise<number> {
  unpackUnder(dataFolder(context.common.dataDir))
  return withEngine(context, async (engine) => {
    const started = performance.now()
    if (options.reader !== undefined) await requireRole(engine, options.reader)
    const request: LoadRequest = { ...requestOf(options), edits: await editsOf(options) }
    const result = await loadWithProgress(context, engine, request, options.deliver).catch((error) =>
      announceFailure(context, engine, request, options.deliver, error),
    )
    const failure = failureOf(result, options)
    const { output } = context
    if (context.signal.aborted) {
      output.notice(
        `The signal came too late: run ${result.run.runId} ${result.published ? 'is already published' : 'is complete and waits'}.`,
      )
    }
    output.document(documentOf(result, Math.round(performance.now() - started), failure))
    for (const notice of result.notices) output.notice(notice)
    if (!output.json) await report(context, engine, result, performance.now() - started)
    if (failure !== null) output.error(failure.message, failure.hint === undefined ? [] : [failure.hint])
    // last, since it may take a while and changes nothing of the above
    await announceRun(context, engine, result.run.runId, options.deliver)
    return failure?.exitCode ?? 0
  })
}

function requestOf(options: LoadOptions): LoadRequest {
  return {
    folder: options.path,
    files: options.files,
    date: options.date,
    mode: options.replace ? 'replace' : options.add ? 'add' : 'new',
    publish: options.publish,
    asThen: options.as === 'then',
    reader: options.reader,
    without: options.without ?? [],
    ...(options.source && { wantedSources: options.source }),
    ...(options.sheet && { wantedSheets: options.sheet }),
  }
}

async function loadWithProgress(
  { output, signal }: Context,
  engine: Engine,
  request: LoadRequest,
  deliver: DeliverWhen,
): Promise<LoadResult> {
  const progress = showLoadProgress(output)
  const beginning = sendBeginning(engine, signal, deliver)
  try {
    return await load(engine, request, {
      signal,
      onEvent(event) {
        progress.onEvent(event)
        if ('runId' in event) beginning.send()
      },
    })
  } finally {
    progress.end()
    await beginning.end()
  }
}

function failureOf(
  { run, checks, vanished }: LoadResult,
  { publish, failOn }: LoadOptions,
): LoaderError | null {
  const failed = failedChecks(checks)
  const { runId } = run
  if (publish === 'passing' && failed > 0) {
    const unmeant = vanished.filter(({ meant }) => !meant)
    const missing = unmeant.length === 0 ? '' : `It lacks ${vanishedText(unmeant)}. `
    return new LoaderError(
      'checks-failed',
      `${counted(failed, 'check')} failed, so run ${runId} was not published; it waits.`,
      {
        hint: `${missing}Look at them with leads checks ${runId}. Publish it all the same: ${publishCommand(run, unmeant)}`,
        runId,
      },
    )
  }
  if (failOn === 'rejects' && run.rowsRejected > 0) {
    return new LoaderError(
      'rejects',
      `${counted(run.rowsRejected, 'record')} of run ${runId} were rejected.`,
      {
        hint: `See leads issues ${runId}; leads issues ${runId} --rejects rejects.csv writes them to be fixed.`,
        runId,
      },
    )
  }
  return null
}

function documentOf(result: LoadResult, durationMs: number, failure: LoaderError | null) {
  const { run, published, files, checks } = result
  const { runId, date, schema, status } = run
  const { rowsRead, rowsBefore, rowsLoaded, rowsRejected, rowsSetAside, rowsBlank, warnings } = run
  return {
    runId,
    date,
    schema,
    status,
    published,
    rowsRead,
    rowsBefore,
    rowsLoaded,
    rowsRejected,
    rowsSetAside,
    rowsBlank,
    warnings,
    files: files.map(loadedFileShape),
    checks: checks.map(checkShape),
    vanished: result.vanished,
    durationMs,
    ...(failure !== null && { error: withoutRun(failure) }),
  }
}

function withoutRun(failure: LoaderError) {
  const { runId: _, workbook: __, ...error } = plainError(failure)
  return error
}

async function report(
  context: Context,
  engine: Engine,
  result: LoadResult,
  milliseconds: number,
): Promise<void> {
  const { output } = context
  const { run, files, checks, vanished } = result
  output.print(`${output.bold(runHeadline(output, run))}  ${output.dim(duration(milliseconds))}`, '')
  reportFiles(output, files)
  output.print(equation(run), '')
  reportTables(output, run.tableRows)
  reportChecks(output, checks)
  reportProblems(output, await findProblems(engine.client, run.runId))
  reportPlace(context, engine, run, vanished)
}
