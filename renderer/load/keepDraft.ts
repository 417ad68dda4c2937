import type { MendView } from '../../shared/window/runs.ts'
import type { Bridge } from '../app/bridge.ts'
import { ask } from '../app/bridge.ts'
import { readyValue } from '../components/loadable.ts'
import type { createMappingStore } from '../mapping/mappingStore.ts'
import type { createReviewStore } from '../review/reviewStore.ts'
import { choicesOf, type createDraftStore, filesObstacle, type Step, sourceOf } from './draft.ts'
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
export async function resumeDraft(parts: Parts): Promise<void> {
  const { bridge, draft, review, load } = parts
  const result = await ask(bridge.draft.resume())
  if (!result.ok || result.value === null) return draft.getState().forgetKept()
  const { step, place, date } = result.value
  await Promise.all([draft.getState().takeUp(result.value), load.getState().look(date)])
  if (!(await goOnTo(step, parts)) || place === null) return
  await review.getState().goTo(place.id, place.record, null)
}

/** Rejects of a run, to be mended: at once in Review, at the first of them, to be added to the date. */
export async function mendRejects({ date, files }: MendView, parts: Parts): Promise<void> {
  const { draft, review, load } = parts
  await Promise.all([
    draft.getState().takeUp({ date, files: [...files], step: 'review', place: null }),
    load.getState().look(date),
  ])
  load.getState().choose(date, 'add')
  if (!(await goOnTo('review', parts))) return
  await allRead(review)
  await review.getState().goToProblem('next')
}

/** Resolves when all records of the review are read; rejects are few. */
function allRead(review: Parts['review']): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      const { opened } = review.getState()
      const isUnderWay = opened !== null && (opened.state === 'loading' || readyValue(opened)?.done === false)
      if (!isUnderWay) resolve()
      return !isUnderWay
    }
    if (look()) return
    const end = review.subscribe(() => look() && end())
  })
}

/** Goes through the steps as a person would, up to Review. @returns whether it is there. */
async function goOnTo(step: Step, { draft, mapping, review, load }: Parts): Promise<boolean> {
  const { files, date } = draft.getState()
  if (step === 'files' || filesObstacle(files) !== null || dateObstacle(load.getState(), date) !== null)
    return false
  await mapping.getState().open(
    files.flatMap((file) => {
      const source = sourceOf(file)
      return source === null ? [] : [{ id: file.id, source, sheet: file.sheet }]
    }),
  )
  if (step === 'mapping') {
    draft.getState().advance('mapping')
    return false
  }
  const adds = isAdding(load.getState(), date)
  await review.getState().open(choicesOf(files), date, adds, mapping.getState().version)
  draft.getState().advance('review')
  return true
}
