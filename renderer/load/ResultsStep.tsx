import { useStore } from 'zustand'
import type { RunDetail } from '../../shared/window/runs.ts'
import { useStores } from '../app/useStores.ts'
import { WhatChanged } from '../changes/WhatChanged.tsx'
import { CheckList } from '../checks/list/CheckList.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { readyValue } from '../components/loadable.ts'
import { Message } from '../components/messages/Message.tsx'
import { Equation } from '../runs/parts/Equation.tsx'
import { FileNotes } from '../runs/parts/FileNotes.tsx'
import { RowCounts } from '../runs/parts/RowCounts.tsx'
import { previousRun } from '../runs/runsStore.ts'
import { checksSentence, statusSentence } from '../runs/status.ts'
import { formatDay } from '../text/format.ts'
import { Decision } from './Decision.tsx'
import { MissingSources } from './MissingSources.tsx'

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
      <Decision detail={readyValue(detail) ?? null} />
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
      <MissingSources detail={detail} />
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
