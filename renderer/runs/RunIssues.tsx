import { Button, SegmentedControl, Select } from '@mantine/core'
import { IconMoodCheck } from '@tabler/icons-react'
import { useCallback, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { type Cause, causes } from '../../shared/causes.ts'
import type { Severity } from '../../shared/domain.ts'
import type { IssueView, RunDetail } from '../../shared/window/runs.ts'
import { useStores } from '../app/useStores.ts'
import { clearButton } from '../components/fields/clearButton.ts'
import type { GridColumn, GridContent } from '../components/grid/content.ts'
import { Grid } from '../components/grid/Grid.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { paged } from '../components/loadable.ts'
import { Empty } from '../components/messages/Empty.tsx'
import { cellText } from '../text/display.ts'
import { counted, formatCount, sentence } from '../text/format.ts'
import { severityTone } from './status.ts'

/** The rejects and warnings of the run. */
export function RunIssues({ detail }: { readonly detail: RunDetail }) {
  const { issues, runDetail } = useStores()
  const state = useStore(issues)
  const busy = useStore(runDetail, (one) => one.busy)
  const { run } = detail
  useEffect(() => {
    const { runId, error, open, again } = issues.getState()
    if (runId !== run.runId) open(run.runId, null)
    else if (error !== null) again()
  }, [run.runId, issues])
  const fitting = detail.causes.filter(
    ({ severity }) => state.severity === null || severity === state.severity,
  )
  return (
    <div className="fill">
      <div className="bar">
        <SegmentedControl
          size="xs"
          aria-label="Which issues"
          value={state.severity ?? 'all'}
          onChange={(value) => issues.getState().filter(value === 'all' ? null : (value as Severity), null)}
          data={[
            { value: 'all', label: 'All' },
            { value: 'reject', label: `Rejected ${formatCount(run.rowsRejected)}` },
            { value: 'warning', label: `Warnings ${formatCount(run.warnings)}` },
          ]}
        />
        <Select
          size="xs"
          w={260}
          aria-label="Cause"
          placeholder="Every cause"
          clearable
          clearButtonProps={clearButton('Show every cause')}
          data={fitting.map(({ cause, count }) => ({
            value: cause,
            label: `${causes[cause]} (${formatCount(count)})`,
          }))}
          value={state.cause}
          onChange={(cause) => issues.getState().filter(state.severity, cause as Cause | null)}
        />
        <span className="grow" />
        <Button
          disabled={busy !== null || run.rowsRejected === 0}
          onClick={() => void runDetail.getState().exportRejects()}
        >
          Export {counted(run.rowsRejected, 'reject')} …
        </Button>
        <Button
          disabled={busy !== null || run.warnings === 0}
          onClick={() => void runDetail.getState().exportWarnings()}
        >
          Export {counted(run.warnings, 'warning')} …
        </Button>
      </div>
      <Loaded of={paged(state.error, state.total)} waiting="Reading the issues …" retry={state.again}>
        {() => <Rows />}
      </Loaded>
    </div>
  )
}

const columns: readonly GridColumn[] = [
  { key: 'severity', label: 'Kind', width: 96 },
  { key: 'cause', label: 'Cause', width: 200 },
  { key: 'file', label: 'File', width: 150 },
  { key: 'column', label: 'Column', width: 150 },
  { key: 'value', label: 'Value', width: 180, mono: true },
  { key: 'reason', label: 'Why', width: 420 },
]

function Rows() {
  const { issues } = useStores()
  const { total, severity, cause, rowsVersion } = useStore(issues)
  const [active, setActive] = useState({ row: 0, column: -1 })
  const onRange = useCallback(
    (first: number, last: number) => issues.getState().ensure(first, last),
    [issues],
  )
  return (
    <Grid
      key={`${severity} ${cause}`}
      label="Issues"
      headLabel="Line"
      columns={columns}
      rowCount={total ?? 0}
      version={rowsVersion}
      active={active}
      onActive={setActive}
      onRange={onRange}
      content={(row) => contentOf(issues.getState().row(row))}
      empty={
        <Empty icon={<IconMoodCheck size={34} stroke={1.4} aria-hidden />} title="Nothing to look at">
          Every record was loaded as it stands.
        </Empty>
      }
    />
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
      text(issue.file),
      text(issue.column),
      text(issue.value),
      { ...text(sentence(issue.reason)), title: cellText(issue.reason) },
    ],
  }
  cache.set(issue, made)
  return made
}
