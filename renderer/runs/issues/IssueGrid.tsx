import { IconMoodCheck } from '@tabler/icons-react'
import { useCallback, useState } from 'react'
import { useStore } from 'zustand'
import { causes, whatToDo } from '../../../shared/causes.ts'
import type { IssueView } from '../../../shared/window/runs.ts'
import { useStores } from '../../app/useStores.ts'
import type { GridColumn, GridContent } from '../../components/grid/content.ts'
import { Grid } from '../../components/grid/Grid.tsx'
import { Empty } from '../../components/messages/Empty.tsx'
import { Pill } from '../../components/Pill.tsx'
import { cellText } from '../../text/display.ts'
import { formatCount, sentence } from '../../text/format.ts'
import { severityTone } from '../status.ts'

const columns: readonly GridColumn[] = [
  { key: 'severity', label: 'Kind', width: 96 },
  { key: 'cause', label: 'Cause', width: 180 },
  { key: 'column', label: 'Column', width: 150 },
  { key: 'value', label: 'Value', width: 160, mono: true },
  { key: 'reason', label: 'Why', width: 320 },
  { key: 'file', label: 'File', width: 150 },
]

/** The rejects and warnings that are chosen, and of one what to do about it. */
export function IssueGrid() {
  const { issues } = useStores()
  const { total, severity, cause, rowsVersion } = useStore(issues)
  const [active, setActive] = useState({ row: 0, column: -1 })
  const onRange = useCallback(
    (first: number, last: number) => issues.getState().ensure(first, last),
    [issues],
  )
  return (
    <>
      <Grid
        label="Issues"
        headLabel="Line"
        columns={columns}
        rowCount={total ?? 0}
        version={rowsVersion}
        active={active}
        onActive={setActive}
        onRange={onRange}
        content={(row) => contentOf(issues.getState().row(row))}
        order={`${severity} ${cause}`}
        empty={
          <Empty icon={<IconMoodCheck size={34} stroke={1.4} aria-hidden />} title="Nothing to look at">
            Every record was loaded as it stands.
          </Empty>
        }
      />
      <Advice issue={issues.getState().row(active.row)} />
    </>
  )
}

/** Of the issue that is looked at: all of why, and what to do. */
function Advice({ issue }: { readonly issue: IssueView | undefined }) {
  if (issue === undefined) return null
  const { severity, line, file, reason, cause } = issue
  return (
    <section className="advice" aria-label="The issue" aria-live="polite">
      <Pill tone={severityTone(severity)}>{severity === 'reject' ? 'Rejected' : 'Warning'}</Pill>
      <p className="data">
        <strong>
          Line {formatCount(line)} · {file}
        </strong>{' '}
        {sentence(cellText(reason))} <span className="mute">{whatToDo[cause]}</span>
      </p>
    </section>
  )
}

const cache = new WeakMap<IssueView, GridContent>()

function contentOf(issue: IssueView | undefined): GridContent | null {
  if (issue === undefined) return null
  const known = cache.get(issue)
  if (known !== undefined) return known
  const text = (value: string | null) => ({ text: value === null ? null : cellText(value) })
  const made: GridContent = {
    head: formatCount(issue.line),
    tone: severityTone(issue.severity),
    cells: [
      text(issue.severity === 'reject' ? 'Rejected' : 'Warning'),
      text(causes[issue.cause]),
      text(issue.column),
      text(issue.value),
      { ...text(sentence(issue.reason)), title: cellText(issue.reason) },
      text(issue.file),
    ],
  }
  cache.set(issue, made)
  return made
}
