import { Button } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'
import { useStore } from 'zustand'
import type { RunDetail, RunSummary } from '../../shared/window/runs.ts'
import { useStores } from '../app/useStores.ts'
import { WhatChanged } from '../changes/WhatChanged.tsx'
import { CheckList } from '../checks/list/CheckList.tsx'
import { ProfileButton } from '../components/fields/ProfileButton.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { readyValue } from '../components/loadable.ts'
import { Message } from '../components/messages/Message.tsx'
import { usePrimary } from '../components/usePrimary.ts'
import { Equation } from '../runs/parts/Equation.tsx'
import { FileNotes } from '../runs/parts/FileNotes.tsx'
import { RowCounts } from '../runs/parts/RowCounts.tsx'
import { previousRun, publishedOf } from '../runs/runsStore.ts'
import { checksSentence, statusSentence } from '../runs/status.ts'
import { counted, formatDay } from '../text/format.ts'

/** What the load made of the files; publish it or discard it. */
export function ResultsStep() {
  const { result } = useStores()
  const detail = useStore(result, (state) => state.detail)
  return (
    <>
      <div className="screen-body">
        <Loaded of={detail} waiting="Reading what was loaded …" retry={() => void result.getState().reload()}>
          {(value) => <Result detail={value} />}
        </Loaded>
      </div>
      <Decision run={readyValue(detail)?.run ?? null} />
    </>
  )
}

function Result({ detail }: { readonly detail: RunDetail }) {
  const stores = useStores()
  const list = useStore(stores.runs, (state) => state.list)
  const { run } = detail
  const before = previousRun(readyValue(list) ?? [], run)
  const showIssues = (severity: 'reject' | 'warning') => {
    stores.openRun(run.runId, 'issues')
    stores.issues.getState().open(run.runId, severity)
  }
  const showTables = () => stores.openRun(run.runId, 'tables')
  return (
    <div className="stack">
      {run.status === 'published' && (
        <Message tone="ok" title={`${formatDay(run.date)} is published`}>
          {statusSentence(run)}
        </Message>
      )}
      {run.status === 'discarded' && (
        <Message tone="info" title={`Run ${run.runId} is discarded`}>
          {statusSentence(run)}
        </Message>
      )}
      <div className="columns">
        <Equation
          run={run}
          onLoaded={showTables}
          onRejected={() => showIssues('reject')}
          onWarnings={() => showIssues('warning')}
        />
        <RowCounts run={run} before={before} />
      </div>
      <FileNotes files={detail.files} />
      <WhatChanged run={run} />
      <CheckList title={checksSentence(run)} detail={detail} />
    </div>
  )
}

function Decision({ run }: { readonly run: RunSummary | null }) {
  const { result, openRun, startOver } = useStores()
  const busy = useStore(result, (state) => state.busy)
  const waits = run?.status === 'waiting'
  const publish = () => void result.getState().publish()
  usePrimary(waits && run.checks.failed === 0 && busy === null ? publish : null)
  const note = usePublishNote(run)
  if (run === null) return <footer className="screen-footer" />
  const openTables = () => openRun(run.runId, 'tables')
  return (
    <footer className="screen-footer">
      {waits && <Discard run={run} />}
      <span className="grow">{note}</span>
      {run.schema !== null && <Button onClick={openTables}>Open the tables</Button>}
      {waits ? (
        <ProfileButton
          variant="filled"
          loading={busy === 'publish'}
          disabled={busy !== null}
          onClick={publish}
        >
          {publishLabel(run)}
        </ProfileButton>
      ) : (
        <Button variant="filled" onClick={startOver}>
          Load other files
        </Button>
      )}
    </footer>
  )
}

function publishLabel(run: RunSummary): string {
  const what = `Publish ${counted(run.rowsLoaded + run.rowsBefore, 'row')} as ${formatDay(run.date)}`
  return run.checks.failed === 0 ? what : `${what}, ${counted(run.checks.failed, 'check')} failed`
}

/** What readers have now, and what publishing does to it. */
function usePublishNote(run: RunSummary | null): string {
  const { runs } = useStores()
  const list = readyValue(useStore(runs, (state) => state.list)) ?? []
  if (run === null || run.status !== 'waiting') return ''
  const standing = publishedOf(list, run.date)
  if (standing !== null) {
    return `Readers still see run ${standing.runId} of this date. Publishing replaces it; it can be restored for 30 days.`
  }
  const latest = list.find((other) => other.status === 'published')
  const seen =
    latest === undefined ? 'Nothing is published yet.' : `Readers still see ${formatDay(latest.date)}.`
  return `${seen} Publishing replaces nothing.`
}

/**
 * Discarding can’t be taken back, so it is asked for twice; pressing Enter twice keeps the run. By their keys the buttons
 * are others for the page too, and the second click of a double click finds none.
 */
function Discard({ run }: { readonly run: RunSummary }) {
  const { result, discardResult } = useStores()
  const busy = useStore(result, (state) => state.busy)
  const [asked, setAsked] = useState<'not yet' | 'now' | 'and kept'>('not yet')
  if (asked !== 'now') {
    return (
      <Button
        key="ask"
        autoFocus={asked === 'and kept'}
        className="danger"
        disabled={busy !== null}
        onClick={() => setAsked('now')}
      >
        Discard …
      </Button>
    )
  }
  const keep = () => setAsked('and kept')
  const keepByEscape = (event: KeyboardEvent) => event.key === 'Escape' && keep()
  return (
    <>
      <Button key="keep" autoFocus disabled={busy !== null} onClick={keep} onKeyDown={keepByEscape}>
        Keep
      </Button>
      <Button
        key="discard"
        className="danger"
        loading={busy === 'discard'}
        onClick={() => void discardResult()}
        onKeyDown={keepByEscape}
      >
        Discard {counted(run.rowsLoaded + run.rowsBefore, 'row')} for good
      </Button>
    </>
  )
}
