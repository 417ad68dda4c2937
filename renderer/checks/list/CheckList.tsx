import './checkList.css'
import { IconChevronRight } from '@tabler/icons-react'
import { useId, useMemo, useState } from 'react'
import type { RunDetail } from '../../../shared/window/runs.ts'
import { formatCount } from '../../text/format.ts'
import { type EntryGroup, entryCount, sortResults } from '../checkResults.ts'
import { familyTitles } from '../checksText.ts'
import { CheckEntryRow } from './CheckEntryRow.tsx'
import { ChecksAgain } from './ChecksAgain.tsx'

interface CheckListProps {
  readonly title: string
  readonly detail: Pick<RunDetail, 'run' | 'checks'>
}

/** A run's checks by family: what asks for something first, what passed folded to its number. */
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
      <Groups groups={sorted.open} runId={run.runId} />
      <Folded word="as last time" groups={sorted.known} runId={run.runId} />
      <Folded word="passed" groups={sorted.passed} runId={run.runId} />
      <Folded word="skipped" groups={sorted.skipped} runId={run.runId} />
    </section>
  )
}

interface GroupsProps {
  readonly groups: readonly EntryGroup[]
  readonly runId: number
}

function Groups({ groups, runId }: GroupsProps) {
  return groups.map(({ family, entries }) => (
    <div key={family} className="check-family">
      <h3>{familyTitles[family]}</h3>
      <ul className="check-list">
        {entries.map((entry) => (
          <CheckEntryRow key={entry.name} entry={entry} runId={runId} />
        ))}
      </ul>
    </div>
  ))
}

function Folded({ word, groups, runId }: GroupsProps & { readonly word: string }) {
  const [open, setOpen] = useState(false)
  const id = useId()
  const count = entryCount(groups)
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
      {open && (
        <div id={id}>
          <Groups groups={groups} runId={runId} />
        </div>
      )}
    </>
  )
}
