import { useCallback, useMemo } from 'react'
import { useStore } from 'zustand'
import type { ReviewFile, ReviewRow } from '../../shared/window/review.ts'
import { useStores } from '../app/useStores.ts'
import type { GridCell, GridColumn, GridContent } from '../components/grid/content.ts'
import { Grid } from '../components/grid/Grid.tsx'
import { useInFrames } from '../components/grid/useInFrames.ts'
import { Empty } from '../components/messages/Empty.tsx'
import { ToneIcon } from '../components/messages/ToneIcon.tsx'
import { cellText } from '../text/display.ts'
import { cleanedColumns, type ReviewColumn, rawColumns } from './reviewColumns.ts'

const monoFields = new Set(['license_number', 'zip', 'phone', 'phone2', 'provider_id'])

export function ReviewGrid({ file }: { readonly file: ReviewFile }) {
  const { mapping, review } = useStores()
  const view = useStore(review, (state) => state.view)
  const active = useStore(review, (state) => state.active)
  const version = useInFrames(review, (state) => state.rowsVersion)
  const table = useStore(mapping, (state) => state.tables[file.id])
  // The header is one and the same for all snapshots of a file.
  const { id, header } = file
  // biome-ignore lint/correctness/useExhaustiveDependencies: a snapshot changes the counts, not the columns
  const columns = useMemo(
    () => (view === 'raw' ? rawColumns(file) : table?.state === 'ready' ? cleanedColumns(table.value) : []),
    [view, id, header.length, table],
  )
  const gridColumns = useMemo(
    () =>
      columns.map(
        (column): GridColumn => ({
          key: column.key,
          label: cellText(column.label),
          detail: column.target,
          width: column.width,
          leading: view === 'cleaned' && column.key === 'company',
          mono: view === 'cleaned' && monoFields.has(column.key),
        }),
      ),
    [columns, view],
  )
  const onRange = useCallback(
    (first: number, last: number) => review.getState().ensure(first, last),
    [review],
  )
  const content = contents(columns)
  return (
    <Grid
      key={`${id} ${view}`}
      label={`Records of ${file.name}, ${view}`}
      headLabel="Line"
      columns={gridColumns}
      rowCount={file.counts.read}
      version={version}
      active={active}
      onActive={({ row, column }) => review.getState().setActive(row, column)}
      onRange={onRange}
      content={(row) => {
        const record = review.getState().row(row)
        return record === undefined ? null : content(record)
      }}
      empty={
        <Empty icon={<ToneIcon tone="idle" size={28} />} title="No records yet">
          The first records are being read.
        </Empty>
      }
    />
  )
}

/** Kept per record and columns: rows are drawn again only when they are others. */
const cache = new WeakMap<readonly ReviewColumn[], WeakMap<ReviewRow, GridContent>>()

function contents(columns: readonly ReviewColumn[]): (row: ReviewRow) => GridContent {
  const known = cache.get(columns) ?? new WeakMap<ReviewRow, GridContent>()
  cache.set(columns, known)
  return (row) => {
    const before = known.get(row)
    if (before !== undefined) return before
    const made = contentOf(row, columns)
    known.set(row, made)
    return made
  }
}

function contentOf(row: ReviewRow, columns: readonly ReviewColumn[]): GridContent {
  const tone = row.rejected ? 'bad' : row.issues.length > 0 ? 'warn' : undefined
  return {
    head: String(row.line),
    cells: columns.map((column) => cellOf(row, column)),
    ...(tone !== undefined && { tone }),
  }
}

function cellOf(row: ReviewRow, column: ReviewColumn): GridCell {
  const value = column.value(row)
  const text = value === null ? null : cellText(value)
  const issue = row.issues.find(column.marks)
  if (issue !== undefined) {
    return { text, tone: issue.severity === 'reject' ? 'bad' : 'warn', title: cellText(issue.reason) }
  }
  return text !== null && text.length > 14 ? { text, title: text } : { text }
}
