import type { Bridge } from '../app/bridge.ts'
import { ask } from '../app/bridge.ts'
import type { createMappingStore } from '../mapping/mappingStore.ts'
import type { createReviewStore } from '../review/reviewStore.ts'
import { choicesOf, type createDraftStore, filesObstacle, sourceOf } from './draft.ts'
import { type createLoadStore, dateObstacle, isAdding } from './loadStore.ts'

interface Parts {
  readonly bridge: Pick<Bridge, 'draft'>
  readonly draft: ReturnType<typeof createDraftStore>
  readonly mapping: ReturnType<typeof createMappingStore>
  readonly review: ReturnType<typeof createReviewStore>
  readonly load: ReturnType<typeof createLoadStore>
}

/** Milliseconds without a change after which the draft is kept. */
const pause = 300

/** Keeps the draft whenever it changes, until the function it gives is called. One that is loaded is done with. */
export function keepDraft({ bridge, draft, review }: Parts): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let held = false
  const keep = () => {
    const { files, date, step } = draft.getState()
    if (files.length === 0 || step === 'results') {
      if (held) void ask(bridge.draft.discard({ edits: false }))
      held = false
      return
    }
    held = true
    const { fileId, opened } = review.getState()
    const row = opened === null ? undefined : review.getState().activeRow()
    const isThere = files.some(({ id }) => id === fileId)
    const place =
      fileId === null || row === undefined || !isThere
        ? null
        : { id: fileId, record: row.record, line: row.line }
    void ask(bridge.draft.keep({ files: choicesOf(files), date, step, place }))
  }
  const later = () => {
    clearTimeout(timer)
    timer = setTimeout(keep, pause)
  }
  const ends = [
    draft.subscribe((state, before) => {
      const same = state.files === before.files && state.date === before.date && state.step === before.step
      if (!same) later()
    }),
    review.subscribe((state, before) => {
      if (state.active !== before.active || state.fileId !== before.fileId) later()
    }),
  ]
  return () => {
    clearTimeout(timer)
    for (const end of ends) end()
  }
}

/** Goes on with what was kept, at the record that was looked at; where something is to be decided first, in Files. */
export async function resumeDraft({ bridge, draft, mapping, review, load }: Parts): Promise<void> {
  const result = await ask(bridge.draft.resume())
  if (!result.ok || result.value === null) return draft.getState().forgetKept()
  const { step, place, date } = result.value
  await Promise.all([draft.getState().takeUp(result.value), load.getState().look(date)])
  const { files } = draft.getState()
  if (step === 'files' || filesObstacle(files) !== null || dateObstacle(load.getState(), date) !== null)
    return
  await mapping.getState().open(
    files.flatMap((file) => {
      const source = sourceOf(file)
      return source === null ? [] : [{ id: file.id, source, sheet: file.sheet }]
    }),
  )
  if (step === 'mapping') return draft.getState().advance('mapping')
  const adds = isAdding(load.getState(), date)
  await review.getState().open(choicesOf(files), date, adds, mapping.getState().version)
  draft.getState().advance('review')
  if (place !== null) await review.getState().goTo(place.id, place.record, null)
}
