import { Button } from '@mantine/core'
import { useRef, useState } from 'react'
import { useStore } from 'zustand'
import { causes } from '../../shared/causes.ts'
import { recordColumns, schemaVersion } from '../../shared/columns.ts'
import type { RunDetail } from '../../shared/window/runs.ts'
import { useStores } from '../app/useStores.ts'
import { WhatChanged } from '../changes/WhatChanged.tsx'
import { readyValue } from '../components/loadable.ts'
import { Fault } from '../components/messages/Fault.tsx'
import { Pill } from '../components/Pill.tsx'
import { counted, formatCount, formatMoment } from '../text/format.ts'
import { Equation } from './parts/Equation.tsx'
import { FileNotes } from './parts/FileNotes.tsx'
import { RowCounts } from './parts/RowCounts.tsx'
import { StatusPill } from './parts/StatusPill.tsx'
import { previousRun } from './runsStore.ts'
import { severityTone, statusSentence } from './status.ts'

export function RunOverview({ detail }: { readonly detail: RunDetail }) {
  const { runDetail, runs, issues } = useStores()
  const list = useStore(runs, (state) => state.list)
  const { run } = detail
  const showIssues = (severity: 'reject' | 'warning') => {
    issues.getState().open(run.runId, severity)
    runDetail.getState().setTab('issues')
  }
  const before = previousRun(readyValue(list) ?? [], run)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
    <section className="scroll stack" aria-label="Overview" tabIndex={0}>
      {run.error !== null && <Fault error={run.error} />}
      <p>{statusSentence(run)}</p>
      {run.schema !== null && run.schemaVersion < schemaVersion && <Older run={run} />}
      {run.rowsRead > 0 && (
        <div className="columns">
          <Equation
            run={run}
            onLoaded={() => runDetail.getState().setTab('tables')}
            onRejected={() => showIssues('reject')}
            onWarnings={() => showIssues('warning')}
          />
          <RowCounts run={run} before={before} />
        </div>
      )}
      <FileNotes files={detail.files} />
      {run.rowsRead > 0 && <WhatChanged run={run} />}
      <div className="columns">
        <Events detail={detail} />
        <Causes detail={detail} />
      </div>
      <Command text={detail.command} edited={detail.command.includes(' --edits ')} />
    </section>
  )
}

/** All screens work on such a run; what they can't say of it is told. */
function Older({ run }: { readonly run: RunDetail['run'] }) {
  const lacking = recordColumns.filter(({ since = 1 }) => since > run.schemaVersion).map(({ label }) => label)
  return (
    <p className="mute">
      Its tables lack columns that came later: {lacking.join(', ')}.{' '}
      <code className="data">leads upgrade {run.runId}</code> adds them, empty.
    </p>
  )
}

function Events({ detail }: { readonly detail: RunDetail }) {
  return (
    <section className="box" aria-labelledby="events-title">
      <h2 id="events-title">What happened</h2>
      <ol className="events">
        {detail.events.map((event) => (
          <li key={`${event.at} ${event.status}`}>
            <span className="mute">{formatMoment(event.at)}</span>
            <StatusPill status={event.status} />
            <span>{event.who}</span>
            {event.note !== null && <span className="mute data">{event.note}</span>}
          </li>
        ))}
      </ol>
    </section>
  )
}

function Causes({ detail }: { readonly detail: RunDetail }) {
  const { runDetail, issues } = useStores()
  if (detail.causes.length === 0) return null
  return (
    <section className="box" aria-labelledby="causes-title">
      <h2 id="causes-title">Problems by cause</h2>
      <ul>
        {detail.causes.map(({ cause, severity, count }) => (
          <li className="pair" key={`${severity} ${cause}`}>
            <button
              type="button"
              className="link"
              onClick={() => {
                issues.getState().open(detail.run.runId, severity)
                issues.getState().filter(severity, cause)
                runDetail.getState().setTab('issues')
              }}
            >
              {causes[cause]}
            </button>
            <Pill tone={severityTone(severity)}>
              {severity === 'reject' ? `${formatCount(count)} rejected` : counted(count, 'warning')}
            </Pill>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The same load for a terminal or a scheduler. */
function Command({ text, edited }: { readonly text: string; readonly edited: boolean }) {
  const code = useRef<HTMLElement>(null)
  const [copied, setCopied] = useState(false)
  const copy = () => {
    const selection = getSelection()
    if (code.current === null || selection === null) return
    selection.selectAllChildren(code.current)
    // The clipboard's own interface asks for a permission that the window denies to every page.
    setCopied(document.execCommand('copy'))
  }
  return (
    <section className="box" aria-labelledby="command-title">
      <h2 id="command-title">As a command</h2>
      <div className="command">
        <code ref={code} className="data">
          {text}
        </code>
        <Button onClick={copy}>{copied ? 'Copied' : 'Copy'}</Button>
      </div>
      {edited && (
        <p className="mute">
          The edits of the run are the file that it names: “Export” under Issues writes it. Put it where the
          command is run.
        </p>
      )}
    </section>
  )
}
