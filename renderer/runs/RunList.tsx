import '../trace/trace.css'
import { Button, Select, TextInput } from '@mantine/core'
import { IconHistory, IconRoute, IconSearch } from '@tabler/icons-react'
import { useStore } from 'zustand'
import { type RunStatus, runStatuses } from '../../shared/domain.ts'
import { longestSearch } from '../../shared/window/limits.ts'
import type { RunSummary } from '../../shared/window/runs.ts'
import { useStores } from '../app/useStores.ts'
import { CheckCounts } from '../checks/list/CheckCounts.tsx'
import { clearButton } from '../components/fields/clearButton.ts'
import { Loaded } from '../components/Loaded.tsx'
import { readyValue } from '../components/loadable.ts'
import { Empty } from '../components/messages/Empty.tsx'
import { type Heading, numberHeading, TableBox } from '../components/TableBox.tsx'
import { usePageFocus } from '../components/usePageFocus.ts'
import { cellText } from '../text/display.ts'
import { counted, formatCount, formatDay, formatMoment, storedSize } from '../text/format.ts'
import { canTrace } from '../trace/traceStore.ts'
import { StatusPill } from './parts/StatusPill.tsx'
import { visibleRuns } from './runsStore.ts'
import { Sparkline, sparkOf } from './Sparkline.tsx'
import { statusWords } from './status.ts'

/** Every run, newest first. */
export function RunList() {
  const { app, runs, traceText } = useStores()
  const state = useStore(runs)
  const shown = visibleRuns(state)
  const trace = () => {
    if (!canTrace(state.search)) return
    traceText(state.search)
    // what names no run was meant for the trace alone: who comes back finds the runs again
    if (shown.length === 0) state.setSearch('')
  }
  const heading = usePageFocus('runs')
  const all = readyValue(state.list) ?? []
  const restorable = all.filter((run) => run.restorableUntil !== null).length
  return (
    <main className="screen">
      <header className="screen-header">
        <h1 ref={heading} tabIndex={-1}>
          Runs
        </h1>
        {all.length > 0 && (
          <>
            <Select
              w={170}
              aria-label="Status"
              placeholder="Every status"
              clearable
              clearButtonProps={clearButton('Show every status')}
              data={runStatuses.map((status) => ({ value: status, label: statusWords[status].word }))}
              value={state.status}
              onChange={(status) => state.setStatus(status as RunStatus | null)}
            />
            <TextInput
              w={330}
              type="search"
              maxLength={longestSearch}
              aria-label="Search"
              placeholder="Date, file, license, company, phone …"
              leftSection={<IconSearch size={15} aria-hidden />}
              value={state.search}
              onChange={(event) => state.setSearch(event.currentTarget.value)}
              onKeyDown={(event) => event.key === 'Enter' && trace()}
            />
          </>
        )}
        <Button variant="filled" onClick={() => app.getState().go('load')}>
          Load files …
        </Button>
      </header>
      <div className="screen-body">
        <Loaded of={state.list} waiting="Reading the runs …" retry={() => void state.load()}>
          {() =>
            all.length === 0 ? (
              <NoRuns />
            ) : (
              <>
                {canTrace(state.search) && <TraceOffer text={state.search.trim()} onTrace={trace} />}
                <RunTable all={all} shown={shown} />
              </>
            )
          }
        </Loaded>
      </div>
      <footer className="screen-footer">
        <span className="grow">
          {all.length > 0 && counted(all.length, 'run')}
          {restorable > 0 && ` · ${restorable} deleted or replaced, still restorable`}
        </span>
      </footer>
    </main>
  )
}

/** The one field looks for two things: runs as one types, and what the runs hold on Enter. */
function TraceOffer({ text, onTrace }: { readonly text: string; readonly onTrace: () => void }) {
  return (
    <div className="trace-offer">
      <span>A license number, a company or a phone? Look for it in the rows and rejects of all runs.</span>
      <Button leftSection={<IconRoute size={15} aria-hidden />} onClick={onTrace}>
        <span className="trace-text">Trace “{cellText(text)}”, Enter</span>
      </Button>
    </div>
  )
}

function NoRuns() {
  const { app, draft } = useStores()
  return (
    <Empty
      icon={<IconHistory size={34} stroke={1.4} aria-hidden />}
      title="No run yet"
      actions={
        <Button
          onClick={() => {
            app.getState().go('load')
            void draft.getState().addSamples()
          }}
        >
          Try it with the sample files
        </Button>
      }
    >
      Every load becomes a run: what was read, loaded and rejected, by whom, and what the checks found.
      Deleted runs stay known too.
    </Empty>
  )
}

const headings: readonly Heading[] = [
  ...['Date', 'Status'],
  ...['Read', 'Loaded', 'Rejected'].map(numberHeading),
  ...['Checks', 'Facilities', 'Files', 'By'],
]

function RunTable({
  all,
  shown,
}: {
  readonly all: readonly RunSummary[]
  readonly shown: readonly RunSummary[]
}) {
  return (
    <TableBox
      label="Runs"
      className="run-table"
      headings={headings}
      below={shown.length === 0 && <p className="waiting">No run fits the filter.</p>}
    >
      {shown.map((run) => (
        <RunRow key={run.runId} run={run} all={all} />
      ))}
    </TableBox>
  )
}

function RunRow({ run, all }: { readonly run: RunSummary; readonly all: readonly RunSummary[] }) {
  const { openRun } = useStores()
  const ended = run.status !== 'failed' && run.status !== 'cancelled'
  return (
    <tr>
      <td className="tight">
        <button type="button" className="link run-open" onClick={() => openRun(run.runId)}>
          {formatDay(run.date)}
        </button>
        <div className="mute run-number">Run {run.runId}</div>
      </td>
      <td>
        <StatusPill status={run.status} />
        <div className="mute mono run-schema">{run.schema ?? 'no schema'}</div>
      </td>
      <td className="number">{formatCount(run.rowsRead)}</td>
      <td className="number">{formatCount(run.rowsLoaded)}</td>
      <td className="number">{formatCount(run.rowsRejected)}</td>
      <td>
        <CheckCounts checks={run.checks} />
      </td>
      <td>{ended && <Sparkline values={sparkOf(all, run)} />}</td>
      <td title={run.files.join(', ')}>
        {counted(run.files.length, 'file')}
        <div className="mute run-number">{storedSize(run) ?? '–'}</div>
      </td>
      <td>
        {run.startedBy}
        <div className="mute run-number">{formatMoment(run.startedAt)}</div>
      </td>
    </tr>
  )
}
