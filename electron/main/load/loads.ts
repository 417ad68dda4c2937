import { count } from '../../../shared/count.ts'
import { LoaderError, plainError } from '../../../shared/errors.ts'
import { parseRunDate } from '../../../shared/runDate.ts'
import type { LoadState, ReviewedFile } from '../../../shared/window/load.ts'
import type { EditsRequest } from '../../engine/edits/bindEdits.ts'
import type { Engine } from '../../engine/engine.ts'
import type { Inspect } from '../../engine/files/inspect/inspect.ts'
import type { LoadResult } from '../../engine/load/load.ts'
import type { LoadEvent, LoadRequest } from '../../engine/load/loadRequest.ts'
import type { Activity, Work } from '../app/activity.ts'
import { filesRequest } from '../files/filesRequest.ts'
import { createPace } from './pace.ts'

interface LoadInput {
  readonly files: readonly ReviewedFile[]
  readonly date: string
  readonly mode: 'new' | 'replace' | 'add'
  readonly base: number | null
  /** By the sources of the run that stands for the date. */
  readonly asThen?: boolean
  /** What people changed of the files' records. */
  readonly edits?: EditsRequest | undefined
}

/** The window's loads: one at a time. A run that was loaded waits until the person publishes or discards it. */
export interface Loads {
  /** @throws LoaderError run-state while another runs; usage for a file that was not chosen */
  start(input: LoadInput): LoadState
  /** Of the load that runs, or of the last one. */
  state(): LoadState | null
  isRunning(): boolean
  /** Resolves when the load has ended and the engine has looked what is left of it: nothing. */
  cancel(): Promise<void>
}

interface LoadsParts {
  readonly load: (
    request: LoadRequest,
    options: { signal: AbortSignal; onEvent: (event: LoadEvent) => void },
  ) => Promise<LoadResult>
  readonly pathOf: (id: string) => string
  readonly activity: Activity
  readonly onChange: (state: LoadState) => void
  /** A load has failed, with a number or without one; not where the person cancelled it. */
  readonly onFailure: (request: LoadRequest, error: unknown) => void
  readonly log: (message: string, error?: unknown) => void
}

/** What part of a load is over when its stage begins; reading fills what lies before `keys`. */
const share = { inspecting: 0, copying: 0.02, reading: 0.05, keys: 0.65, reconciling: 0.88, checking: 0.92 }

export function createLoads({ load, pathOf, activity, onChange, onFailure, log }: LoadsParts): Loads {
  let current: LoadState | null = null
  let running: { cancel: AbortController; ended: Promise<void> } | null = null

  const change = (next: Partial<LoadState>): LoadState => {
    current = { ...(current as LoadState), ...next }
    onChange(current)
    return current
  }

  async function run(request: LoadRequest, signal: AbortSignal, work: Work): Promise<void> {
    const pace = createPace()
    const onEvent = (event: LoadEvent) => {
      if (event.stage === 'publishing') return
      change('runId' in event ? { stage: event.stage, runId: event.runId } : { stage: event.stage })
      if (event.stage !== 'reading') return work.progress(share[event.stage])
      const total = sumOf(event.files, 'bytes')
      const read = sumOf(event.files, 'bytesRead')
      work.progress(share.reading + (share.keys - share.reading) * (total === 0 ? 1 : read / total))
      change({
        files: event.files.map(({ name, rows, rejected, bytesRead, bytes }) => ({
          name,
          rows,
          rejected,
          bytesRead,
          bytes,
        })),
        ...pace(sumOf(event.files, 'rows'), read, total),
      })
    }
    try {
      const { run: loaded, notices } = await load(request, { signal, onEvent })
      const { runId, rowsLoaded, rowsRejected, rowsSetAside } = loaded
      change({ stage: 'ended', runId, secondsLeft: null, outcome: { kind: 'waiting', runId, notices } })
      const rejected = rowsRejected === 0 ? '' : `, ${count(rowsRejected)} rejected`
      const aside = rowsSetAside === 0 ? '' : `, ${count(rowsSetAside)} set aside`
      work.end(
        'Ready to publish',
        `${count(rowsLoaded)} records loaded${rejected}${aside}: ${request.date} waits.`,
      )
    } catch (error) {
      if (signal.aborted && error instanceof LoaderError && error.code === 'cancelled') {
        // the engine's hint says what it could not clean up
        const message =
          error.hint === undefined ? 'Cancelled: nothing was changed.' : `Cancelled. ${error.hint}`
        change({ stage: 'ended', secondsLeft: null, outcome: { kind: 'cancelled', message } })
        return work.end('Load cancelled', message)
      }
      if (!(error instanceof LoaderError)) log('A load failed.', error)
      const plain = plainError(error)
      change({ stage: 'ended', secondsLeft: null, outcome: { kind: 'failed', error: plain } })
      work.end(`${request.date} was not loaded`, plain.message)
      onFailure(request, error)
    }
  }

  const cancel = async () => {
    if (running === null) return
    if (!running.cancel.signal.aborted) {
      change({ cancelling: true })
      running.cancel.abort(new LoaderError('cancelled', 'Cancelled.'))
    }
    await running.ended
  }

  return {
    start({ files, date, mode, base, asThen = false, edits }) {
      if (running !== null) {
        throw new LoaderError('run-state', 'A load is under way in this window.', {
          hint: 'Wait until it ends, or cancel it.',
        })
      }
      const named = filesRequest(files, pathOf)
      const seen = named.files.flatMap((name, index) => {
        const reviewed = files[index]?.reviewed ?? null
        return reviewed === null ? [] : [[name, reviewed] as const]
      })
      const reviewed = { base, files: Object.fromEntries(seen) }
      const request: LoadRequest = {
        ...named,
        date: parseRunDate(date),
        mode,
        publish: 'never',
        reviewed,
        asThen,
        edits,
      }
      const controller = new AbortController()
      current = {
        date,
        runId: null,
        stage: 'inspecting',
        files: named.files.map((name) => ({ name, rows: 0, rejected: 0, bytesRead: 0, bytes: 0 })),
        startedAt: new Date().toISOString(),
        rowsPerSecond: 0,
        secondsLeft: null,
        cancelling: false,
        outcome: null,
      }
      const what = `Loading ${files.length} ${files.length === 1 ? 'file' : 'files'} into ${date}`
      const work = activity.begin(what, cancel)
      const ended = run(request, controller.signal, work).finally(() => {
        running = null
      })
      running = { cancel: controller, ended }
      return current
    },
    state: () => current,
    isRunning: () => running !== null,
    cancel,
  }
}

/** The load of the engine that is open, on a connection of its own. */
export function loadWith(engine: () => Promise<Engine>, inspect: Inspect): LoadsParts['load'] {
  return async (request, options) => {
    const [{ load }, { withOwnClient }] = await Promise.all([
      import('../../engine/load/load.ts'),
      import('../../engine/ownClient.ts'),
    ])
    return withOwnClient(await engine(), 'window', (own) => load(own, request, { ...options, inspect }))
  }
}

function sumOf<Key extends string>(files: readonly Readonly<Record<Key, number>>[], key: Key): number {
  let sum = 0
  for (const file of files) sum += file[key]
  return sum
}
