import { ActionIcon, Button, Checkbox, Menu, SegmentedControl, TextInput } from '@mantine/core'
import {
  IconChevronLeft,
  IconChevronRight,
  IconColumns3,
  IconPencil,
  IconSearch,
  IconX,
} from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { causes } from '../../shared/causes.ts'
import { longestSearch } from '../../shared/window/limits.ts'
import type { ReviewFile, ReviewFilter, ReviewState } from '../../shared/window/review.ts'
import { useStores } from '../app/useStores.ts'
import { ToneIcon } from '../components/messages/ToneIcon.tsx'
import { severityTone } from '../runs/status.ts'
import { formatCount, formatShortDay } from '../text/format.ts'
import { changedOf, fittingOf, isFiltered, rankOf, recordsOf } from './reviewFilters.ts'
import { type ReviewView, totalCauses, totalCounts } from './reviewStore.ts'
import { useAllReviewColumns } from './useReviewColumns.ts'

/** What narrows the records that are shown, and what is shown of them. */
export function ReviewBar({ state, file }: { readonly state: ReviewState; readonly file: ReviewFile }) {
  return (
    <div className="review-bar">
      <div className="bar">
        <Search />
        <ColumnsMenu file={file} />
        <span className="grow" />
        <ViewChoice />
      </div>
      <Chips state={state} />
      <Causes state={state} />
    </div>
  )
}

/** Milliseconds without a key after which what is typed is searched for. */
const pause = 150

function Search() {
  const { review } = useStores()
  const search = useStore(review, (state) => state.filter.search)
  const [text, setText] = useState(search)
  const field = useRef<HTMLInputElement>(null)
  // another search came from elsewhere
  useEffect(() => setText(search), [search])
  useEffect(() => {
    if (text === search) return
    const timer = setTimeout(() => void review.getState().setFilter({ search: text }), pause)
    return () => clearTimeout(timer)
  }, [review, text, search])
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (
        event.key.toLowerCase() !== 'f' ||
        !(event.ctrlKey || event.metaKey) ||
        event.altKey ||
        event.shiftKey
      )
        return
      event.preventDefault()
      field.current?.focus()
      field.current?.select()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
  return (
    <TextInput
      ref={field}
      type="search"
      className="review-search"
      aria-label="Search any cell, as the file says it or as it becomes"
      placeholder="Search any cell, also raw …"
      leftSection={<IconSearch size={15} aria-hidden />}
      rightSection={text === '' ? <kbd>Ctrl F</kbd> : null}
      rightSectionWidth={text === '' ? 54 : 10}
      maxLength={longestSearch}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && text !== '') setText('')
        else if (event.key === 'Enter') void review.getState().setFilter({ search: text })
        else return
        event.preventDefault()
        event.stopPropagation()
      }}
    />
  )
}

function ColumnsMenu({ file }: { readonly file: ReviewFile }) {
  const { review } = useStores()
  const hidden = useStore(review, (state) => state.hidden)
  const columns = useAllReviewColumns(file)
  const shown = columns.filter(({ key }) => !hidden.has(key)).length
  return (
    <Menu closeOnItemClick={false} position="bottom-start" width={260}>
      <Menu.Target>
        <Button leftSection={<IconColumns3 size={15} aria-hidden />}>
          Columns: {shown} of {columns.length}
        </Button>
      </Menu.Target>
      <Menu.Dropdown className="columns-menu">
        {columns.map(({ key, label }) => (
          <Menu.Item
            key={key}
            role="menuitemcheckbox"
            aria-checked={!hidden.has(key)}
            leftSection={<span className="menu-check">{hidden.has(key) ? '' : '✓'}</span>}
            // one at least
            disabled={shown === 1 && !hidden.has(key)}
            onClick={() => review.getState().showColumn(key, hidden.has(key))}
          >
            <span className="data">{label}</span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

function ViewChoice() {
  const { review } = useStores()
  const view = useStore(review, (state) => state.view)
  return (
    <SegmentedControl
      size="xs"
      aria-label="How records are shown"
      value={view}
      onChange={(value) => review.getState().setView(value as ReviewView)}
      data={[
        { value: 'raw', label: 'File says' },
        { value: 'cleaned', label: 'Becomes' },
      ]}
    />
  )
}

function Chips({ state }: { readonly state: ReviewState }) {
  const { review } = useStores()
  const filter = useStore(review, (one) => one.filter)
  const soFar = state.done ? '' : ' so far'
  const changed = changedOf(state)
  const chip = (show: ReviewFilter['show'], label: string, icon: ReactNode, count: number | null) => (
    <Chip
      pressed={filter.show === show && (show !== null || filter.cause === null)}
      label={`${label}${show === null ? soFar : ''}`}
      look={show === 'rejected' ? ' chip-bad' : show === 'warned' ? ' chip-warn' : ''}
      icon={icon}
      count={count}
      onClick={() => void review.getState().setFilter({ show, cause: null })}
    />
  )
  return (
    <fieldset className="chips" aria-label="Which records are shown">
      {chip(null, 'All', null, totalCounts(state).read)}
      {chip('rejected', 'Rejected', <ToneIcon tone="bad" size={13} />, recordsOf(state, 'rejected'))}
      {chip('warned', 'Warnings', <ToneIcon tone="warn" size={13} />, recordsOf(state, 'warned'))}
      {chip(
        'edited',
        'Edited',
        <IconPencil size={13} className="edit-ink" aria-hidden />,
        recordsOf(state, 'edited'),
      )}
      {changed !== null &&
        chip('changed', `Changed since ${formatShortDay(changed.since)}`, null, changed.records)}
      {totalCounts(state).setAside > 0 &&
        chip('aside', 'Set aside', <ToneIcon tone="idle" size={13} />, totalCounts(state).setAside)}
      <span className="grow" />
      {isFiltered(filter) && filter.sort === null && (
        <Checkbox
          size="xs"
          label="With neighbours"
          checked={filter.neighbours > 0}
          onChange={(event) =>
            void review.getState().setFilter({ neighbours: event.currentTarget.checked ? neighbours : 0 })
          }
        />
      )}
    </fieldset>
  )
}

/** Records shown before and after each that fits. */
const neighbours = 3

interface ChipProps {
  readonly pressed: boolean
  readonly label: string
  /** Class of its colour. */
  readonly look: string
  readonly icon: ReactNode
  /** Null: not counted yet. */
  readonly count: number | null
  readonly onClick: () => void
}

function Chip({ pressed, label, look, icon, count, onClick }: ChipProps) {
  return (
    <button type="button" className={`chip${look}`} aria-pressed={pressed} onClick={onClick}>
      {icon}
      {label} {count !== null && <strong>{formatCount(count)}</strong>}
    </button>
  )
}

/** Causes that stand in the line; the others are in a menu. */
const inLine = 4

function Causes({ state }: { readonly state: ReviewState }) {
  const { review } = useStores()
  const chosen = useStore(review, (one) => one.filter.cause)
  const all = totalCauses(state)
  const placed = all.slice(0, inLine)
  const further = all.slice(inLine)
  const open = all.find(({ cause }) => cause === chosen)
  // the one that is chosen stands in the line
  if (open !== undefined && !placed.includes(open)) placed.push(open)
  const choose = (cause: string) =>
    void review.getState().setFilter({ cause: cause === chosen ? null : cause, show: null })
  return (
    <div className="chips causes-line">
      <span className="mute">Cause</span>
      {all.length === 0 && (
        <span className="mute">{state.done ? 'None: every record loads as it stands.' : 'None yet.'}</span>
      )}
      {placed.map(({ cause, count, severity }) => (
        <button
          key={cause}
          type="button"
          className={severity === 'reject' ? 'chip chip-bad' : 'chip chip-warn'}
          aria-pressed={cause === chosen}
          onClick={() => choose(cause)}
        >
          <ToneIcon tone={severityTone(severity)} size={13} />
          {causes[cause]} <strong>{formatCount(count)}</strong>
          {cause === chosen && <IconX size={13} aria-label="end this filter" />}
        </button>
      ))}
      {further.length > 0 && (
        <Menu position="bottom-start">
          <Menu.Target>
            <Button variant="subtle" size="compact-sm">
              {formatCount(further.length)} more
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {further.map(({ cause, count, severity }) => (
              <Menu.Item
                key={cause}
                leftSection={<ToneIcon tone={severityTone(severity)} size={13} />}
                onClick={() => choose(cause)}
              >
                {causes[cause]} <strong>{formatCount(count)}</strong>
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      <span className="grow" />
      <Walk state={state} />
    </div>
  )
}

function Walk({ state }: { readonly state: ReviewState }) {
  const { review } = useStores()
  const filter = useStore(review, (one) => one.filter)
  const fileId = useStore(review, (one) => one.fileId)
  const row = useStore(review, (one) => one.active.row)
  const filtered = isFiltered(filter)
  const fitting = fittingOf(state)
  const soFar = state.filter?.done === false ? ' so far' : ''
  const exact = filtered && filter.neighbours === 0 && fitting > 0 && fileId !== null
  return (
    <div className="walk">
      <span role="status">
        {filtered && `${formatCount(fitting)}${soFar} of ${formatCount(totalCounts(state).read)}`}
      </span>
      <ActionIcon
        aria-label={filtered ? 'Previous record that fits' : 'Previous problem'}
        title="Shift F8"
        onClick={() => void review.getState().goToProblem('previous')}
      >
        <IconChevronLeft size={16} aria-hidden />
      </ActionIcon>
      {exact && (
        <span className="walk-rank">
          {formatCount(rankOf(state, fileId, row))} of {formatCount(fitting)}
        </span>
      )}
      <ActionIcon
        aria-label={filtered ? 'Next record that fits' : 'Next problem'}
        title="F8"
        onClick={() => void review.getState().goToProblem('next')}
      >
        <IconChevronRight size={16} aria-hidden />
      </ActionIcon>
      <kbd>F8</kbd>
    </div>
  )
}
