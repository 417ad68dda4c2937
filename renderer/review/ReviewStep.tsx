import './review.css'
import { Button } from '@mantine/core'
import { useEffect } from 'react'
import { useStore } from 'zustand'
import type { ReviewState } from '../../shared/window/review.ts'
import { useStores } from '../app/useStores.ts'
import { FileTabs } from '../components/FileTabs.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { loading } from '../components/loadable.ts'
import { Fault } from '../components/messages/Fault.tsx'
import { Pill } from '../components/Pill.tsx'
import { usePrimary } from '../components/usePrimary.ts'
import { choicesOf } from '../load/draft.ts'
import { isAdding } from '../load/loadStore.ts'
import { counted, formatCount } from '../text/format.ts'
import { ReplaceDialog } from './ReplaceDialog.tsx'
import { ReviewBar } from './ReviewBar.tsx'
import { ReviewGrid } from './ReviewGrid.tsx'
import { ReviewSide } from './ReviewSide.tsx'
import { RewriteDialog } from './RewriteDialog.tsx'
import { isFiltered } from './reviewFilters.ts'
import { totalCounts } from './reviewStore.ts'

/** What each record becomes, by the code that loads it. */
export function ReviewStep() {
  const { draft, load, mapping, review } = useStores()
  const opened = useStore(review, (state) => state.opened) ?? loading
  const fileId = useStore(review, (state) => state.fileId)
  const open = () => {
    const { files, date } = draft.getState()
    void review
      .getState()
      .open(choicesOf(files), date, isAdding(load.getState(), date), mapping.getState().version)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: opens what the draft holds when the step comes
  useEffect(open, [])
  useReviewKeys()

  const state = opened.state === 'ready' ? opened.value : null
  const counts = totalCounts(state)
  const shownFile = state?.files.find(({ id }) => id === fileId)
  const filtered = useStore(review, ({ filter }) => isFiltered(filter))
  const ready = state !== null && state.error === null
  const go = () => draft.getState().advance('load')
  usePrimary(ready ? go : null)
  const soFar = state !== null && !state.done ? ' so far' : ''
  return (
    <>
      <div className="screen-body screen-body-fixed">
        <Loaded of={opened} waiting="Reading the first records …" retry={open}>
          {(value) => (
            <>
              {value.error !== null && <Fault error={value.error} />}
              {shownFile !== undefined && <ReviewBar state={value} file={shownFile} />}
              {fileId !== null && (
                <FileTabs
                  label="Files"
                  active={fileId}
                  onActive={(id) => review.getState().show(id)}
                  tabs={value.files.map((file) => ({
                    id: file.id,
                    title: file.name,
                    badge: filtered ? <FittingBadge file={file} /> : <FileBadge file={file} />,
                  }))}
                >
                  <Panel state={value} fileId={fileId} />
                </FileTabs>
              )}
            </>
          )}
        </Loaded>
      </div>
      <footer className="screen-footer">
        <Button onClick={() => draft.getState().goTo('mapping')}>Back</Button>
        <span className="grow" role="status">
          {state !== null &&
            [
              `${counted(counts.read, 'record')}${soFar}`,
              `${formatCount(counts.loaded)} will load`,
              `${formatCount(counts.rejected)} rejected`,
              ...(counts.setAside > 0 ? [`${formatCount(counts.setAside)} set aside`] : []),
              counted(counts.warnings, 'warning'),
              ...(state.edits.count > 0 ? [counted(state.edits.count, 'edit')] : []),
              ...(state.recounting ? ['counting again with your edits …'] : []),
            ].join(' · ')}
        </span>
        <Button disabled={counts.rejected === 0} onClick={() => void review.getState().exportRejects()}>
          {counts.rejected === 0 ? 'Export rejects …' : `Export ${counted(counts.rejected, 'reject')} …`}
        </Button>
        <Button variant="filled" disabled={!ready} onClick={go}>
          {continueLabel(state, counts.loaded)}
        </Button>
      </footer>
    </>
  )
}

function continueLabel(state: ReviewState | null, loaded: number): string {
  if (state === null || state.error !== null) return 'Continue'
  return state.done ? `Continue with ${counted(loaded, 'record')}` : 'Continue while the rest is read'
}

function Panel({ state, fileId }: { readonly state: ReviewState; readonly fileId: string }) {
  const file = state.files.find(({ id }) => id === fileId)
  if (file === undefined) return null
  return (
    <>
      <div className="review">
        <ReviewGrid file={file} />
        <ReviewSide state={state} file={file} />
      </div>
      <ReplaceDialog file={file} />
      <RewriteDialog file={file} />
    </>
  )
}

function FittingBadge({ file }: { readonly file: ReviewState['files'][number] }) {
  const fitting = file.fitting ?? 0
  return <Pill tone={fitting > 0 ? 'info' : 'idle'}>{formatCount(fitting)}</Pill>
}

function FileBadge({ file }: { readonly file: ReviewState['files'][number] }) {
  const { counts, bytesRead, bytes } = file
  if (bytesRead < bytes) return <Pill tone="info">{Math.floor((bytesRead / bytes) * 100)} %</Pill>
  if (counts.rejected > 0) return <Pill tone="bad">{formatCount(counts.rejected)} rejected</Pill>
  if (counts.warnings > 0) return <Pill tone="warn">{counted(counts.warnings, 'warning')}</Pill>
  return <Pill tone="ok">Clean</Pill>
}

/** F8 goes to the next problem, with Shift to the one before; Ctrl Z undoes, Ctrl H replaces, Ctrl Del leaves out. */
function useReviewKeys() {
  const { review } = useStores()
  useEffect(() => {
    const act = (event: KeyboardEvent): boolean => {
      const store = review.getState()
      const control = event.ctrlKey || event.metaKey
      if (event.key === 'F8' && !control) void store.goToProblem(event.shiftKey ? 'previous' : 'next')
      else if (isTyping(event.target)) return false
      else if (event.key === 'F2' && !control) store.editActive()
      else if (!control) return false
      else if (event.key.toLowerCase() === 'z') void (event.shiftKey ? store.redo() : store.undo())
      else if (event.key.toLowerCase() === 'y') void store.redo()
      else if (event.key.toLowerCase() === 'h') store.replaceActive()
      else if (event.key === 'Delete') void store.leaveOutActive()
      else return false
      return true
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.altKey || event.defaultPrevented || dialogIsOpen()) return
      if (act(event)) event.preventDefault()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [review])
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('textarea, input:not([type="checkbox"], [type="radio"])') !== null
  )
}

function dialogIsOpen(): boolean {
  return [...document.querySelectorAll('[role="dialog"]')].some((dialog) => dialog.checkVisibility())
}
