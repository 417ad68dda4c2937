import { Button } from '@mantine/core'
import { IconArrowRight, IconPencil } from '@tabler/icons-react'
import { useState } from 'react'
import { useStore } from 'zustand'
import { whatToDo } from '../../shared/causes.ts'
import type { MappingTable } from '../../shared/window/files.ts'
import type { ReviewFile, ReviewRow } from '../../shared/window/review.ts'
import { useStores } from '../app/useStores.ts'
import { readyValue } from '../components/loadable.ts'
import { Pill } from '../components/Pill.tsx'
import { cellText } from '../text/display.ts'
import { formatCount, sentence } from '../text/format.ts'
import { type RecordPair, recordPairs } from './recordPairs.ts'
import { useReviewColumns } from './useReviewColumns.ts'

/** The record that is looked at: what the file says, what it becomes, and by which rule. */
export function RecordPanel({ file }: { readonly file: ReviewFile }) {
  const { review } = useStores()
  useStore(review, (state) => state.active)
  useStore(review, (state) => state.rowsVersion)
  const row = review.getState().activeRow()
  return (
    <section className="box record-panel" aria-label="The record">
      {row === undefined ? <p className="mute">No record is chosen.</p> : <Record file={file} row={row} />}
    </section>
  )
}

function Record({ file, row }: { readonly file: ReviewFile; readonly row: ReviewRow }) {
  const { mapping } = useStores()
  const table = useStore(mapping, ({ tables }) => {
    const of = tables[file.id]
    return of === undefined ? null : readyValue(of)
  })
  return (
    <>
      <header className="record-head" aria-live="polite">
        <h2>
          Line {formatCount(row.line)} · <span className="data">{file.name}</span>
        </h2>
        <Outcome row={row} />
      </header>
      <p className="data record-name">{cellText(row.cleaned?.company ?? '')}</p>
      {row.aside !== null && <p className="data">{sentence(cellText(row.aside))}</p>}
      {row.issues.map((issue) => (
        <p key={`${issue.cause} ${issue.column}`} className={`data issue-${issue.severity}`}>
          {sentence(cellText(issue.reason))} <span className="mute">{whatToDo[issue.cause]}</span>
        </p>
      ))}
      {row.text !== null && row.cleaned === null && <p className="raw-text mono">{cellText(row.text)}</p>}
      {table !== null && row.raw.length > 1 && <Pairs file={file} row={row} table={table} />}
      <Actions file={file} row={row} />
    </>
  )
}

function Outcome({ row }: { readonly row: ReviewRow }) {
  if (row.leftOut) return <Pill tone="idle">Set aside</Pill>
  if (row.rejected) return <Pill tone="bad">Rejected</Pill>
  const edited = row.edited.length > 0 || row.newText
  if (row.issues.length > 0) return <Pill tone="warn">Warning</Pill>
  return <Pill tone="ok">{edited ? 'Now loads' : 'Loads'}</Pill>
}

/** Pairs that are shown before "more". */
const firstPairs = 4

function Pairs(props: { readonly file: ReviewFile; readonly row: ReviewRow; readonly table: MappingTable }) {
  const [all, setAll] = useState(false)
  const pairs = recordPairs(props.file, props.row, props.table)
  const shown = all
    ? pairs
    : pairs.slice(0, Math.max(firstPairs, pairs.filter(({ weight }) => weight < 2).length))
  const left = pairs.length - shown.length
  return (
    <>
      <table className="pairs">
        <thead>
          <tr>
            <th scope="col">File says</th>
            <th scope="col">Becomes</th>
            <th scope="col">by rule</th>
          </tr>
        </thead>
        {shown.map((pair) => (
          <Pair key={pair.place} pair={pair} />
        ))}
      </table>
      {(left > 0 || all) && (
        <Button variant="subtle" size="compact-sm" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? 'Fewer' : `${formatCount(left)} more`}
        </Button>
      )}
    </>
  )
}

function Pair({ pair }: { readonly pair: RecordPair }) {
  const { says, becomes, edited, rule, column, by } = pair
  return (
    <tbody className={edited === null ? '' : 'pair-edited'}>
      <tr>
        <th scope="row" colSpan={2} className="data">
          {cellText(column)}
        </th>
        <td className="pair-rule" title={rule}>
          {edited !== null && (
            <strong className="edit-ink">
              <IconPencil size={11} aria-hidden /> {by === 'correction' ? 'standing' : 'you'} ·{' '}
            </strong>
          )}
          {shortRule(rule)}
        </td>
      </tr>
      <tr>
        <td className="mono data">
          {says === '' ? <em>empty</em> : edited === null ? cellText(says) : <s>{cellText(says)}</s>}
          {edited !== null && <div>{edited === '' ? <em>empty</em> : cellText(edited)}</div>}
        </td>
        <td colSpan={2} className="data">
          <IconArrowRight size={12} aria-hidden /> {becomes === '' ? <em>empty</em> : cellText(becomes)}
        </td>
      </tr>
    </tbody>
  )
}

/** 'Identifier: kept character for character' is told as its first words; the whole is its title. */
function shortRule(rule: string): string {
  return rule.split(/[:;,]/)[0] ?? rule
}

function Actions({ file, row }: { readonly file: ReviewFile; readonly row: ReviewRow }) {
  const { review } = useStores()
  const column = useStore(review, (state) => state.active.column)
  const busy = useStore(review, (state) => state.busy)
  const edits = useStore(review, (state) => state.edits)
  const columns = useReviewColumns(file)
  const place = columns[column]?.place ?? null
  // what a rule of its source sets aside, no person can take in here
  if (row.aside !== null) return null
  if (row.leftOut) {
    const own = edits.find(
      ({ kind, record, fileId }) => kind === 'leave-out' && record === row.record && fileId === file.id,
    )
    return (
      <div className="record-actions">
        <Button
          size="xs"
          disabled={own === undefined || busy}
          onClick={() => own && void review.getState().takeBack(own.editId)}
        >
          Take it in again
        </Button>
      </div>
    )
  }
  return (
    <div className="record-actions">
      {row.text !== null && row.cleaned === null ? (
        <Button size="xs" onClick={() => review.getState().beginRewrite()}>
          Edit its text …
        </Button>
      ) : (
        <>
          <Button
            size="xs"
            disabled={place === null}
            onClick={() => place !== null && review.getState().beginEdit(place, null)}
          >
            Edit <kbd>F2</kbd>
          </Button>
          <Button
            size="xs"
            disabled={place === null}
            onClick={() => place !== null && review.getState().beginReplace(place)}
          >
            Replace this value … <kbd>Ctrl H</kbd>
          </Button>
        </>
      )}
      <Button
        size="xs"
        className="danger"
        variant="subtle"
        disabled={busy}
        title="Ctrl Del"
        onClick={() => void review.getState().leaveOutActive()}
      >
        Leave record out
      </Button>
    </div>
  )
}
