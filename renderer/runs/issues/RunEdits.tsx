import { IconPencil } from '@tabler/icons-react'
import { useCallback, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { RunEdit } from '../../../shared/edits/madeEdit.ts'
import { useStores } from '../../app/useStores.ts'
import type { GridColumn, GridContent } from '../../components/grid/content.ts'
import { Grid } from '../../components/grid/Grid.tsx'
import { Loaded } from '../../components/Loaded.tsx'
import { paged } from '../../components/loadable.ts'
import { Empty } from '../../components/messages/Empty.tsx'
import { cellText } from '../../text/display.ts'
import { formatCount, formatMoment } from '../../text/format.ts'

const columns: readonly GridColumn[] = [
  { key: 'column', label: 'Column', width: 150 },
  { key: 'from', label: 'File says', width: 160, mono: true },
  { key: 'to', label: 'Became', width: 160, mono: true },
  { key: 'records', label: 'Records', width: 84, numeric: true },
  { key: 'why', label: 'Why', width: 240 },
  { key: 'who', label: 'Who', width: 130 },
  { key: 'at', label: 'When', width: 150 },
  { key: 'file', label: 'File', width: 150 },
]

/** What people changed of the run's records before they were loaded. */
export function RunEdits({ runId }: { readonly runId: number }) {
  const { runEdits } = useStores()
  const state = useStore(runEdits)
  const [active, setActive] = useState({ row: 0, column: -1 })
  useEffect(() => {
    const { runId: open, error } = runEdits.getState()
    if (open !== runId || error !== null) runEdits.getState().open(runId)
  }, [runId, runEdits])
  const onRange = useCallback(
    (first: number, last: number) => runEdits.getState().ensure(first, last),
    [runEdits],
  )
  return (
    <Loaded of={paged(state.error, state.total)} waiting="Reading the edits …" retry={state.again}>
      {(total) => (
        <Grid
          label="Edits"
          headLabel="Line"
          columns={columns}
          rowCount={total}
          version={state.rowsVersion}
          active={active}
          onActive={setActive}
          onRange={onRange}
          content={(row) => contentOf(runEdits.getState().row(row))}
          empty={
            <Empty icon={<IconPencil size={34} stroke={1.4} aria-hidden />} title="No edits">
              Every record was loaded as its file has it.
            </Empty>
          }
        />
      )}
    </Loaded>
  )
}

const cache = new WeakMap<RunEdit, GridContent>()

function contentOf(edit: RunEdit | undefined): GridContent | null {
  if (edit === undefined) return null
  const known = cache.get(edit)
  if (known !== undefined) return known
  const { line, column, from, to, records, why, who, at, file, kind, says } = edit
  const text = (value: string | null) => ({
    text: value === null ? null : value === '' ? 'empty' : cellText(value),
  })
  const made: GridContent = {
    head: line === null ? '' : formatCount(line),
    cells: [
      text(column ?? 'the whole record'),
      text(from),
      {
        ...text(
          says !== null
            ? 'as the file now says'
            : records === 0
              ? 'not applied'
              : kind === 'leave-out'
                ? 'set aside'
                : to,
        ),
        edited: records > 0,
      },
      text(formatCount(records)),
      text(says === null ? why : `The file now says ${says === '' ? 'nothing' : `'${says}'`}: it ends.`),
      text(kind === 'correction' ? `${who}, standing` : who),
      text(formatMoment(at)),
      text(file),
    ],
  }
  cache.set(edit, made)
  return made
}
