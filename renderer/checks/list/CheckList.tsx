import './checkList.css'
import { IconChevronRight } from '@tabler/icons-react'
import { type ReactNode, useId, useMemo, useState } from 'react'
import type { RunDetail } from '../../../shared/window/runs.ts'
import { formatCount } from '../../text/format.ts'
import { type CheckEntry, type EntryGroup, entryCount, sortResults } from '../checkResults.ts'
import { familyTitles } from '../checksText.ts'
import { CheckEntryRow } from './CheckEntryRow.tsx'
import { ChecksAgain } from './ChecksAgain.tsx'

interface CheckListProps {
  readonly title: string
  readonly detail: Pick<RunDetail, 'run' | 'checks'>
}

/** A run's checks: what is new since the last run first, what is as last time and what passed folded to their numbers. */
export function CheckList({ title, detail }: CheckListProps) {
  const { run } = detail
  const sorted = useMemo(() => sortResults(detail.checks), [detail.checks])
  const standing = run.status === 'waiting' || run.status === 'published'
  return (
    <section className="box" aria-label="Checks">
      <div className="check-list-head">
        <h2>{title}</h2>
        {standing && detail.checks.length > 0 && <ChecksAgain runId={run.runId} />}
      </div>
      {detail.checks.length === 0 && <p className="mute">No check has looked at this run.</p>}
      <Entries entries={sorted.open} runId={run.runId} />
      <Folded word="as last time" count={sorted.known.length}>
        <Entries entries={sorted.known} runId={run.runId} />
      </Folded>
      <Folded word="passed" count={entryCount(sorted.passed)}>
        <Groups groups={sorted.passed} runId={run.runId} />
      </Folded>
      <Folded word="skipped" count={entryCount(sorted.skipped)}>
        <Groups groups={sorted.skipped} runId={run.runId} />
      </Folded>
    </section>
  )
}

function Entries({ entries, runId }: { readonly entries: readonly CheckEntry[]; readonly runId: number }) {
  return (
    <ul className="check-list">
      {entries.map((entry) => (
        <CheckEntryRow key={entry.name} entry={entry} runId={runId} />
      ))}
    </ul>
  )
}

function Groups({ groups, runId }: { readonly groups: readonly EntryGroup[]; readonly runId: number }) {
  return groups.map(({ family, entries }) => (
    <div key={family} className="check-family">
      <h3>{familyTitles[family]}</h3>
      <Entries entries={entries} runId={runId} />
    </div>
  ))
}

interface FoldedProps {
  readonly word: string
  readonly count: number
  readonly children: ReactNode
}

function Folded({ word, count, children }: FoldedProps) {
  const [open, setOpen] = useState(false)
  const id = useId()
  if (count === 0) return null
  return (
    <>
      <button
        type="button"
        className="check-head check-fold"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        <IconChevronRight size={14} className={open ? 'turned' : ''} aria-hidden />
        {formatCount(count)} {word}
      </button>
      {open && <div id={id}>{children}</div>}
    </>
  )
}
