import { Popover } from '@mantine/core'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { longestEdit, longestWhy } from '../../shared/window/limits.ts'
import type { ReviewFile, ReviewVerdict } from '../../shared/window/review.ts'
import { useStores } from '../app/useStores.ts'
import { cellText } from '../text/display.ts'
import { reasonOf } from './EditForm.tsx'
import type { EditedCell } from './reviewStore.ts'
import { VerdictLine } from './VerdictLine.tsx'

/** Milliseconds without a key after which what is typed is judged. */
const pause = 90

/** The raw cell, judged at once by the code that loads it. Enter keeps it, Escape leaves it as before. */
export function CellEditor({ file, cell }: { readonly file: ReviewFile; readonly cell: EditedCell }) {
  const { review } = useStores()
  const { record, place } = cell
  const [text, setText] = useState(cell.text)
  const [why, setWhy] = useState<string | null>(null)
  const [verdict, setVerdict] = useState<ReviewVerdict | null>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  const reason = useRef<HTMLInputElement>(null)
  const done = useRef(false)

  useEffect(() => {
    let current = true
    const timer = setTimeout(async () => {
      const judged = await review.getState().judge(cell, text)
      if (current && judged !== null) setVerdict(judged)
    }, pause)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [review, cell, text])

  const asksWhy = why !== null
  const replaced = cell.text !== cell.before
  useEffect(() => {
    if (asksWhy) return reason.current?.focus()
    const element = field.current
    element?.focus()
    // what was typed replaced it all; else the next key does, and arrows keep it
    if (replaced) element?.setSelectionRange(element.value.length, element.value.length)
    else element?.select()
  }, [asksWhy, replaced])

  const leave = () => {
    done.current = true
    const grid = field.current?.closest<HTMLElement>('[role="grid"]')
    review.getState().endEdit()
    grid?.focus()
  }
  const keep = () => {
    if (done.current) return
    const changed = text !== cell.before
    leave()
    if (!changed) return
    const edit = { kind: 'cell', id: file.id, record, place, to: text, standing: false } as const
    void review.getState().edit([{ ...edit, why: why === null ? null : reasonOf(why) }])
  }
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') leave()
    else if (event.key === 'Enter' && event.altKey) setWhy(why ?? '')
    else if ((event.key === 'Enter' && !event.shiftKey) || event.key === 'Tab') keep()
    else return
    event.preventDefault()
  }
  return (
    <Popover opened position="bottom-start" width={360} offset={4} trapFocus={false} withRoles={false}>
      <Popover.Target>
        <textarea
          ref={field}
          rows={Math.min(6, text.split('\n').length)}
          className="cell-editor mono"
          aria-label={`${cellText(file.header[place] ?? '')}, as the file says it`}
          aria-describedby="cell-verdict"
          value={text}
          maxLength={longestEdit}
          spellCheck={false}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          onBlur={(event) => {
            // to the reason is not away
            if (!(event.relatedTarget instanceof Element && event.relatedTarget.closest('.cell-verdict')))
              keep()
          }}
        />
      </Popover.Target>
      <Popover.Dropdown className="cell-verdict" role="region" aria-label="What the record becomes">
        <div id="cell-verdict" aria-live="polite">
          <VerdictLine verdict={verdict} />
        </div>
        <p className="mute data">File says: {cell.before === '' ? <em>empty</em> : cellText(cell.before)}</p>
        {why !== null && (
          <input
            ref={reason}
            className="cell-why"
            aria-label="Why"
            placeholder="Why, kept with your name"
            maxLength={longestWhy}
            value={why}
            onChange={(event) => setWhy(event.currentTarget.value)}
            onKeyDown={onKeyDown}
            onBlur={(event) => event.relatedTarget !== field.current && keep()}
          />
        )}
        <p className="keys">
          <kbd>Enter</kbd> keep <kbd>Esc</kbd> as before <kbd>Alt Enter</kbd> say why
        </p>
      </Popover.Dropdown>
    </Popover>
  )
}
