import { LoaderError } from '../../../shared/errors.ts'
import type { Run, RunFile } from '../../../shared/run.ts'
import { parseRunDate } from '../../../shared/runDate.ts'
import type { VanishedSource } from '../../../shared/window/runs.ts'
import { cancelOnAbort } from '../../db/connection/cancel.ts'
import { connect, disconnect } from '../../db/connection/connect.ts'
import { databaseError } from '../../db/connection/errors.ts'
import { requireRole } from '../../db/schema/schemas.ts'
import type { CheckResult } from '../checks/checkResult.ts'
import { bindEdits } from '../edits/bindEdits.ts'
import { standingCorrections } from '../edits/corrections.ts'
import type { Engine } from '../engine.ts'
import { faultPoint } from '../faultPoint.ts'
import type { Inspect } from '../files/inspect/inspect.ts'
import { type RecognisedInput, recogniseFiles } from '../files/recogniseFiles.ts'
import { changedRun } from '../runs/change/changedRun.ts'
import { publishRun } from '../runs/change/publish.ts'
import { findRun, findRunFiles } from '../runs/findRuns.ts'
import { sourceNotices, sourcesOfLoad } from '../sources/sourcesOfLoad.ts'
import { purgeTrash } from '../sweep.ts'
import { unlessAborted } from '../unlessAborted.ts'
import { requireKnownSources } from '../vanished/pauses.ts'
import { vanishedSources } from '../vanished/vanishedSources.ts'
import { requireReviewedBase, requireReviewedFiles } from './asReviewed.ts'
import { buildCandidate, cancelPatience } from './buildCandidate.ts'
import { type AlreadyLoaded, alreadyLoaded } from './date/alreadyLoaded.ts'
import { requireDateLock, requireFreeDate } from './date/requestedDate.ts'
import { endRun } from './endRun.ts'
import type { LoadEvent, LoadRequest } from './loadRequest.ts'
import type { LoadStory } from './loadStory.ts'
import { publishesItself } from './publishesItself.ts'
import { registerRun } from './registerRun.ts'
import { requireSpace, watchSpace } from './space.ts'
import { type StageThread, startStageThread } from './stage/stageThread.ts'

export interface LoadedFile extends RunFile {
  readonly alreadyLoaded: AlreadyLoaded | null
}

export interface LoadResult {
  readonly run: Run
  readonly published: boolean
  readonly files: readonly LoadedFile[]
  readonly checks: readonly CheckResult[]
  /** What readers of the date don't see of what the run before it has. */
  readonly vanished: readonly VanishedSource[]
  readonly notices: readonly string[]
}

export interface LoadOptions {
  /** Its reason is the error that the load ends with. */
  readonly signal?: AbortSignal
  readonly onEvent?: (event: LoadEvent) => void
  /** Looks at the files; one that knows them already or does so in another thread. */
  readonly inspect?: Inspect
}

/**
 * One load of one date: stage the files into a candidate, check it, publish it if it may be. All or nothing: whatever
 * goes wrong, earlier runs are as they were and the candidate is gone, or is swept by the next command.
 *
 * @throws LoaderError of the file, before anything is written; date-busy, date-taken; database-…; the signal's reason.
 */
export async function load(
  engine: Engine,
  request: LoadRequest,
  options: LoadOptions = {},
): Promise<LoadResult> {
  if (parseRunDate(request.date) !== request.date)
    throw new LoaderError('internal', 'A run date is YYYY-MM-DD.')
  const thread = startStageThread()
  try {
    return await loadFiles(engine, request, thread, options)
  } catch (error) {
    throw databaseError(error, `Can't load ${request.date}`)
  } finally {
    await thread.end()
  }
}

async function loadFiles(
  engine: Engine,
  request: LoadRequest,
  thread: StageThread,
  options: LoadOptions,
): Promise<LoadResult> {
  options.onEvent?.({ stage: 'inspecting' })
  const recognised = await unlessAborted(
    recogniseFiles(request, options.inspect, await sourcesOfLoad(engine.client, request)),
    options.signal,
  )
  const inputs = bindEdits(
    recognised,
    request.edits,
    await standingCorrections(engine.client, sourcesOf(recognised), request.date),
  )
  try {
    requireNotGiven(request.without ?? [], inputs)
    await requireReviewedFiles(request, inputs)
    return await loadInputs(engine, request, inputs, thread, options)
  } catch (error) {
    const failed = databaseError(error, `Can't load ${request.date}`)
    failed.sources = sourcesOf(inputs)
    throw failed
  }
}

/** @throws LoaderError usage: a date can't be meant to lack what is loaded into it. */
function requireNotGiven(without: readonly string[], inputs: readonly RecognisedInput[]): void {
  for (const { file, layout } of inputs)
    if (without.includes(layout.source.id))
      throw new LoaderError(
        'usage',
        `${file.name} is a file of ${layout.source.id}, which the date is to be without.`,
        {
          hint: `Leave out the file, or --without ${layout.source.id}.`,
        },
      )
}

function sourcesOf(inputs: readonly RecognisedInput[]): string[] {
  return [...new Set(inputs.map(({ layout }) => layout.source.id))]
}

async function loadInputs(
  engine: Engine,
  request: LoadRequest,
  inputs: readonly RecognisedInput[],
  thread: StageThread,
  { signal: asked, onEvent = () => undefined }: LoadOptions,
): Promise<LoadResult> {
  const control = await connect(
    engine.target.connection,
    `leads-loader load of ${request.date} by ${engine.who}`,
  )
  const stopped = new AbortController()
  const signal = AbortSignal.any([stopped.signal, ...(asked ? [asked] : [])])
  control.once('end', () => stopped.abort(lockLost()))
  let abortedAt: number | null = null
  signal.addEventListener('abort', () => {
    abortedAt = performance.now()
  })
  const unwatch = watchSpace(engine, (error) => stopped.abort(error))
  try {
    await requireKnownSources(control, request.without ?? [])
    const notices = await purgeTrash(control, engine.who)
    if (request.reader !== undefined) await requireRole(control, request.reader)
    await requireDateLock(control, request.date)
    const base = await requireFreeDate(control, request)
    requireReviewedBase(request, base)
    await requireSpace(engine, inputs, request.mode === 'add' ? base : undefined)
    const told = await sourceNotices(control, inputs)
    const result = await runLoad({
      ...{ engine, request, control, base, inputs, thread, signal, onEvent },
      abortedAt: () => abortedAt,
    })
    return { ...result, notices: [...notices, ...told, ...result.notices] }
  } finally {
    unwatch()
    await disconnect(control)
  }
}

async function runLoad(story: LoadStory): Promise<LoadResult> {
  const { engine, request, control, base, inputs, signal, onEvent } = story
  const before = await alreadyLoaded(
    control,
    inputs.map(({ file }) => file.sha256),
  )
  const runId = await registerRun(story)
  const watched = await cancelOnAbort(engine.target.connection, signal, [control], cancelPatience)
  let isComplete = false
  try {
    await faultPoint('after-register')
    const { checks, notices } = await buildCandidate(story, runId)
    isComplete = true
    const publish = publishesItself(request, checks)
    const waiting = (await findRun(control, runId)) as Run
    const files = await findRunFiles(control, runId)
    const vanished = await vanishedSources(control, runId)
    if (publish) {
      onEvent({ stage: 'publishing', runId })
      await faultPoint('before-publish')
      signal.throwIfAborted()
      const basedOn = base?.runId ?? null
      const always = request.publish === 'always'
      notices.push(...(await publishRun(engine, control, runId, { reader: request.reader, basedOn, always })))
    }
    // nothing below may fail: the run is published
    return {
      run: publish ? await changedRun(engine, control, waiting, 'published') : waiting,
      published: publish,
      files: files.map((file) => ({ ...file, alreadyLoaded: before.get(file.sha256) ?? null })),
      checks,
      vanished,
      notices,
    }
  } catch (error) {
    throw await endRun(story, runId, error, isComplete)
  } finally {
    await watched()
  }
}

function lockLost(): LoaderError {
  return new LoaderError('database-lost', 'The connection that holds the lock of the date was lost.', {
    hint: 'The load was ended; earlier runs are as they were. Look at the network, and whether the server runs; then load again.',
  })
}
