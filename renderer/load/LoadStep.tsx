import { Button } from '@mantine/core'
import { useEffect } from 'react'
import { useStore } from 'zustand'
import type { PlainError } from '../../shared/errors.ts'
import type { DateState } from '../../shared/window/load.ts'
import { useStores } from '../app/useStores.ts'
import { ProfileButton } from '../components/fields/ProfileButton.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { readyValue } from '../components/loadable.ts'
import { Fault } from '../components/messages/Fault.tsx'
import { Message } from '../components/messages/Message.tsx'
import { usePrimary } from '../components/usePrimary.ts'
import { totalCounts } from '../review/reviewStore.ts'
import { counted, formatDay } from '../text/format.ts'
import { DateBusy } from './DateChoice.tsx'
import { choicesOf } from './draft.ts'
import { LoadProgress } from './LoadProgress.tsx'
import { chosenMode, loadRuns, type Mode, waitingRun } from './loadStore.ts'

/** What the load will do to the date, and the load itself. */
export function LoadStep() {
  const { draft, load, review } = useStores()
  const date = useStore(draft, (state) => state.date)
  const empty = useStore(draft, ({ files }) => files.length === 0)
  const waits = useWaitingCandidate()
  const state = useStore(load)
  const running = loadRuns(state)
  useEffect(() => {
    void load.getState().look(date)
  }, [load, date])

  const holds = readyValue(state.date)
  const published = holds?.published ?? null
  const mode = chosenMode(state, date)
  const chosen = published === null || mode !== null
  const free = holds !== null && holds.busy === null && !empty
  const failure = state.load?.outcome?.kind === 'failed' ? state.load.outcome.error : null
  // the same once more would fail alike
  const able = free && chosen && !running && !state.starting && !isOfReview(failure)
  const start = () => {
    const { files } = draft.getState()
    void load.getState().start(review.getState().reviewed(choicesOf(files)), date)
  }
  // the same files once more are seldom meant
  usePrimary(able && waits === null ? start : null)
  const label = useLoadLabel(published === null ? null : mode)

  return (
    <>
      <div className="screen-body">
        <div className="stack">
          {state.refused !== null && <Fault error={state.refused} />}
          {state.load !== null && <LoadProgress load={state.load} />}
          {failure !== null && <Failure error={failure} />}
          {state.load?.outcome?.kind === 'cancelled' && (
            <Message tone="info" title={state.load.outcome.message}>
              Everything stands as before; the files are still chosen.
            </Message>
          )}
          {waits !== null && (
            <Message
              tone="info"
              title={`Run ${waits} waits to be published or discarded`}
              action={<Button onClick={() => draft.getState().goTo('results')}>Go to its results</Button>}
            >
              It was made of these files. Loading them again makes another run, and this one goes on waiting.
            </Message>
          )}
          {!running && (
            <Loaded
              of={state.date}
              waiting={`Looking at what ${formatDay(date)} holds …`}
              retry={() => void load.getState().look(date)}
            >
              {(value) => <WhatBecomes holds={value} mode={mode} />}
            </Loaded>
          )}
        </div>
      </div>
      <footer className="screen-footer">
        {running ? (
          <>
            <span className="grow">What readers see stays as it is until you publish.</span>
            <Button disabled={state.load?.cancelling ?? false} onClick={() => void load.getState().cancel()}>
              {state.load?.cancelling ? 'Cancelling …' : 'Cancel the load'}
            </Button>
          </>
        ) : (
          <>
            <Button onClick={() => draft.getState().goTo('review')}>Back</Button>
            <span className="grow">{hint(empty, chosen)}</span>
            <ProfileButton variant="filled" disabled={!able} loading={state.starting} onClick={start}>
              {label}
            </ProfileButton>
          </>
        )}
      </footer>
    </>
  )
}

/** What is there is no longer what was reviewed. */
const isOfReview = (error: PlainError | null) =>
  error?.code === 'file-changed' || error?.code === 'date-changed'

/** Other bytes than were reviewed, or another run at the date: the way back stands beside it. */
function Failure({ error }: { readonly error: PlainError }) {
  const { draft, review, load } = useStores()
  if (!isOfReview(error)) return <Fault error={error} />
  const again = async () => {
    load.getState().leaveEnded()
    await review.getState().close()
    if (error.code === 'date-changed') return draft.getState().goTo('files')
    await draft.getState().inspectAgain()
    draft.getState().advance('review')
  }
  return (
    <Message
      tone="bad"
      title={error.message}
      action={
        <Button onClick={() => void again()}>
          {error.code === 'date-changed' ? 'Back to the files' : 'Review it again'}
        </Button>
      }
    >
      {error.hint}
    </Message>
  )
}

function hint(empty: boolean, chosen: boolean): string {
  if (empty) return 'No file is chosen.'
  return chosen
    ? 'The load is staged and checked; publishing is the next step.'
    : 'Say under Files whether to replace or to add.'
}

/** The run that the load left, while nobody has decided on it. */
function useWaitingCandidate(): number | null {
  const { load, result } = useStores()
  const runId = useStore(load, waitingRun)
  const detail = useStore(result, (state) => state.detail)
  const run = readyValue(detail)?.run
  return run !== undefined && run.runId === runId && run.status === 'waiting' ? runId : null
}

/** 'Load 12,431 rows into 2026-11-22' */
function useLoadLabel(mode: Mode | null): string {
  const { draft, review } = useStores()
  const date = useStore(draft, (state) => state.date)
  const files = useStore(draft, (state) => state.files.length)
  const opened = useStore(review, (state) => state.opened)
  const state = opened === null ? null : readyValue(opened)
  const what = state?.done ? counted(totalCounts(state).loaded, 'row') : counted(files, 'file')
  return mode === 'add' ? `Add ${what} to ${date}` : `Load ${what} into ${date}`
}

function WhatBecomes({ holds, mode }: { readonly holds: DateState; readonly mode: Mode | null }) {
  const { draft } = useStores()
  const { published, busy, date } = holds
  const day = formatDay(date)
  if (busy !== null) return <DateBusy holds={holds} />
  if (published === null) {
    return (
      <Message tone="ok" title={`${day} is empty`}>
        No run is published for this date. The load becomes its first.
      </Message>
    )
  }
  const rows = counted(published.rowsLoaded + published.rowsBefore, 'row')
  const change = <Button onClick={() => draft.getState().goTo('files')}>Change under Files</Button>
  if (mode === null) {
    return (
      <Message tone="warn" title={`${day} holds run ${published.runId} by now`} action={change}>
        Say under Files whether these files replace it or are added to it, and review them again.
      </Message>
    )
  }
  return (
    <Message
      tone="info"
      title={
        mode === 'replace'
          ? `Replaces run ${published.runId} of ${day}`
          : `Adds to run ${published.runId} of ${day}`
      }
      action={change}
    >
      {mode === 'replace'
        ? `Its ${rows} from ${published.files.join(', ')} go to the trash when you publish, and can be restored for 30 days.`
        : `Its ${rows} stay, and those of these files join them.`}
    </Message>
  )
}
