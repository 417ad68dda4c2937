import { Button } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useStore } from 'zustand'
import type { RunDetail } from '../../shared/window/runs.ts'
import { useStores } from '../app/useStores.ts'
import { RunChanges } from '../changes/RunChanges.tsx'
import { CheckList } from '../checks/list/CheckList.tsx'
import { FileTabs } from '../components/FileTabs.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { readyValue } from '../components/loadable.ts'
import { usePageFocus } from '../components/usePageFocus.ts'
import { formatCount, formatDay } from '../text/format.ts'
import { DeleteDialog } from './DeleteDialog.tsx'
import { RunIssues } from './issues/RunIssues.tsx'
import { StatusPill } from './parts/StatusPill.tsx'
import { RunActions } from './RunActions.tsx'
import { RunFiles } from './RunFiles.tsx'
import { RunOverview } from './RunOverview.tsx'
import { RunTables } from './RunTables.tsx'
import { type RunTab, runTabs } from './runDetailStore.ts'
import { checksSentence } from './status.ts'

/** One run: what it is, its tables, its issues, its checks, its files. */
export function RunPage() {
  const { runDetail, trace } = useStores()
  const state = useStore(runDetail)
  const traced = useStore(trace, ({ text }) => text !== null)
  const run = readyValue(state.detail)?.run
  const heading = usePageFocus(String(state.runId), run?.status)
  return (
    <main className="screen">
      <header className="screen-header">
        <Button
          size="compact-sm"
          leftSection={<IconArrowLeft size={15} aria-hidden />}
          onClick={() => state.close()}
        >
          {traced ? 'Trace' : 'Runs'}
        </Button>
        <div className="run-title">
          <h1 ref={heading} tabIndex={-1}>
            {run === undefined ? `Run ${state.runId}` : `${formatDay(run.date)}, run ${run.runId}`}
          </h1>
          {run !== undefined && <StatusPill status={run.status} />}
        </div>
      </header>
      <div className="screen-body screen-body-fixed">
        <Loaded of={state.detail} waiting="Reading the run …" retry={() => void state.reload()}>
          {(detail) => <Tabs detail={detail} />}
        </Loaded>
      </div>
      {run === undefined ? <footer className="screen-footer" /> : <RunActions run={run} />}
      <DeleteDialog />
    </main>
  )
}

function Tabs({ detail }: { readonly detail: RunDetail }) {
  const { runDetail } = useStores()
  const tab = useStore(runDetail, (state) => state.tab)
  const { run } = detail
  const titles: Record<RunTab, string> = {
    overview: 'Overview',
    changes: 'Changes',
    tables: 'Tables',
    issues: `Issues ${formatCount(run.rowsRejected + run.warnings)}`,
    checks: `Checks ${new Set(detail.checks.map(({ name }) => name)).size}`,
    files: `Files ${run.files.length}`,
  }
  return (
    <FileTabs
      label="Parts of the run"
      active={tab}
      onActive={(id) => runDetail.getState().setTab(id as RunTab)}
      tabs={runTabs.map((id) => ({ id, title: titles[id] }))}
    >
      {tab === 'overview' && <RunOverview detail={detail} />}
      {tab === 'changes' && <RunChanges run={run} />}
      {tab === 'tables' && <RunTables run={run} />}
      {tab === 'issues' && <RunIssues detail={detail} />}
      {tab === 'checks' && (
        <div className="scroll">
          <CheckList title={checksSentence(run)} detail={detail} />
        </div>
      )}
      {tab === 'files' && <RunFiles detail={detail} />}
    </FileTabs>
  )
}
