import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconArrowBackUp, IconArrowForwardUp, IconDots, IconPencil, IconX } from '@tabler/icons-react'
import { useStore } from 'zustand'
import type { ReviewEdit, ReviewState } from '../../shared/window/review.ts'
import { useStores } from '../app/useStores.ts'
import { cellText } from '../text/display.ts'
import { formatCount, formatTime } from '../text/format.ts'

/** What was changed in this review, the last one first; each can be gone to and taken back. */
export function EditsBox({ state }: { readonly state: ReviewState }) {
  const { review } = useStores()
  const edits = useStore(review, (one) => one.edits)
  const busy = useStore(review, (one) => one.busy)
  const { count, canUndo, canRedo } = state.edits
  return (
    <section className="box edits-box" aria-labelledby="edits-title">
      <header className="edits-head">
        <h2 id="edits-title">
          <IconPencil size={14} className="edit-ink" aria-hidden /> Your edits{' '}
          {count > 0 && formatCount(count)}
        </h2>
        <span className="grow" />
        <ActionIcon
          aria-label="Undo"
          title="Ctrl Z"
          disabled={!canUndo || busy}
          onClick={() => void review.getState().undo()}
        >
          <IconArrowBackUp size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon
          aria-label="Redo"
          title="Ctrl Y"
          disabled={!canRedo || busy}
          onClick={() => void review.getState().redo()}
        >
          <IconArrowForwardUp size={16} aria-hidden />
        </ActionIcon>
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon aria-label="Export or take in edits">
              <IconDots size={16} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item disabled={count === 0} onClick={() => void review.getState().exportEdits()}>
              Export the edits …
            </Menu.Item>
            <Menu.Item onClick={() => void review.getState().importEdits()}>
              Take in a file of edits …
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </header>
      <Corrections state={state} />
      <Rules />
      {edits.length === 0 ? (
        <p className="mute">None yet. F2 or a double click edits a cell; the file itself is never touched.</p>
      ) : (
        <ul className="edits">
          {edits.map((edit) => (
            <Entry key={edit.editId} edit={edit} busy={busy} />
          ))}
        </ul>
      )}
    </section>
  )
}

/** Rules of sources that were kept here. */
function Rules() {
  const { review } = useStores()
  const rules = useStore(review, (one) => one.rules)
  const busy = useStore(review, (one) => one.busy)
  if (rules.length === 0) return null
  return (
    <ul className="edits" aria-label="Rules that were kept">
      {rules.map((rule) => (
        <li key={`${rule.source} ${rule.version}`}>
          <div className="edit-line">
            <strong className="data">
              {rule.source}, version {formatCount(rule.version)}
            </strong>
            <span className="grow" />
            <ActionIcon
              size="sm"
              aria-label={`Take back the rule: ${rule.says}`}
              disabled={busy}
              onClick={() => void review.getState().takeBackRule(rule)}
            >
              <IconX size={13} aria-hidden />
            </ActionIcon>
          </div>
          <p className="data">Rule: {cellText(rule.says)}</p>
        </li>
      ))}
    </ul>
  )
}

function Entry({ edit, busy }: { readonly edit: ReviewEdit; readonly busy: boolean }) {
  const { review } = useStores()
  const { editId, fileId, file, kind, record, line, column, from, to, at, why, standing } = edit
  const where = `${file}${line === null ? '' : ` ${formatCount(line)}`}${column === null ? '' : ` · ${cellText(column)}`}`
  return (
    <li>
      <div className="edit-line">
        {record === null ? (
          <strong className="data">{where}</strong>
        ) : (
          <button
            type="button"
            className="link data"
            onClick={() => void review.getState().goTo(fileId, record, null)}
          >
            {where}
          </button>
        )}
        <span className="mute">{formatTime(at)}</span>
        <ActionIcon
          size="sm"
          aria-label={`Take back: ${where}`}
          disabled={busy}
          onClick={() => void review.getState().takeBack(editId)}
        >
          <IconX size={13} aria-hidden />
        </ActionIcon>
      </div>
      <p className="data">
        {kind === 'leave-out' && 'Left out'}
        {kind === 'record' && 'Its text was changed'}
        {kind === 'value' && 'All records: '}
        {column !== null && (
          <>
            <s>{from === '' ? <em>empty</em> : cellText(from)}</s> →{' '}
            {to === '' || to === null ? <em>empty</em> : cellText(to)}
          </>
        )}
        {standing && ' · standing'}
        {why !== null && ` · ${cellText(why)}`}
      </p>
    </li>
  )
}

function Corrections({ state }: { readonly state: ReviewState }) {
  const { review } = useStores()
  const applied = state.files.reduce((sum, { corrections }) => sum + corrections.applied, 0)
  const ended = state.files.flatMap(({ corrections }) => corrections.ended)
  if (applied === 0 && ended.length === 0) return null
  return (
    <div className="corrections-note">
      {applied > 0 && (
        <p>
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={() => void review.getState().setFilter({ show: 'edited', cause: null })}
          >
            {formatCount(applied)} standing {applied === 1 ? 'correction applies' : 'corrections apply'}
          </Button>
        </p>
      )}
      {ended.map((text) => (
        <p key={text} className="data">
          {cellText(text)}
        </p>
      ))}
    </div>
  )
}
