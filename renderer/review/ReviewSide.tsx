import { Button, NumberInput } from '@mantine/core'
import { useState } from 'react'
import { useStore } from 'zustand'
import type { ReviewFile, ReviewState } from '../../shared/window/review.ts'
import { useStores } from '../app/useStores.ts'
import { readyValue } from '../components/loadable.ts'
import { counted, encodingName, formatCount, formatDay } from '../text/format.ts'
import { EditsBox } from './EditsBox.tsx'
import { RecordPanel } from './RecordPanel.tsx'

/** The record that is looked at, what was edited, and what the file is. */
export function ReviewSide({ state, file }: { readonly state: ReviewState; readonly file: ReviewFile }) {
  return (
    <aside className="review-side" aria-label="The record, edits and the file">
      <RecordPanel file={file} />
      <EditsBox state={state} />
      <FileBox file={file} />
    </aside>
  )
}

function GoTo({ fileId, last }: { readonly fileId: string; readonly last: number }) {
  const { review } = useStores()
  const [record, setRecord] = useState<number | string>('')
  const valid = typeof record === 'number' && record >= 1 && record <= last
  const go = () => valid && void review.getState().goTo(fileId, record, null)
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
      <GoTo fileId={file.id} last={file.counts.read} />
      {file.notes.map((note) => (
        <p className="data" key={note}>
          {note}
        </p>
      ))}
    </section>
  )
}
