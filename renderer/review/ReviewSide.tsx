import { Button, NumberInput } from '@mantine/core'
import { useState } from 'react'
import { useStore } from 'zustand'
import { causes } from '../../shared/causes.ts'
import type { RecordField } from '../../shared/columns.ts'
import type { ReviewFile, ReviewIssue, ReviewRow } from '../../shared/window/review.ts'
import { useStores } from '../app/useStores.ts'
import { readyValue } from '../components/loadable.ts'
import { Pill } from '../components/Pill.tsx'
import { severityTone } from '../runs/status.ts'
import { cellText } from '../text/display.ts'
import { counted, encodingName, formatCount, formatDay, sentence } from '../text/format.ts'

/** The problems of a file by cause, those of the record that is looked at, and what the file is. */
export function ReviewSide({ file }: { readonly file: ReviewFile }) {
  return (
    <aside className="review-side" aria-label="Problems">
      <Causes file={file} />
      <RecordBox file={file} />
      <FileBox file={file} />
    </aside>
  )
}

function Causes({ file }: { readonly file: ReviewFile }) {
  const { review } = useStores()
  const cause = useStore(review, (state) => state.cause)
  const soFar = file.bytesRead < file.bytes
  return (
    <section className="box">
      <h2>Problems by cause{soFar && ', so far'}</h2>
      {file.causes.length === 0 ? (
        <p className="mute">{soFar ? 'None yet.' : 'None: every record loads as it stands.'}</p>
      ) : (
        <>
          <ul className="causes">
            {file.causes.map((entry) => (
              <li key={entry.cause}>
                <button
                  type="button"
                  className="cause"
                  aria-pressed={cause === entry.cause}
                  title="Go through these only"
                  onClick={() => {
                    review.getState().setCause(cause === entry.cause ? null : entry.cause)
                    if (cause !== entry.cause) void review.getState().goToProblem('next')
                  }}
                >
                  <Pill tone={severityTone(entry.severity)}>
                    {formatCount(entry.count)}
                    <span className="unseen">{entry.severity === 'reject' ? ' rejected' : ' warnings'}</span>
                  </Pill>
                  {causes[entry.cause]}
                </button>
              </li>
            ))}
          </ul>
          <div className="problem-walk">
            <Button size="xs" title="Shift F8" onClick={() => void review.getState().goToProblem('previous')}>
              Previous
            </Button>
            <Button size="xs" title="F8" onClick={() => void review.getState().goToProblem('next')}>
              Next, F8
            </Button>
          </div>
        </>
      )}
    </section>
  )
}

function RecordBox({ file }: { readonly file: ReviewFile }) {
  const { review } = useStores()
  const view = useStore(review, (state) => state.view)
  const active = useStore(review, (state) => state.active)
  useStore(review, (state) => state.rowsVersion)
  const row = review.getState().row(active.row)
  return (
    <section className="box" aria-live="polite">
      <h2>
        {row === undefined ? 'Record' : `Line ${formatCount(row.line)}, record ${formatCount(row.record)}`}
      </h2>
      {view === 'cleaned' && row?.cleaned && (
        <p className="data record-name">
          {[row.cleaned.company, row.cleaned.license_number].filter(Boolean).join(' · ')}
        </p>
      )}
      {row?.issues.map((issue) => (
        <Issue key={`${issue.cause} ${issue.column}`} issue={issue} outcome={outcomeOf(issue, row)} />
      ))}
      {row !== undefined && row.issues.length === 0 && (
        <p className="mute">No problem: it loads as it stands.</p>
      )}
      <GoTo last={file.counts.read} />
    </section>
  )
}

/** What the load does about it; nothing where a part of the value was understood. */
function outcomeOf(issue: ReviewIssue, row: ReviewRow): string {
  if (issue.severity === 'reject') return 'The record is not loaded.'
  const field = issue.field?.slice(issue.field.indexOf('.') + 1) as RecordField | undefined
  const empty = field !== undefined && row.cleaned !== null && row.cleaned[field] === null
  return empty ? 'Loaded as empty.' : ''
}

function Issue({ issue, outcome }: { readonly issue: ReviewIssue; readonly outcome: string }) {
  return (
    <div className="issue">
      <Pill tone={severityTone(issue.severity)}>{issue.severity === 'reject' ? 'Rejected' : 'Warning'}</Pill>
      {issue.column !== null && <strong className="data"> {cellText(issue.column)}</strong>}
      {issue.value !== null && issue.value !== '' && (
        <div className="problem-value data">{cellText(issue.value)}</div>
      )}
      <p className="data">
        {sentence(cellText(issue.reason))} {outcome}
      </p>
    </div>
  )
}

function GoTo({ last }: { readonly last: number }) {
  const { review } = useStores()
  const [record, setRecord] = useState<number | string>('')
  const valid = typeof record === 'number' && record >= 1 && record <= last
  const go = () => valid && review.getState().setActive(record - 1, -1)
  return (
    <form
      className="go-to"
      onSubmit={(event) => {
        event.preventDefault()
        go()
      }}
    >
      <NumberInput
        size="xs"
        aria-label={`Go to record, 1 to ${formatCount(last)}`}
        placeholder="Go to record …"
        min={1}
        max={last}
        allowDecimal={false}
        hideControls
        thousandSeparator=","
        value={record}
        onChange={setRecord}
      />
      <Button size="xs" type="submit" disabled={!valid}>
        Go
      </Button>
    </form>
  )
}

function FileBox({ file }: { readonly file: ReviewFile }) {
  const { draft } = useStores()
  const card = useStore(draft, (state) => {
    const chosen = state.files.find(({ id }) => id === file.id)
    return chosen === undefined ? null : readyValue(chosen.card)
  })
  const { counts } = file
  return (
    <section className="box">
      <h2>This file</h2>
      <div className="pair">
        <span>Read</span>
        <span>{formatCount(counts.read)}</span>
      </div>
      <div className="pair">
        <span>Will load</span>
        <span>{formatCount(counts.loaded)}</span>
      </div>
      <div className="pair">
        <span>Rejected</span>
        <span>{formatCount(counts.rejected)}</span>
      </div>
      {counts.setAside > 0 && (
        <div className="pair">
          <span>Set aside</span>
          <span>{formatCount(counts.setAside)}</span>
        </div>
      )}
      {counts.blank > 0 && (
        <div className="pair">
          <span>Blank lines, no records</span>
          <span>{formatCount(counts.blank)}</span>
        </div>
      )}
      {card?.encoding && (
        <div className="pair">
          <span>Encoding</span>
          <span title={card.encodingReason ?? ''}>{encodingName(card.encoding)}</span>
        </div>
      )}
      <div className="pair">
        <span>Loaded before</span>
        <span>
          {card?.alreadyLoaded
            ? `run ${card.alreadyLoaded.runId}, ${formatDay(card.alreadyLoaded.date)}`
            : 'no'}
        </span>
      </div>
      {(card?.missingColumns.length ?? 0) > 0 && (
        <div className="pair">
          <span>Lacks</span>
          <span className="data">{counted(card?.missingColumns.length ?? 0, 'column')}</span>
        </div>
      )}
      {file.notes.map((note) => (
        <p className="data" key={note}>
          {note}
        </p>
      ))}
    </section>
  )
}
