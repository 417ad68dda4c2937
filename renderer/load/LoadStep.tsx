import { Button, Radio } from '@mantine/core'
import { useEffect } from 'react'
import { useStore } from 'zustand'
import type { DateState } from '../../shared/window/load.ts'
import { useStores } from '../app/useStores.ts'
import { ProfileButton } from '../components/fields/ProfileButton.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { readyValue } from '../components/loadable.ts'
import { Fault } from '../components/messages/Fault.tsx'
import { Message } from '../components/messages/Message.tsx'
import { usePrimary } from '../components/usePrimary.ts'
import { totalCounts } from '../review/reviewStore.ts'
import { counted, formatDay, formatMoment } from '../text/format.ts'
import { choicesOf } from './draft.ts'
import { LoadProgress } from './LoadProgress.tsx'
import { chosenMode, loadRuns, type Mode, waitingRun } from './loadStore.ts'

/** What the date holds, what the load will do to it, and the load itself. */
export function LoadStep() {
  const { draft, load } = useStores()
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
  const able = free && chosen && !running && !state.starting
  const start = () => {
    const { files } = draft.getState()
    void load.getState().start(choicesOf(files), date)
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
          {state.load?.outcome?.kind === 'failed' && <Fault error={state.load.outcome.error} />}
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
              {(value) => <DateBox holds={value} />}
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

function hint(empty: boolean, chosen: boolean): string {
  if (empty) return 'No file is chosen.'
  return chosen ? 'The load is staged and checked; publishing is the next step.' : 'Choose: replace or add.'
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

function DateBox({ holds }: { readonly holds: DateState }) {
  const { load } = useStores()
  const { published, busy, date } = holds
  const mode = useStore(load, (state) => chosenMode(state, date))
  const day = formatDay(date)
  if (busy !== null) {
    return (
      <Message
        tone="warn"
        title={busy.what === 'load' ? `Another load of ${day} is under way` : `${day} is being changed`}
        action={<Button onClick={() => void load.getState().look(date)}>Look again</Button>}
      >
        {busy.who ?? 'Another program'} {busy.what === 'load' ? 'has been loading' : 'has been changing'} it
        {busy.since !== null && ` since ${formatMoment(busy.since)}`}. Nothing can be loaded into it until
        that has ended.
      </Message>
    )
  }
  if (published === null) {
    return (
      <Message tone="ok" title={`${day} is empty`}>
        No run is published for this date. The load becomes its first.
      </Message>
    )
  }
  return (
    <section className="box" aria-labelledby="date-title">
      <h2 id="date-title">
        {day} holds run {published.runId}
      </h2>
      <p>
        {counted(published.rowsLoaded + published.rowsBefore, 'row')} from {published.files.join(', ')},
        published by {published.statusChangedBy}, {formatMoment(published.statusChangedAt)}.
      </p>
      <Radio.Group
        className="date-choice"
        label="What shall become of it?"
        value={mode ?? ''}
        onChange={(value) => load.getState().choose(date, value as Mode)}
      >
        <div className="choice">
          <Radio
            value="replace"
            label={`Replace run ${published.runId}`}
            description="The date will hold these files alone. The old run can be restored for 30 days."
          />
          <Radio
            value="add"
            label="Add to this date"
            description={`The rows of run ${published.runId} stay, and those of these files join them.`}
          />
        </div>
      </Radio.Group>
    </section>
  )
}
