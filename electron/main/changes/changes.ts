import { randomUUID } from 'node:crypto'
import { basename } from 'node:path'
import { LoaderError } from '../../../shared/errors.ts'
import type { ChangeRow, ChangesFilter, ChangesView } from '../../../shared/window/changes.ts'
import { exportChanges } from '../../engine/changes/exportChanges.ts'
import { type OpenChanges, openChanges } from '../../engine/changes/openChanges.ts'
import type { Engine } from '../../engine/engine.ts'
import { writeTo } from '../files/exportPlace.ts'
import type { ExportParts } from '../runs/runExports.ts'

/** The window's comparison of two runs: one at a time, each on a connection of its own. */
export interface Changes {
  /** @throws LoaderError run-state when a run has no tables any more; cancelled when it was closed meanwhile. */
  open(runId: number, before: number | null): Promise<ChangesView>
  rows(
    changesId: string,
    filter: ChangesFilter,
    from: number,
    count: number,
  ): Promise<{ rows: ChangeRow[]; total: number }>
  /** Asks where to; null if the person cancels. */
  export(changesId: string, filter: ChangesFilter): Promise<{ name: string; rows: number } | null>
  /** Closes this comparison; null: whichever is open or about to be. */
  close(changesId: string | null): Promise<void>
}

interface Current {
  readonly changesId: string
  /** Ends the comparing, or an export of it. */
  readonly cancel: AbortController
  readonly opened: Promise<OpenChanges>
}

export function createChanges(parts: ExportParts): Changes {
  let current: Current | null = null

  const require = (changesId: string): Current => {
    if (current?.changesId === changesId) return current
    throw closed()
  }

  const end = async () => {
    const left = current
    current = null
    left?.cancel.abort(closed())
    await left?.opened.then(
      (changes) => changes.close(),
      () => undefined, // it was never open, and told so
    )
  }

  return {
    async open(runId, before) {
      const leaving = end()
      const cancel = new AbortController()
      const opening = async () => {
        await leaving
        const engine: Engine = await parts.engine()
        cancel.signal.throwIfAborted()
        return openChanges(engine, runId, before, cancel.signal)
      }
      const own = { changesId: randomUUID(), cancel, opened: opening() }
      current = own
      try {
        const { view } = await own.opened
        cancel.signal.throwIfAborted()
        return { changesId: own.changesId, ...view }
      } catch (error) {
        if (current === own) current = null
        throw error
      }
    },
    async rows(changesId, filter, from, count) {
      return (await require(changesId).opened).rows(filter, from, count)
    },
    export: (changesId, filter) => exportTo(parts, require(changesId), filter),
    async close(changesId) {
      if (changesId === null || current?.changesId === changesId) await end()
    },
  }
}

async function exportTo(
  { askPlace, isInput, activity }: ExportParts,
  current: Current,
  filter: ChangesFilter,
) {
  const changes = await current.opened
  const { run, before } = changes.view
  const place = await askPlace(`changes-${before?.date ?? 'none'}-to-${run.date}-run-${run.runId}.csv`)
  if (place === null) return null
  const cancel = new AbortController()
  const work = activity.begin(`Exporting what changed in run ${run.runId}`, async () => {
    cancel.abort(new LoaderError('cancelled', 'Cancelled: no file was written.'))
  })
  const signal = AbortSignal.any([cancel.signal, current.cancel.signal])
  try {
    const { rows } = await writeTo(place, isInput, (path) =>
      exportChanges(changes, { filter, path, raw: false, signal }),
    )
    const name = basename(place.path)
    work.end('Exported', name)
    return { name, rows }
  } catch (error) {
    work.end('Not exported', `The export of what changed in run ${run.runId} failed.`)
    throw error
  }
}

function closed(): LoaderError {
  return new LoaderError('cancelled', 'That comparison was closed.', { hint: 'Open it again.' })
}
