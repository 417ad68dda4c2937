import { Button } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import { useState } from 'react'
import { stateOf } from '../../../shared/checks/checkState.ts'
import { isKnown } from '../../../shared/window/kinds.ts'
import type { CheckView } from '../../../shared/window/runs.ts'
import { useStores } from '../../app/useStores.ts'
import { sentence } from '../../text/format.ts'
import type { CheckEntry } from '../checkResults.ts'
import { snoozeText } from '../checksText.ts'
import { StatePill } from '../StatePill.tsx'
import { OffendingRows } from './OffendingRows.tsx'

/** One line a check; it opens to its sources, with the sentence and the rows of those that did not pass. */
export function CheckEntryRow({ entry, runId }: { readonly entry: CheckEntry; readonly runId: number }) {
  const { checks } = useStores()
  const { worst, results } = entry
  // who comes from the history of this check wants to read what it found
  const [open, setOpen] = useState(() => checks.getState().chosen?.check === entry.name)
  return (
    <li>
      <button type="button" className="check-head" aria-expanded={open} onClick={() => setOpen(!open)}>
        <IconChevronRight size={14} className={open ? 'turned' : ''} aria-hidden />
        <span className="check-word">
          <StatePill state={stateOf(worst)} snoozed={worst.snoozed !== null} known={isKnown(worst)} />
        </span>
        <span className="check-title">{worst.title}</span>
        {/* below an open one its sources say it themselves */}
        {!(open && worst.explanation !== '') && (
          <span className={worst.explanation === '' ? 'mute data' : 'mute data check-sentence'}>
            {summaryOf(results)}
          </span>
        )}
      </button>
      {open && (
        <div className="check-body">
          <p className="mute">{sentence(worst.protects)}</p>
          {results.map((result) => (
            <Result key={result.source ?? ''} result={result} />
          ))}
          <Ways check={worst} runId={runId} />
          <details>
            <summary>Query, {worst.durationMs} ms</summary>
            <pre className="query">{worst.query}</pre>
          </details>
        </div>
      )}
    </li>
  )
}

/** The sentence of the worst source; which others did not pass either. */
function summaryOf(results: readonly CheckView[]): string {
  const open = results.filter(({ status }) => status === 'failed' || status === 'error')
  const [first] = open
  if (first === undefined)
    return results.length === 1 ? (results[0]?.observed ?? '') : `${results.length} sources`
  const names = (wanted: readonly CheckView[]) => wanted.flatMap(({ source }) => source ?? []).join(', ')
  const isSame = (result: CheckView) => !isKnown(first) && isKnown(result)
  const also = names(open.slice(1).filter((result) => !isSame(result)))
  const same = names(open.filter(isSame))
  return [
    first.explanation || `${first.observed}; ${first.expected}`,
    ...(also === '' ? [] : [`Also ${also}.`]),
    ...(same === '' ? [] : [`As last time: ${same}.`]),
  ].join(' ')
}

function Result({ result }: { readonly result: CheckView }) {
  const passed = result.status === 'passed' || result.status === 'skipped'
  return (
    <div className="check-source">
      <div className="check-source-line">
        <StatePill state={stateOf(result)} snoozed={result.snoozed !== null} known={isKnown(result)} />
        {result.source !== null && <strong>{result.source}</strong>}
        <span className="data">
          {result.observed}
          {!passed && result.expected !== '' && <span className="mute">; {result.expected}</span>}
        </span>
      </div>
      {result.sameAs !== null && <p className="mute data">As in run {result.sameAs}.</p>}
      {result.snoozed !== null && <p className="mute data">Snoozed {snoozeText(result.snoozed)}.</p>}
      {result.explanation !== '' && <p className="data">{result.explanation}</p>}
      {result.rows.length > 0 && <OffendingRows check={result} />}
    </div>
  )
}

/** From a result to its history, its thresholds and its snooze. */
function Ways({ check, runId }: { readonly check: CheckView; readonly runId: number }) {
  const { checks, openCheck } = useStores()
  const source = check.status === 'failed' || check.status === 'error' ? check.source : null
  const ask = (kind: 'thresholds' | 'snooze') => checks.getState().ask({ kind, check: check.name, source })
  return (
    <div className="bar">
      <Button size="compact-sm" onClick={() => openCheck(check.name, source, runId)}>
        History
      </Button>
      <Button size="compact-sm" onClick={() => ask('thresholds')}>
        Thresholds …
      </Button>
      <Button size="compact-sm" onClick={() => ask('snooze')}>
        Snooze …
      </Button>
    </div>
  )
}
