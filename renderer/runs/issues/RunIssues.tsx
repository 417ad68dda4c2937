import { Button, Menu, SegmentedControl, Select } from '@mantine/core'
import { IconChevronDown, IconPencil } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { type Cause, causes } from '../../../shared/causes.ts'
import type { Severity } from '../../../shared/domain.ts'
import type { RunDetail } from '../../../shared/window/runs.ts'
import { useStores } from '../../app/useStores.ts'
import { clearButton } from '../../components/fields/clearButton.ts'
import { Loaded } from '../../components/Loaded.tsx'
import { paged } from '../../components/loadable.ts'
import { counted, formatCount, formatDay } from '../../text/format.ts'
import { IssueGrid } from './IssueGrid.tsx'
import { RunEdits } from './RunEdits.tsx'

/** The rejects and warnings of the run, and what people changed of its records. */
export function RunIssues({ detail }: { readonly detail: RunDetail }) {
  const { issues, mendRun } = useStores()
  const state = useStore(issues)
  const [edits, setEdits] = useState(false)
  const [mending, setMending] = useState(false)
  const { run } = detail
  useEffect(() => {
    const { runId, error, open, again } = issues.getState()
    if (runId !== run.runId) open(run.runId, null)
    else if (error !== null) again()
  }, [run.runId, issues])
  const mend = async () => {
    setMending(true)
    await mendRun().finally(() => setMending(false))
  }
  return (
    <div className="fill">
      <div className="bar">
        <SegmentedControl
          size="xs"
          aria-label="Which issues"
          value={edits ? 'edits' : (state.severity ?? 'all')}
          onChange={(value) => {
            setEdits(value === 'edits')
            if (value !== 'edits')
              issues.getState().filter(value === 'all' ? null : (value as Severity), null)
          }}
          data={[
            { value: 'all', label: 'All' },
            { value: 'reject', label: `Rejected ${formatCount(run.rowsRejected)}` },
            { value: 'warning', label: `Warnings ${formatCount(run.warnings)}` },
            { value: 'edits', label: `Edits ${formatCount(detail.edits)}` },
          ]}
        />
        {!edits && <CauseChoice detail={detail} />}
        <span className="grow" />
        <ExportMenu detail={detail} />
        {detail.publishedWith !== null && run.rowsRejected > 0 && (
          <Button
            variant="filled"
            loading={mending}
            leftSection={<IconPencil size={15} aria-hidden />}
            onClick={() => void mend()}
          >
            Mend and add to {formatDay(run.date)}
          </Button>
        )}
      </div>
      {edits ? (
        <RunEdits runId={run.runId} />
      ) : (
        <Loaded of={paged(state.error, state.total)} waiting="Reading the issues …" retry={state.again}>
          {() => <IssueGrid key={`${run.runId} ${state.severity} ${state.cause}`} />}
        </Loaded>
      )}
    </div>
  )
}

function CauseChoice({ detail }: { readonly detail: RunDetail }) {
  const { issues } = useStores()
  const severity = useStore(issues, (state) => state.severity)
  const chosen = useStore(issues, (state) => state.cause)
  const fitting = detail.causes.filter((one) => severity === null || one.severity === severity)
  return (
    <Select
      size="xs"
      w={220}
      aria-label="Cause"
      placeholder="Every cause"
      clearable
      clearButtonProps={clearButton('Show every cause')}
      data={fitting.map(({ cause, count }) => ({
        value: cause,
        label: `${causes[cause]} (${formatCount(count)})`,
      }))}
      value={chosen}
      onChange={(cause) => issues.getState().filter(severity, cause as Cause | null)}
    />
  )
}

function ExportMenu({ detail }: { readonly detail: RunDetail }) {
  const { runDetail } = useStores()
  const busy = useStore(runDetail, (one) => one.busy)
  const { run, edits } = detail
  const store = runDetail.getState()
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button disabled={busy !== null} rightSection={<IconChevronDown size={14} aria-hidden />}>
          Export
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item disabled={run.rowsRejected === 0} onClick={() => void store.exportRejects()}>
          {counted(run.rowsRejected, 'reject')}, to be mended …
        </Menu.Item>
        <Menu.Item disabled={run.warnings === 0} onClick={() => void store.exportWarnings()}>
          {counted(run.warnings, 'warning')}, to be read …
        </Menu.Item>
        <Menu.Item disabled={edits === 0} onClick={() => void store.exportEdits()}>
          {counted(edits, 'edit')}, for leads load --edits …
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
